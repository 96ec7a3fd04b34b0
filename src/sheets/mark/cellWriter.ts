/** What was mended elsewhere, put into the cells of a worksheet as its octets go by; all else passes as it is. */
import type { MendedCell } from '../../core/model/desk/sheet';
import { escapeXml } from '../lists/markup';
import { columnLetters, columnNumber } from '../workbook/reference';

/** Octets stand for themselves, so that a text may be cut anywhere. */
const OCTETS = 'latin1';
const ROW = /<((?:\w+:)?)row\b([^<>]*?)(\/?)>/;
const CELL = /<((?:\w+:)?)c\b((?:"[^"]*"|'[^']*'|[^'"<>])*?)(?:\/>|>([\s\S]*?)<\/\1c>)/g;
/** Longer than the longest opening of a row. */
const OVERLAP = 4_096;
/** What a double holds whole, written as it writes it. */
const PLAIN = /^-?(?=[\d.]{1,15}$)(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Takes a worksheet chunk by chunk. A cell with a formula keeps it: the workbook counts on it elsewhere. */
export class CellWriter {
  readonly #cells = new Map<number, Map<number, string>>();
  #held = '';
  #row = 0;

  constructor(mended: readonly MendedCell[]) {
    for (const { row, column, text } of mended) {
      const cells = this.#cells.get(row) ?? new Map<number, string>();
      this.#cells.set(row, cells.set(column, text));
    }
  }

  /** What can go on. */
  push(chunk: Buffer): Buffer {
    if (this.#cells.size === 0) {
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
    return Buffer.from(this.#held, OCTETS);
  }

  /** The next piece that is finished; null: more has to come. */
  #next(): string | null {
    const opening = ROW.exec(this.#held);
    if (!opening) return this.#held.length > OVERLAP ? this.#take(this.#held.length - OVERLAP) : null;
    const [tag, prefix = '', attributes = '', empty] = opening;
    const number = Number(/\br\s*=\s*["'](\d+)/.exec(attributes)?.[1] ?? this.#row + 1);
    const cells = this.#cells.get(number);
    const from = opening.index + tag.length;
    const end = cells && !empty ? this.#held.indexOf(`</${prefix}row>`, from) : from;
    if (end < 0) return null;
    this.#row = number;
    const before = this.#take(from);
    if (!cells || empty) return before;
    this.#cells.delete(number);
    return before + rewritten(this.#take(end - from), { number, prefix, cells });
  }

  #take(length: number): string {
    const taken = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    return taken;
  }
}

interface Row {
  number: number;
  prefix: string;
  cells: ReadonlyMap<number, string>;
}

/** The inside of a row. A cell that was not there is put where its column stands. */
function rewritten(inside: string, { number, prefix, cells }: Row): string {
  const left = new Map([...cells].sort(([one], [other]) => one - other));
  let column = -1;
  const added = (below: number) =>
    [...left]
      .filter(([one]) => one < below)
      .map(([one, text]) => {
        left.delete(one);
        return text === '' ? '' : cellXml(prefix, `r="${columnLetters(one)}${number}"`, text);
      })
      .join('');
  const changed = inside.replace(CELL, (whole, own: string, attributes: string, content = '') => {
    const named = /\br\s*=\s*["']([A-Z]+)/.exec(attributes)?.[1];
    column = named === undefined ? column + 1 : columnNumber(named);
    const before = added(column);
    const text = left.get(column);
    left.delete(column);
    if (text === undefined || /<(?:\w+:)?f\b/.test(content)) return before + whole;
    const kept = attributes.replace(/\s+t\s*=\s*(?:"[^"]*"|'[^']*')/, '').trim();
    const isNumber = kept === attributes.trim() || /\bt\s*=\s*["']n["']/.test(attributes);
    return before + cellXml(own, kept, text, isNumber && content !== '');
  });
  return changed + added(Number.POSITIVE_INFINITY);
}

/** `asNumber`: one stood there, and goes on being counted with. */
function cellXml(prefix: string, attributes: string, text: string, asNumber = false): string {
  const c = `${prefix}c`;
  const open = attributes === '' ? `<${c}` : `<${c} ${attributes}`;
  if (text === '') return `${open}/>`;
  if (asNumber && PLAIN.test(text)) return `${open}><${prefix}v>${text}</${prefix}v></${c}>`;
  const written = Buffer.from(escapeXml(text)).toString(OCTETS);
  const string = `<${prefix}is><${prefix}t xml:space="preserve">${written}</${prefix}t></${prefix}is>`;
  return `${open} t="inlineStr">${string}</${c}>`;
}
