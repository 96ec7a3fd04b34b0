/** What was mended elsewhere, put into the cells of a worksheet as its octets go by; all else passes as it is. */
import type { MendedCell } from '../../core/model/desk/sheet';
import { columnLetters, columnNumber } from '../workbook/reference';
import { cellXml, type Formats, keepsNumber } from './mendedCell';

/** Octets stand for themselves, so that a text may be cut anywhere. */
const OCTETS = 'latin1';
const ROW = /<((?:\w+:)?)row\b([^<>]*?)(\/?)>/;
/** A value of an attribute holds no `<`: each octet is looked at for one tag alone. */
const CELL_TAG = /<(\/?)((?:\w+:)?)c\b((?:"[^"<]*"|'[^'<]*'|[^'"<>])*?)(\/?)>/g;
/** Longer than the longest opening of a row. */
const OVERLAP = 4_096;

/** A row that is rewritten: what has come of it so far, in pieces. */
interface Row {
  number: number;
  prefix: string;
  cells: ReadonlyMap<number, string>;
  inside: string[];
}

/** Takes a worksheet chunk by chunk. A cell with a formula keeps it: the workbook counts on it elsewhere. */
export class CellWriter {
  readonly #cells = new Map<number, Map<number, string>>();
  readonly #formats: Formats;
  /** Searched before, but for a tag that may go on in the next chunk. */
  #held = '';
  #number = 0;
  #row: Row | null = null;

  /** `formats`: number formats of the workbook by style. */
  constructor(mended: readonly MendedCell[], formats: Formats) {
    this.#formats = formats;
    for (const { row, column, text } of mended) {
      const cells = this.#cells.get(row) ?? new Map<number, string>();
      this.#cells.set(row, cells.set(column, text));
    }
  }

  /** What can go on. */
  push(chunk: Buffer): Buffer {
    if (this.#cells.size === 0 && !this.#row) {
      const held = this.end();
      this.#held = '';
      return held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    }
    this.#held += chunk.toString(OCTETS);
    let done = '';
    for (let next = this.#next(); next !== null; next = this.#next()) done += next;
    return Buffer.from(done, OCTETS);
  }

  /** What is left when every chunk was pushed. */
  end(): Buffer {
    return Buffer.from((this.#row?.inside.join('') ?? '') + this.#held, OCTETS);
  }

  /** The next piece that is finished; null: more has to come. */
  #next(): string | null {
    return this.#row ? this.#inside(this.#row) : this.#outside();
  }

  #outside(): string | null {
    const opening = ROW.exec(this.#held);
    if (!opening) return this.#held.length > OVERLAP ? this.#take(this.#held.length - OVERLAP) : null;
    const [tag, prefix = '', attributes = '', empty] = opening;
    this.#number = Number(/\br\s*=\s*["'](\d+)/.exec(attributes)?.[1] ?? this.#number + 1);
    const cells = this.#cells.get(this.#number);
    if (cells && !empty) {
      this.#cells.delete(this.#number);
      this.#row = { number: this.#number, prefix, cells, inside: [] };
    }
    return this.#take(opening.index + tag.length);
  }

  #inside(row: Row): string | null {
    const close = `</${row.prefix}row>`;
    const end = this.#held.indexOf(close);
    row.inside.push(this.#take(end < 0 ? Math.max(0, this.#held.length - close.length) : end));
    if (end < 0) return null;
    this.#row = null;
    return rewritten(row.inside.join(''), row, this.#formats);
  }

  #take(length: number): string {
    const taken = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    return taken;
  }
}

/** The inside of a row. A cell that was not there is put where its column stands. */
function rewritten(inside: string, { number, prefix, cells }: Row, formats: Formats): string {
  const left = [...cells].sort(([one], [other]) => one - other);
  const added = (below: number) => {
    let xml = '';
    while (left[0] && left[0][0] < below) {
      const [column, text] = left[0];
      left.shift();
      if (text !== '') xml += cellXml(prefix, `r="${columnLetters(column)}${number}"`, text);
    }
    return xml;
  };
  let column = -1;
  let done = '';
  let at = 0;
  for (const cell of cellsIn(inside)) {
    const named = /\br\s*=\s*["']([A-Z]+)/.exec(cell.attributes)?.[1];
    column = named === undefined ? column + 1 : columnNumber(named);
    done += inside.slice(at, cell.from) + added(column);
    at = cell.from;
    if (left[0]?.[0] !== column) continue;
    const [, text] = left.shift() ?? [];
    if (text === undefined || /<(?:\w+:)?f\b/.test(cell.content)) continue;
    const kept = cell.attributes.replace(/\s+t\s*=\s*(?:"[^"]*"|'[^']*')/, '').trim();
    done += cellXml(
      cell.prefix,
      kept,
      text,
      cell.content !== '' && keepsNumber(cell.attributes, text, formats),
    );
    at = cell.to;
  }
  return done + inside.slice(at) + added(Number.POSITIVE_INFINITY);
}

/** The cells of a row with the places where they begin and end. */
function* cellsIn(inside: string) {
  let open: { from: number; prefix: string; attributes: string; content: number } | null = null;
  for (const {
    0: tag,
    1: slash,
    2: prefix = '',
    3: attributes = '',
    4: empty,
    index: from,
  } of inside.matchAll(CELL_TAG)) {
    const to = from + tag.length;
    if (slash) {
      if (open) yield { ...open, content: inside.slice(open.content, from), to };
      open = null;
    } else if (empty) yield { from, prefix, attributes, content: '', to };
    else open = { from, prefix, attributes, content: to };
  }
}
