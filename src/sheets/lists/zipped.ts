/** A zip written as a stream. */
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** Entries are texts, or what gives their bytes when it is their turn. */
export type Entries = ReadonlyMap<string, string | (() => AsyncIterable<Buffer>)>;

/** What the bytes of an entry throw, the stream ends with; who stops reading stops them. */
export function zipped(entries: Entries): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  const end = (error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', end);
  for (const [name, content] of entries) {
    if (typeof content === 'string') zip.addBuffer(Buffer.from(content), name);
    else {
      zip.addReadStreamLazy(name, (give) => {
        const source = Readable.from(content());
        source.on('error', end);
        output.on('close', () => source.destroy());
        give(null, source);
      });
    }
  }
  zip.end();
  zip.outputStream.pipe(output);
  return output;
}
