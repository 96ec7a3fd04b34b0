/** What is held of rows, whatever file they come from. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Cell, SheetRow } from '../../core/model/desk/sheet';
import { SheetRefused } from './workbook';

/** Excel's last column is XFD. */
export const COLUMNS = 16_384;
/** In characters; Excel itself holds 32,767. */
export const CELL_LENGTH = 2 ** 20;
/** Cells of a sheet, empty ones before the last of a row included. */
const CELLS = 30_000_000;
/** So long, and a little more, one turn of the event loop may take. */
const TURN_MS = 20;

/** Passes rows with something in them on. Throws SheetRefused where there are more than `limit`, or too wide ones. */
export async function* limitRows(rows: AsyncIterable<SheetRow>, limit: number): AsyncGenerator<SheetRow> {
  let count = 0;
  let cells = 0;
  for await (const row of rows) {
    if (row.cells.length === 0) continue;
    count += 1;
    cells += row.cells.length;
    // How many there are is not known before the end; that there are more is enough.
    if (count > limit) throw new SheetRefused('tooManyRows', { found: count, limit });
    if (cells > CELLS) throw new SheetRefused('bomb', { found: cells, limit: CELLS });
    yield row;
  }
}

/** Puts a cell in its column; what is between is null. Throws SheetRefused beyond Excel's last column. */
export function putCell(cells: (Cell | null)[], column: number, cell: Cell): void {
  if (column >= COLUMNS) throw new SheetRefused('damaged');
  while (cells.length < column) cells.push(null);
  cells[column] = cell;
}

/** Lets the event loop turn now and then: to be awaited between pieces of work of a few milliseconds. */
export function breather(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < TURN_MS) return undefined;
    return nextTurn().then(() => {
      last = performance.now();
    });
  };
}
