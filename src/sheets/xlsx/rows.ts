/** The rows of a worksheet, as they come out of the zip. */
import type { Cell, SheetRow } from '../../core/model/desk/sheet';
import { showsDay } from '../workbook/numberFormats';
import { columnNumber } from '../workbook/reference';
import { putCell } from '../workbook/rows';
import { serialDay } from '../workbook/serialDays';
import { SheetRefused } from '../workbook/workbook';
import type { Attributes, XmlReader } from '../zip/xml';
import { isOn } from './parts';
import { TextOf } from './strings';

export interface CellContext {
  strings: readonly string[];
  /** By style; undefined: the general one. */
  formats: readonly (string | undefined)[];
  from1904: boolean;
  /** Columns; of the others only the first cell of a row is read. Undefined: all are. */
  asked?: ReadonlySet<number> | undefined;
}

/** Reads `sheetData`; rows without `r` follow on the one before, and so do cells. */
export class RowReader implements XmlReader<SheetRow> {
  readonly #context: CellContext;
  readonly #value = new TextOf();
  #row = 0;
  #hidden = false;
  #cells: (Cell | null)[] = [];
  #column = -1;
  #cell: Attributes = {};
  #formula = false;
  /** Nobody asked for this cell. */
  #passed = false;
  /** Something stands in the row so far. */
  #begun = false;
  #ended = false;
  #dayFormats = new Map<string, boolean>();

  constructor(context: CellContext) {
    this.#context = context;
  }

  open(element: string, attributes: Attributes): void {
    if (element === 'row') this.#openRow(attributes);
    else if (element === 'c') this.#openCell(attributes);
    else if (element === 'f') this.#formula = true;
    if (!this.#passed) this.#value.open(element, 'v');
  }

  text(piece: string): void {
    this.#value.add(piece);
  }

  close(element: string, ready: (row: SheetRow) => void): void {
    this.#value.close(element);
    if (element === 'c') this.#closeCell();
    else if (element === 'row') ready({ row: this.#row, hidden: this.#hidden, cells: this.#cells });
    else if (element === 'sheetData') this.#ended = true;
  }

  finished(): boolean {
    return this.#ended;
  }

  #openRow({ r, hidden }: Attributes): void {
    const row = r === undefined ? this.#row + 1 : Number(r);
    // Who counts backwards cannot be told where a fault is.
    if (!(row > this.#row)) throw new SheetRefused('damaged');
    this.#row = row;
    this.#hidden = isOn(hidden);
    this.#cells = [];
    this.#column = -1;
    this.#begun = false;
  }

  #openCell(attributes: Attributes): void {
    this.#cell = attributes;
    this.#column = attributes.r === undefined ? this.#column + 1 : columnNumber(attributes.r);
    this.#formula = false;
    const { asked } = this.#context;
    this.#passed = asked !== undefined && this.#begun && !asked.has(this.#column);
    if (!this.#passed) this.#value.take();
  }

  #closeCell(): void {
    if (this.#passed) {
      this.#passed = false;
      return;
    }
    const text = this.#value.take();
    if (text === '' && !this.#formula) return;
    const cell = this.#typed(text);
    const format = this.#context.formats[Number(this.#cell.s ?? 0)];
    if (format !== undefined) cell.format = format;
    if (this.#formula) cell.formula = true;
    this.#begun ||= cell.kind !== 'empty';
    putCell(this.#cells, this.#column, cell);
  }

  #typed(text: string): Cell {
    const { t = 'n' } = this.#cell;
    if (t === 's') return { kind: 'text', text: this.#shared(text) };
    if (t === 'str' || t === 'inlineStr') return { kind: 'text', text };
    if (t === 'e') return { kind: 'error', text };
    if (text === '') return { kind: 'empty', text };
    if (t === 'b') return { kind: 'boolean', text: isOn(text) ? 'TRUE' : 'FALSE' };
    if (t === 'd') return { kind: 'date', text: text.replace(/T00:00:00(\.0+)?Z?$/, '').replace('T', ' ') };
    const day = this.#isDay() ? serialDay(Number(text), this.#context.from1904) : null;
    return day === null ? { kind: 'number', text } : { kind: 'date', text: day };
  }

  #shared(index: string): string {
    const text = this.#context.strings[Number(index)];
    if (text === undefined) throw new SheetRefused('damaged');
    return text;
  }

  #isDay(): boolean {
    const format = this.#context.formats[Number(this.#cell.s ?? 0)];
    if (format === undefined) return false;
    const known = this.#dayFormats.get(format);
    if (known !== undefined) return known;
    const day = showsDay(format);
    this.#dayFormats.set(format, day);
    return day;
  }
}
