/** Zip files of texts, as offices' programs make them. */
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** Entries in the order given. */
export function zipped(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}
