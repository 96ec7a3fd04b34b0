/** A zip whose sizes are looked at before a byte of it is inflated. */
import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { SheetRefused } from '../workbook/workbook';

/** Of all entries, inflated. Workbooks of 100,000 rows have 50 MB. */
const MOST_BYTES = 600 * 2 ** 20;
/** Inflated to stored, of entries over a MiB; workbooks have 4 to 25. */
const MOST_RATIO = 300;
const SMALL = 2 ** 20;
const MOST_ENTRIES = 2_000;
/** Methods of compression. */
const STORED = 0;
const DEFLATED = 8;
/** Octets inflated at once: with the 16 KiB that Node takes by itself, asking for the next costs more than inflating. */
const AT_ONCE = 64 * 1024;
/** Of a part that is held as a whole: styles, relations, the list of sheets. */
const WHOLE_PART = 16 * 2 ** 20;

export interface Archive {
  /** Without a slash at the beginning, in the order of the file. */
  names: readonly string[];
  /** As `names`, whatever the case it is written in; undefined: there is none. */
  find(name: string): string | undefined;
  /** Throws SheetRefused `damaged` where there is no such entry or it cannot be inflated. */
  chunks(name: string): AsyncGenerator<Buffer>;
  /** As UTF-8. Throws as `chunks`, and `bomb` where it is too large to be held. */
  text(name: string): Promise<string>;
}

/** Throws SheetRefused: `damaged`, or `bomb` by what the central directory says. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const { zip, entries } = await readDirectory(bytes);
  refuseBombs([...entries.values()], zip.entryCount);
  const byLowerCase = new Map([...entries.keys()].map((name) => [name.toLowerCase(), name]));
  const chunks = (name: string) => inflate(zip, entries.get(name));
  return {
    names: [...entries.keys()],
    find: (name) => byLowerCase.get(name.replace(/^\//, '').toLowerCase()),
    chunks,
    text: (name) => readWhole(chunks(name)),
  };
}

async function readDirectory(bytes: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    const entries = new Map<string, Entry>();
    if (zip.entryCount > MOST_ENTRIES) return { zip, entries };
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return { zip, entries };
  } catch (error) {
    throw new SheetRefused('damaged', undefined, { cause: error });
  }
}

function refuseBombs(entries: readonly Entry[], count: number): void {
  if (count > MOST_ENTRIES) throw new SheetRefused('bomb', { found: count, limit: MOST_ENTRIES });
  const bytes = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (bytes > MOST_BYTES) throw new SheetRefused('bomb', { found: bytes, limit: MOST_BYTES });
  const swollen = entries.find(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > SMALL && uncompressedSize > MOST_RATIO * compressedSize,
  );
  if (swollen) throw new SheetRefused('bomb', { found: swollen.uncompressedSize, limit: MOST_BYTES });
}

async function* inflate(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry) throw new SheetRefused('damaged');
  // Encrypted entries are what other programs than Office make of a password.
  if (entry.isEncrypted()) throw new SheetRefused('password');
  const stored = await zip
    .openReadStreamPromise(entry, { decodeFileData: false })
    .catch((error: unknown): Readable => {
      throw new SheetRefused('damaged', undefined, { cause: error });
    });
  const stream = inflated(stored, entry);
  const chunks = stream[Symbol.asyncIterator]();
  let left = entry.uncompressedSize;
  try {
    while (left >= 0) {
      // Only what the stream throws is damage; what the reader of the chunks throws passes by.
      const next = await chunks.next().catch((error: unknown) => {
        throw new SheetRefused('damaged', undefined, { cause: error });
      });
      if (next.done && left === 0) return;
      if (next.done) break;
      left -= next.value.length;
      if (left >= 0) yield next.value;
    }
  } finally {
    stream.destroy();
  }
  // Not what the directory says, by which bombs are told.
  throw new SheetRefused('damaged');
}

function inflated(stored: Readable, { compressionMethod }: Entry): Readable {
  if (compressionMethod === STORED) return stored;
  // Whoever reads the last of them hears of faults and ends them all.
  if (compressionMethod === DEFLATED)
    return pipeline(stored, createInflateRaw({ chunkSize: AT_ONCE }), () => {});
  stored.destroy();
  throw new SheetRefused('damaged');
}

async function readWhole(chunks: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > WHOLE_PART) throw new SheetRefused('bomb', { found: size, limit: WHOLE_PART });
    parts.push(chunk);
  }
  return Buffer.concat(parts).toString('utf8');
}
