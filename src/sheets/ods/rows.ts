/** The rows of one sheet of an ods. */
import type { Cell, SheetRow } from '../../core/model/desk/sheet';
import { COLUMNS, putCell } from '../workbook/rows';
import type { Attributes, XmlReader } from '../zip/xml';
import { CellReader } from './cells';
import { isCell, isHidden, repeatsOf } from './repeats';

export class RowReader implements XmlReader<SheetRow> {
  readonly #sheet: number;
  readonly #most: number;
  readonly #cell = new CellReader();
  #table = -1;
  #row = 1;
  #repeats = 1;
  #hidden = false;
  #cells: (Cell | null)[] = [];
  #column = 0;
  #cellRepeats = 1;
  #covered = false;

  /** A row that counts more than `most` times is given so often: more are refused anyway. */
  constructor(sheet: number, most: number) {
    this.#sheet = sheet;
    this.#most = most;
  }

  open(element: string, attributes: Attributes): void {
    if (element === 'table') this.#table += 1;
    if (this.#table !== this.#sheet) return;
    if (element === 'table-row') {
      this.#repeats = repeatsOf(attributes);
      this.#hidden = isHidden(attributes);
      this.#cells = [];
      this.#column = 0;
    } else if (isCell(element)) {
      this.#cellRepeats = repeatsOf(attributes);
      this.#covered = element === 'covered-table-cell';
      this.#cell.begin(attributes);
    } else this.#cell.open(element, attributes);
  }

  text(piece: string): void {
    if (this.#table === this.#sheet) this.#cell.add(piece);
  }

  close(element: string, ready: (row: SheetRow) => void): void {
    if (this.#table !== this.#sheet) return;
    if (isCell(element)) this.#closeCell();
    else if (element === 'table-row') this.#closeRow(ready);
    else this.#cell.close(element);
  }

  finished(): boolean {
    return this.#table > this.#sheet;
  }

  #closeCell(): void {
    // What a merge covers may still hold what was there before.
    const cell = this.#covered ? null : this.#cell.end();
    const end = this.#column + this.#cellRepeats;
    for (let column = this.#column; cell && column < Math.min(end, COLUMNS + 1); column++) {
      putCell(this.#cells, column, cell);
    }
    this.#column = end;
  }

  #closeRow(ready: (row: SheetRow) => void): void {
    const times = this.#cells.length === 0 ? 0 : Math.min(this.#repeats, this.#most);
    for (let i = 0; i < times; i++) {
      ready({ row: this.#row + i, hidden: this.#hidden, cells: this.#cells });
    }
    this.#row += this.#repeats;
  }
}
