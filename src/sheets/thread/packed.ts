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
/** No cell. */
const NONE = 255;

export interface Packed {
  rows: readonly { row: number; hidden: boolean; width: number }[];
  /** Of all cells, row by row. */
  kinds: Uint8Array;
  texts: readonly string[];
  /** Place in `formats`, from 1; 0: the general one. */
  styles: Uint16Array;
  formats: readonly string[];
}

export function pack(rows: readonly SheetRow[]): Packed {
  const count = rows.reduce((sum, { cells }) => sum + cells.length, 0);
  const kinds = new Uint8Array(count).fill(NONE);
  const styles = new Uint16Array(count);
  const texts: string[] = [];
  const formats = new Map<string, number>();
  for (const { cells } of rows)
    for (const cell of cells) {
      const at = texts.push(cell?.text ?? '') - 1;
      if (!cell) continue;
      kinds[at] = KINDS.indexOf(cell.kind) + (cell.formula ? FORMULA : 0);
      if (cell.format === undefined) continue;
      const known = formats.get(cell.format) ?? formats.size + 1;
      formats.set(cell.format, known);
      styles[at] = known;
    }
  return {
    rows: rows.map(({ row, hidden, cells }) => ({ row, hidden, width: cells.length })),
    ...{ kinds, texts, styles },
    formats: [...formats.keys()],
  };
}

export function* unpack({ rows, kinds, texts, styles, formats }: Packed): Generator<SheetRow> {
  let at = 0;
  for (const { row, hidden, width } of rows) {
    const cells: (Cell | null)[] = [];
    for (const end = at + width; at < end; at++) {
      const code = kinds[at] ?? NONE;
      const format = formats[(styles[at] ?? 0) - 1];
      cells.push(code === NONE ? null : cellOf(code, texts[at] ?? '', format));
    }
    yield { row, hidden, cells };
  }
}

function cellOf(code: number, text: string, format: string | undefined): Cell {
  const cell: Cell = { kind: KINDS[code % FORMULA] ?? 'empty', text };
  if (format !== undefined) cell.format = format;
  if (code >= FORMULA) cell.formula = true;
  return cell;
}
