/** The sheets of an ods, and what is said of each apart from its rows. */
import type { Merge, SheetInfo, SheetShape } from '../../core/model/desk/sheet';
import { COLUMNS } from '../workbook/rows';
import type { Attributes, XmlReader } from '../zip/xml';
import { isCell, isHidden, repeatsOf } from './repeats';

interface Found {
  name: string;
  style: string;
  hiddenColumns: number[];
  merges: Merge[];
}

export class ShapeReader implements XmlReader<never> {
  readonly #found: Found[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #columns = 0;
  #row = 1;
  #rowRepeats = 1;
  #column = 0;

  open(element: string, attributes: Attributes): void {
    if (element === 'style') this.#style = attributes['style:name'] ?? '';
    else if (element === 'table-properties' && attributes['table:display'] === 'false') {
      this.#hiddenStyles.add(this.#style);
    } else if (element === 'table') this.#openTable(attributes);
    else if (element === 'table-column') this.#addColumns(attributes);
    else if (element === 'table-row') {
      this.#rowRepeats = repeatsOf(attributes);
      this.#column = 0;
    } else if (isCell(element)) this.#addCell(attributes);
  }

  close(element: string): void {
    if (element === 'table-row') this.#row += this.#rowRepeats;
  }

  sheets(): (SheetInfo & { shape: SheetShape })[] {
    return this.#found.map(({ name, style, hiddenColumns, merges }) => ({
      name,
      hidden: this.#hiddenStyles.has(style),
      shape: { hiddenColumns, merges },
    }));
  }

  #openTable(attributes: Attributes): void {
    const { 'table:name': name = '', 'table:style-name': style = '' } = attributes;
    this.#found.push({ name, style, hiddenColumns: [], merges: [] });
    this.#columns = 0;
    this.#row = 1;
  }

  #addColumns(attributes: Attributes): void {
    const from = this.#columns;
    this.#columns += repeatsOf(attributes);
    if (!isHidden(attributes)) return;
    for (let column = from; column < Math.min(this.#columns, COLUMNS); column++) {
      this.#found.at(-1)?.hiddenColumns.push(column);
    }
  }

  #addCell(attributes: Attributes): void {
    const wide = Number(attributes['table:number-columns-spanned'] ?? 1);
    const high = Number(attributes['table:number-rows-spanned'] ?? 1);
    const fromColumn = this.#column;
    this.#column += repeatsOf(attributes);
    if (!(wide > 1 || high > 1)) return;
    const toRow = this.#row + high - 1;
    this.#found
      .at(-1)
      ?.merges.push({ fromColumn, toColumn: fromColumn + wide - 1, fromRow: this.#row, toRow });
  }
}
