/** Bodies of requests, read whole within a limit each, and within one for all that are read at the same time. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What became of a body. `tooLong`: over its limit. `busy`: too much is being read already. `broken`: nobody is there any more. */
export type Read = Buffer | 'tooLong' | 'busy' | 'broken';

export type ReadBody = (request: IncomingMessage, response: ServerResponse, limit: number) => Promise<Read>;

/** `most`: octets held by bodies that are not complete or not answered yet. What is held is let go when the answer is out. */
export function bodyReader(most: number): ReadBody {
  let held = 0;
  return (request, response, limit) =>
    new Promise((resolve) => {
      const chunks: Buffer[] = [];
      let size = 0;
      request.on('data', (chunk: Buffer) => {
        size += chunk.length;
        held += chunk.length;
        if (size > limit) resolve('tooLong');
        else if (held > most) resolve('busy');
        else chunks.push(chunk);
      });
      request.once('end', () =>
        resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
      );
      request.once('error', () => resolve('broken'));
      request.once('close', () => resolve('broken'));
      response.once('close', () => {
        held -= size;
      });
    });
}

/**
 * For bodies that are read elsewhere: sets aside what a request says that it brings, at most `each`, until it is
 * answered. False where that would be over `most` for all of them.
 */
export function bodyBudget(
  most: number,
  each: number,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  let held = 0;
  return ({ headers }, response) => {
    const said = Number(headers['content-length'] ?? 0);
    const size = headers['transfer-encoding'] === undefined ? Math.min(said, each) : each;
    if (size === 0) return true;
    if (held + size > most) return false;
    held += size;
    response.once('close', () => {
      held -= size;
    });
    return true;
  };
}
