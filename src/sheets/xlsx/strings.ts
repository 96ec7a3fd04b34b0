/** Texts of an xlsx: runs of rich text are joined, the reading aid above characters is left out. */
import { CELL_LENGTH } from '../workbook/rows';
import { SheetRefused } from '../workbook/workbook';
import type { Archive } from '../zip/archive';
import { readXml } from '../zip/xml';

/** Shorter texts V8 copies. */
const CUT_OUT = 13;

/** Collects the text of `<t>` and of what else is told to be of interest; of `<rPh>` (pinyin, furigana) nothing. */
export class TextOf {
  #text = '';
  #taking = false;
  #aid = false;

  open(element: string, also?: string): void {
    if (element === 'rPh') this.#aid = true;
    else this.#taking = !this.#aid && (element === 't' || element === also);
  }

  close(element: string): void {
    if (element === 'rPh') this.#aid = false;
    this.#taking = false;
  }

  add(piece: string): void {
    if (!this.#taking) return;
    this.#text += piece;
    const found = this.#text.length;
    if (found > CELL_LENGTH) throw new SheetRefused('bomb', { found, limit: CELL_LENGTH });
  }

  /** What was collected, and begins anew. */
  take(): string {
    const text = withCharacters(this.#text);
    this.#text = '';
    return text;
  }
}

/** Throws SheetRefused `damaged`. */
export async function readSharedStrings(archive: Archive, part: string): Promise<string[]> {
  const collected = new TextOf();
  const strings: string[] = [];
  const reader = readXml<string>(archive.chunks(part), {
    open(element) {
      collected.open(element);
      if (element === 'si') collected.take();
    },
    text: (piece) => collected.add(piece),
    close(element, ready) {
      collected.close(element);
      if (element === 'si') ready(ownText(collected.take()));
    },
  });
  for await (const one of reader) strings.push(one);
  return strings;
}

/** What V8 cuts out of a longer text, if it is not very short, keeps all of that in memory: some hundred chunks of the file. */
function ownText(text: string): string {
  return text.length < CUT_OUT ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

/** Characters that XML cannot hold are written `_x000D_`, and an underscore before such a thing `_x005F_`. */
function withCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return plain.replaceAll('\r\n', '\n');
}
