/** Rows of a sheet → rows of fields, and what stands in a file twice. */
import type { Cell, Merge, SheetRow } from '../model/desk/sheet';
import type { CellReader, Field, FileKind, Found, Reading, ReadRow } from './model';

/** Reads rows under the header; null where no field has anything: it is no row of the file. */
export function rowReader(
  columns: Readonly<Record<number, string>>,
  fields: readonly Field[],
): (row: SheetRow) => ReadRow | null {
  const columnOf = new Map(Object.entries(columns).map(([column, field]) => [field, Number(column)]));
  const placed = fields.map((field) => ({
    ...field,
    column: columnOf.get(field.name) ?? -1,
    read: asBefore(field.read),
  }));
  return ({ row, cells }) => {
    const read: ReadRow = { row, raw: {}, read: {}, found: [] };
    for (const field of placed) readCell(cells[field.column] ?? null, field, read);
    const isEmpty = Object.keys(read.raw).length === 0 && !read.found.some(isFormula);
    return isEmpty ? null : read;
  };
}

/** Village, group and bank are mostly those of the row above: what was read of the same cell is not read again. */
function asBefore(read: CellReader): CellReader {
  let last: Cell | null = null;
  let found: Reading = { value: null };
  return (cell) => {
    if (last?.text === cell.text && last.kind === cell.kind && last.format === cell.format) return found;
    last = cell;
    found = read(cell);
    return found;
  };
}

const isFormula = ({ kind }: Found) => kind === 'formulaEmpty';

function readCell(cell: Cell | null, { name, needed, read: reader }: Field, { raw, read, found }: ReadRow) {
  read[name] = null;
  if (cell?.kind === 'empty' && cell.formula) found.push({ field: name, kind: 'formulaEmpty', detail: null });
  else if (cell === null || cell.kind === 'empty' || cell.text.trim() === '') {
    if (needed) found.push({ field: name, kind: 'missing', detail: null });
  } else {
    const { value, fault, detail } = reader(cell);
    raw[name] = cell.text;
    read[name] = value;
    if (fault) found.push({ field: name, kind: fault, detail: detail ?? null });
  }
}

const FOOT =
  /^(?:合计|总计|小计|共计|制表|填表|审核|负责人|单位负责|说明|备注[:：]|注[:：])|^(?:本|全|\p{sc=Han}{1,8})[页组村镇乡](?:合计|总计|小计|共计)[:：]?$/u;

/** 合计, 光明村小计, 制表人 …: what stands under a table, or between its parts, and is no row of it. */
export function isFoot({ cells }: SheetRow): boolean {
  const first = cells.find((cell) => cell !== null && cell.kind !== 'empty');
  return FOOT.test((first?.text ?? '').replace(/\s/g, ''));
}

/** The rows of a file so far: a value that may stand once is marked where it stands again, with the first row. */
export class Repeats {
  /** The first row, by value. */
  private readonly seen: Map<string, number>[];
  /** Of values that may stand several times: how often they did. */
  private readonly times = new Map<string, number>();

  constructor(private readonly once: FileKind['once']) {
    this.seen = once.map(() => new Map<string, number>());
  }

  /** What this row repeats. What is wrong by itself is not told a second time. */
  take({ row, read, found }: Pick<ReadRow, 'row' | 'read' | 'found'>): Found[] {
    const again: Found[] = [];
    for (const [place, { field, fault, of, most = 1 }] of this.once.entries()) {
      const values = found.some((one) => one.field === field) ? null : of(read);
      for (const value of typeof values === 'string' ? [values] : (values ?? [])) {
        const first = this.seen[place]?.get(value);
        if (first === undefined) this.seen[place]?.set(value, row);
        else if (first !== row && (most === 1 || this.count(value) >= most))
          again.push({ field, kind: fault, detail: String(first) });
      }
    }
    return again;
  }

  /** How often it stood there before, of those that may stand several times. */
  private count(value: string): number {
    const before = this.times.get(value) ?? 1;
    this.times.set(value, before + 1);
    return before;
  }
}

/** Cells that are merged over several rows: what a village or a programme is, is said of each of them; a sum is not. Rows have to come from the top. */
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
