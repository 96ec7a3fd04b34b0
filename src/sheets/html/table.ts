/** One table of a page, with cells that span several columns and rows. */
import type { Cell, Merge, SheetRow } from '../../core/model/desk/sheet';
import { CELL_LENGTH, COLUMNS, putCell } from '../workbook/rows';
import { SheetRefused } from '../workbook/workbook';

type Attributes = Readonly<Record<string, string>>;

export class TableReader {
  readonly rows: SheetRow[] = [];
  readonly merges: Merge[] = [];
  readonly #mostRows: number;
  /** Rows from this one on that a cell of an earlier row still covers, by column. */
  #covered: number[] = [];
  #row = 0;
  #hidden = false;
  #cells: (Cell | null)[] | null = null;
  #column = 0;
  #text: string | null = null;
  #spans = { wide: 1, high: 1 };

  constructor(mostRows: number) {
    this.#mostRows = mostRows;
  }

  openRow({ style = '', hidden }: Attributes): void {
    this.closeRow();
    this.#row += 1;
    this.#hidden = hidden !== undefined || /display\s*:\s*none/i.test(style);
    this.#cells = [];
    this.#column = 0;
  }

  openCell({ colspan, rowspan }: Attributes): void {
    this.closeCell();
    if (!this.#cells) this.openRow({});
    while ((this.#covered[this.#column] ?? 0) > 0) this.#column += 1;
    this.#spans = { wide: span(colspan), high: span(rowspan) };
    this.#text = '';
  }

  add(piece: string): void {
    if (this.#text === null) return;
    this.#text += piece;
    const found = this.#text.length;
    if (found > CELL_LENGTH) throw new SheetRefused('bomb', { found, limit: CELL_LENGTH });
  }

  closeCell(): void {
    if (this.#text === null || !this.#cells) return;
    const text = this.#text
      .replace(/ *\n */g, '\n')
      .replace(/ +/g, ' ')
      .trim();
    const { wide, high } = this.#spans;
    const column = this.#column;
    const end = Math.min(column + wide, COLUMNS);
    if (text !== '') putCell(this.#cells, column, { kind: 'text', text });
    for (let covered = column; covered < end; covered++) this.#covered[covered] = high;
    if (wide > 1 || high > 1) {
      const toRow = this.#row + high - 1;
      this.merges.push({ fromColumn: column, toColumn: end - 1, fromRow: this.#row, toRow });
    }
    this.#column = end;
    this.#text = null;
  }

  closeRow(): void {
    this.closeCell();
    if (!this.#cells) return;
    this.#covered = this.#covered.map((left) => Math.max(0, left - 1));
    if (this.#cells.length > 0) {
      this.rows.push({ row: this.#row, hidden: this.#hidden, cells: this.#cells });
    }
    this.#cells = null;
    const found = this.rows.length;
    const limit = this.#mostRows;
    if (found > limit) throw new SheetRefused('tooManyRows', { found, limit });
  }
}

function span(value: string | undefined): number {
  const number = Number.parseInt(value ?? '1', 10);
  return number >= 1 ? Math.min(number, COLUMNS) : 1;
}
