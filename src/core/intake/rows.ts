/** Rows of a sheet → rows of fields, and what stands in a file twice. */
import type { Cell, SheetRow } from '../model/desk/sheet';
import type { CellReader, Field, FileKind, Found, Once, Reading, ReadRow } from './model';

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
  return ({ row, hidden, cells }) => {
    const read: ReadRow = { row, raw: {}, read: {}, found: [] };
    for (const field of placed) readCell(cells[field.column] ?? null, field, read);
    const isEmpty = Object.keys(read.raw).length === 0 && !read.found.some(isFormula);
    if (isEmpty) return null;
    // Whoever looked at the file did not see it: mostly a filter was left on.
    if (hidden) read.found.push({ field: null, kind: 'hiddenRow', detail: null });
    return read;
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
  /^(?:合计|总计|小计|共计|制表|填表|审核|负责人|单位负责|说明|备注[:：]|注[:：])|^(?:本|全|[\p{sc=Han}\d]{1,8})[页组村镇乡](?:合计|总计|小计|共计)[:：]?$/u;

/** 合计, 光明村小计, 制表人 …: what stands under a table, or between its parts, and is no row of it. */
export function isFoot(row: SheetRow): boolean {
  return FOOT.test(beginning(row));
}

/** What the first cell with something in it says, without blanks. */
function beginning({ cells }: SheetRow): string {
  for (const cell of cells) if (cell && cell.kind !== 'empty') return cell.text.replace(/\s/g, '');
  return '';
}

/** 总笔数：4, 打印柜员：0123 */
const LABELLED = /^\p{sc=Han}{2,10}[:：]/u;

/** As `isFoot`, of what no list of words holds: it begins with something named, and nothing that a row needs can be read of it. */
export function isClosing(row: SheetRow, { read }: Pick<ReadRow, 'read'>, fields: readonly Field[]): boolean {
  if (!LABELLED.test(beginning(row))) return false;
  return fields.every(({ name, needed }) => !needed || read[name] === null);
}

interface Rule {
  once: Once;
  /** The first row, by value. */
  seen: Map<string, number>;
}

/** The rows of a file so far: a value that may stand once is marked where it stands again, with the first row. */
export class Repeats {
  private readonly rules: readonly Rule[];
  /** Of values that may stand several times: how often they did. */
  private readonly times = new Map<string, number>();

  constructor(once: FileKind['once']) {
    this.rules = once.map((one) => ({ once: one, seen: new Map() }));
  }

  /** What this row repeats. What is wrong by itself is not told a second time. */
  take({ row, read, found }: Pick<ReadRow, 'row' | 'read' | 'found'>): Found[] {
    const again: Found[] = [];
    for (const rule of this.rules) {
      const { field, of } = rule.once;
      const values = of(read);
      if (values === null || found.some((one) => one.field === field)) continue;
      if (typeof values === 'string') this.look(values, row, rule, again);
      else for (const value of values) this.look(value, row, rule, again);
    }
    return again;
  }

  private look(value: string, row: number, { once, seen }: Rule, again: Found[]): void {
    const first = seen.get(value);
    if (first === undefined) {
      seen.set(value, row);
      return;
    }
    const { field, fault, most = 1 } = once;
    if (first !== row && (most === 1 || this.count(value) >= most))
      again.push({ field, kind: fault, detail: String(first) });
  }

  /** How often it stood there before, of those that may stand several times. */
  private count(value: string): number {
    const before = this.times.get(value) ?? 1;
    this.times.set(value, before + 1);
    return before;
  }
}
