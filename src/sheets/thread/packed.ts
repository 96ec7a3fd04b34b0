/** Some rows in a few flat lists: a thing for each cell costs many times as much on its way from one thread to another. */
import type { Cell, SheetRow } from '../../core/model/desk/sheet';

const KINDS = [
  'text',
  'number',
  'date',
  'boolean',
  'error',
  'empty',
] as const satisfies readonly Cell['kind'][];
/** Beside the place of its kind. */
const FORMULA = 16;
/** The cell is the one above it: villages, groups and banks mostly are. */
const ABOVE = 254;
/** No cell, or none that was asked for. */
const NONE = 255;

export interface Packed {
  rows: readonly { row: number; hidden: boolean; width: number }[];
  /** Of all cells, row by row. */
  kinds: Uint8Array;
  /** Of the cells that are not those above them. */
  texts: readonly string[];
  /** Of the same: the place in `formats`, from 1; 0: the general one. */
  styles: readonly number[];
  formats: readonly string[];
}

/** Of each row its first cell, and these columns or all. */
export function pack(rows: readonly SheetRow[], columns: ReadonlySet<number> | null = null): Packed {
  const kinds = new Uint8Array(rows.reduce((sum, { cells }) => sum + cells.length, 0)).fill(NONE);
  const texts: string[] = [];
  const styles: number[] = [];
  const formats = new Map<string, number>();
  const place = (format: string) => {
    const known = formats.get(format) ?? formats.size + 1;
    formats.set(format, known);
    return known;
  };
  let at = 0;
  let above: SheetRow['cells'] = [];
  for (const { cells } of rows) {
    let isFirst = true;
    for (let column = 0; column < cells.length; column++, at++) {
      const cell = cells[column];
      if (!cell || !(isFirst || !columns || columns.has(column))) continue;
      // What a row says begins behind cells that are empty.
      isFirst &&= cell.kind === 'empty';
      if (isSame(cell, columns?.has(column) === false ? null : above[column])) kinds[at] = ABOVE;
      else {
        kinds[at] = KINDS.indexOf(cell.kind) + (cell.formula ? FORMULA : 0);
        texts.push(cell.text);
        styles.push(cell.format === undefined ? 0 : place(cell.format));
      }
    }
    above = cells;
  }
  return {
    rows: rows.map(({ row, hidden, cells }) => ({ row, hidden, width: cells.length })),
    kinds,
    texts,
    styles,
    formats: [...formats.keys()],
  };
}

function isSame(cell: Cell, above: Cell | null | undefined): boolean {
  return (
    above?.text === cell.text &&
    above.kind === cell.kind &&
    above.format === cell.format &&
    above.formula === cell.formula
  );
}

export function* unpack({ rows, kinds, texts, styles, formats }: Packed): Generator<SheetRow> {
  let at = 0;
  let told = 0;
  let above: (Cell | null)[] = [];
  for (const { row, hidden, width } of rows) {
    const cells: (Cell | null)[] = [];
    for (let column = 0; column < width; column++, at++) {
      const code = kinds[at] ?? NONE;
      if (code === NONE) cells.push(null);
      else if (code === ABOVE) cells.push(above[column] ?? null);
      else {
        cells.push(cellOf(code, texts[told] ?? '', formats[(styles[told] ?? 0) - 1]));
        told += 1;
      }
    }
    above = cells;
    yield { row, hidden, cells };
  }
}

function cellOf(code: number, text: string, format: string | undefined): Cell {
  const cell: Cell = { kind: KINDS[code % FORMULA] ?? 'empty', text };
  if (format !== undefined) cell.format = format;
  if (code >= FORMULA) cell.formula = true;
  return cell;
}
