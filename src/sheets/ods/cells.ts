/** One cell of an ods: its value is in its attributes, its text below it. */
import type { Cell } from '../../core/model/desk/sheet';
import { CELL_LENGTH } from '../workbook/rows';
import { SheetRefused } from '../workbook/workbook';
import type { Attributes } from '../zip/xml';

/** Comments and reading aids stand in a cell and are no part of it. */
const BESIDE = new Set(['annotation', 'ruby-text', 'note']);
/** What Excel writes into an ods as text. */
const ERROR = /^(#(N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d+)$/;

export class CellReader {
  #attributes: Attributes = {};
  #text = '';
  #paragraphs = 0;
  #within = false;
  #beside = 0;

  begin(attributes: Attributes): void {
    this.#attributes = attributes;
    this.#text = '';
    this.#paragraphs = 0;
  }

  open(element: string, attributes: Attributes): void {
    if (BESIDE.has(element)) this.#beside += 1;
    if (element === 'p') {
      this.#within = true;
      this.#paragraphs += this.#beside > 0 ? 0 : 1;
      if (this.#paragraphs > 1) this.add('\n');
    } else if (element === 's')
      this.add(' '.repeat(Math.min(CELL_LENGTH, Number(attributes['text:c'] ?? 1))));
    else if (element === 'tab') this.add('\t');
    else if (element === 'line-break') this.add('\n');
  }

  close(element: string): void {
    if (BESIDE.has(element)) this.#beside -= 1;
    if (element === 'p') this.#within = false;
  }

  /** Between paragraphs there are only the line breaks of the file. */
  add(piece: string): void {
    if (this.#beside > 0 || !this.#within) return;
    this.#text += piece;
    const found = this.#text.length;
    if (found > CELL_LENGTH) throw new SheetRefused('bomb', { found, limit: CELL_LENGTH });
  }

  /** Null: nothing there. */
  end(): Cell | null {
    const formula = this.#attributes['table:formula'] !== undefined;
    const cell = this.#typed(formula);
    if (!formula) return cell.text === '' ? null : cell;
    return { ...cell, formula: true };
  }

  #typed(formula: boolean): Cell {
    const a = this.#attributes;
    const text = this.#text || (a['office:string-value'] ?? '');
    if (a['calcext:value-type'] === 'error' || (formula && ERROR.test(text))) return { kind: 'error', text };
    switch (a['office:value-type']) {
      case 'percentage':
        return { kind: 'number', text: a['office:value'] ?? '', format: '0%' };
      case 'float':
      case 'currency':
        return { kind: 'number', text: a['office:value'] ?? '' };
      case 'date':
        return {
          kind: 'date',
          text: (a['office:date-value'] ?? '').replace(/T00:00:00$/, '').replace('T', ' '),
        };
      case 'time':
        return { kind: 'date', text: timeOf(a['office:time-value'] ?? '') };
      case 'boolean':
        return { kind: 'boolean', text: (a['office:boolean-value'] ?? '').toUpperCase() };
      case 'string':
        return { kind: 'text', text };
      default:
        return { kind: formula && text === '' ? 'empty' : 'text', text };
    }
  }
}

/** `PT08H30M00S` → `08:30:00`; anything else as it stands. */
function timeOf(duration: string): string {
  const found = /^PT(\d+)H(\d+)M(\d+)/.exec(duration);
  return found
    ? found
        .slice(1)
        .map((part) => part.padStart(2, '0'))
        .join(':')
    : duration;
}
