/** What cells that are merged show: what stands in their first. */
import type { Cell, Merge, SheetRow } from '../../model/desk/sheet';
import type { Field } from '../model';

/** A column of the file that is read. */
interface Column {
  column: number;
  /** What it says is said of each row that it is merged over. */
  spreads: boolean;
  /** From the top; those above the present row are behind `next`. */
  merges: readonly Merge[];
  next: number;
  /** What stands in the first cell of the merge that was met last, and its row. */
  first: { cell: Cell | null; row: number } | null;
}

/**
 * Rows as whoever looks at the file sees them: what stands under a merge is not shown, and is not there. What a village or a
 * programme is, is said of each row that its cell is merged over; a sum is not. Rows have to come from the top.
 */
export class Merged {
  private readonly columns: readonly Column[];

  constructor(merges: readonly Merge[], columns: Readonly<Record<number, string>>, fields: readonly Field[]) {
    const spreading = new Set(fields.filter((field) => field.spreads).map(({ name }) => name));
    const inTurn = [...merges].sort((one, other) => one.fromRow - other.fromRow);
    this.columns = Object.entries(columns).flatMap(([place, field]) => {
      const column = Number(place);
      const over = inTurn.filter(({ fromColumn, toColumn }) => fromColumn <= column && column <= toColumn);
      if (over.length === 0) return [];
      return [{ column, spreads: spreading.has(field), merges: over, next: 0, first: null }];
    });
  }

  /** The row with what is shown in it. */
  fill(row: SheetRow): SheetRow {
    let cells: (Cell | null)[] | null = null;
    for (const column of this.columns) {
      const over = mergeOver(column, row.row);
      if (!over) continue;
      cells ??= [...row.cells];
      while (cells.length <= column.column) cells.push(null);
      cells[column.column] = shown(column, over, row);
    }
    return cells ? { ...row, cells } : row;
  }
}

function shown(column: Column, over: Merge, { row, cells }: SheetRow): Cell | null {
  if (column.column !== over.fromColumn) return null;
  if (row === over.fromRow) {
    column.first = { cell: cells[column.column] ?? null, row };
    return column.first.cell;
  }
  return column.spreads && column.first?.row === over.fromRow ? column.first.cell : null;
}

/** Each merge is passed once, however many there are. */
function mergeOver(column: Column, row: number): Merge | undefined {
  while ((column.merges[column.next]?.toRow ?? row) < row) column.next += 1;
  const found = column.merges[column.next];
  return found && found.fromRow <= row ? found : undefined;
}
