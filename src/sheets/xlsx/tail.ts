/** A worksheet cut behind its rows: what follows them is little, and says what they cannot. */
import { SheetRefused } from '../workbook/workbook';

/** `<` stands nowhere else in what is well-formed; with any prefix, and where there are no rows. */
const END_OF_ROWS = /<(?:\w+:)?sheetData\s*\/>|<\/(?:\w+:)?sheetData\s*>/;
const ROWS = 'sheetData';
/** Longer than the longest such tag. */
const OVERLAP = 64;
/** Of a tail; 100,000 links or merges have 10 MB. */
const LONGEST = 64 * 2 ** 20;

/** Takes a worksheet chunk by chunk. */
export class RowsCutter {
  #held: Buffer = Buffer.alloc(0);
  #tail: Buffer[] | null = null;
  #size = 0;

  /** What stands before the end of the rows, that end included: to be passed on as it is. */
  push(chunk: Buffer): Buffer {
    if (this.#tail) return this.#keep(chunk);
    const whole = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    // Nearly all pieces are rows and nothing else: they are passed by without being made a text.
    const found = whole.includes(ROWS) ? END_OF_ROWS.exec(whole.toString('latin1')) : null;
    const cut = found ? found.index + found[0].length : Math.max(0, whole.length - OVERLAP);
    this.#held = whole.subarray(cut);
    if (found) {
      this.#tail = [];
      this.#keep(this.#held);
    }
    return whole.subarray(0, cut);
  }

  /** All that follows, when every chunk was pushed. Throws SheetRefused `damaged` where no rows have ended. */
  tail(): string {
    if (!this.#tail) throw new SheetRefused('damaged');
    return Buffer.concat(this.#tail).toString('utf8');
  }

  #keep(chunk: Buffer): Buffer {
    this.#size += chunk.length;
    if (this.#size > LONGEST) throw new SheetRefused('bomb', { found: this.#size, limit: LONGEST });
    this.#tail?.push(chunk);
    return Buffer.alloc(0);
  }
}
