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
 * For bodies that are read elsewhere: what comes is held until it is answered, of each at most `each` octets counted. False
 * where `most` are held already; the connection of a body that goes over it on the way is ended. What a request only says that
 * it brings counts for nothing: whoever says much and sends nothing keeps nobody out.
 */
export function bodyBudget(
  most: number,
  each: number,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  let held = 0;
  return (request, response) => {
    const { headers } = request;
    if (headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0)
      return true;
    if (held >= most) return false;
    let size = 0;
    let isOpen = true;
    response.once('close', () => {
      isOpen = false;
      held -= size;
    });
    // Node's parser hands each piece to `push`; a listener of `data` would set it flowing before somebody reads.
    const { push } = request;
    request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
      const counted = isOpen ? Math.min(chunk?.length ?? 0, each - size) : 0;
      size += counted;
      held += counted;
      if (counted > 0 && held > most) request.destroy();
      return push.call(request, chunk, encoding);
    };
    return true;
  };
}
