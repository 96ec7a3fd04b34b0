/** Cells that are merged over several rows: what a village or a programme is, is said of each of them; a sum is not. */
import type { Cell, Merge, SheetRow } from '../model/desk/sheet';
import type { Field } from './model';

/** Rows have to come from the top. */
export class Merged {
  private readonly down: readonly Merge[];
  private readonly values = new Map<Merge, Cell | null>();

  constructor(merges: readonly Merge[], columns: Readonly<Record<number, string>>, fields: readonly Field[]) {
    const spread = new Set(fields.filter((field) => field.spreads).map(({ name }) => name));
    this.down = merges.filter(
      ({ fromColumn, fromRow, toRow }) => toRow > fromRow && spread.has(columns[fromColumn] ?? ''),
    );
  }

  /** The row with what stands merged over it. */
  fill(row: SheetRow): SheetRow {
    const over = this.down.filter(({ fromRow, toRow }) => fromRow <= row.row && row.row <= toRow);
    if (over.length === 0) return row;
    const cells = [...row.cells];
    for (const merge of over) {
      const { fromColumn, fromRow } = merge;
      if (fromRow === row.row) this.values.set(merge, cells[fromColumn] ?? null);
      else cells[fromColumn] ??= this.values.get(merge) ?? null;
    }
    return { ...row, cells };
  }
}
