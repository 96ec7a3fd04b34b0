/** Where the names of the columns stand in a sheet, and which column is which field. */
import type { SheetRow } from '../model/desk/sheet';
import type { UploadKind } from '../model/desk/upload';
import type { Field, FileKind } from './model';

/** Titles and notes stand above. */
const LOOKED_AT = 20;
/** Fewer are a coincidence. */
const FEWEST = 2;

export interface Header {
  /** As Excel counts; of two rows the lower one. What comes after it are the rows. */
  row: number;
  /** What stands above each column, A first. */
  cells: readonly string[];
}

export interface Match {
  /** Field by column. */
  columns: Record<number, string>;
  /** Needed fields of which there is no column. */
  missing: string[];
  /** Fields of which there are several: a person has to say which. */
  twice: string[];
}

/** What else may stand above the columns of a kind, by field. */
export type ColumnWords = Readonly<Record<UploadKind, Readonly<Record<string, readonly string[]>>>>;

/** The kind, its columns found by these words, too. */
export function inWords<K extends FileKind>(kind: K, words: ColumnWords): K {
  const of = words[kind.kind];
  return { ...kind, fields: kind.fields.map((field) => ({ ...field, synonyms: of[field.name] ?? [] })) };
}

/** As headers are compared: 金额（元） and *金 额 are 金额, 帐号 is 账号. */
function tidyHeader(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s*＊:：_\-"“”]/g, '')
    .replaceAll('帐', '账')
    .toLowerCase();
  return plain.replace(/[([【].*?[)\]】]/g, '') || plain;
}

/** The row, or the two rows, that name most of the fields; null where none names more than one. */
export function findHeader(rows: readonly SheetRow[], fields: readonly Field[]): Header | null {
  const top = rows.slice(0, LOOKED_AT);
  let best: { header: Header; named: number } | null = null;
  for (const [place, row] of top.entries()) {
    const below = top[place + 1];
    const candidates = [headerOf(row), ...(below ? [joined(row, below)] : [])];
    for (const header of candidates) {
      const named = new Set(Object.values(namedColumns(header.cells, fields))).size;
      if (named >= FEWEST && named > (best?.named ?? 0)) best = { header, named };
    }
  }
  return best?.header ?? null;
}

function headerOf({ row, cells }: SheetRow): Header {
  return { row, cells: cells.map((cell) => cell?.text ?? '') };
}

/** Where the lower row has nothing the upper one counts: it goes down over both. */
function joined(upper: SheetRow, lower: SheetRow): Header {
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells = Array.from(
    { length: width },
    (_, column) => lower.cells[column]?.text || upper.cells[column]?.text || '',
  );
  return { row: lower.row, cells };
}

/** Field by column as the names say, several columns of one field included. */
function namedColumns(cells: readonly string[], fields: readonly Field[]): Record<number, string> {
  const known = new Map(
    fields.flatMap(({ name, header, synonyms = [] }) =>
      [header, ...synonyms].map((one) => [tidyHeader(one), name]),
    ),
  );
  const found: Record<number, string> = {};
  for (const [column, cell] of cells.entries()) {
    const name = known.get(tidyHeader(cell));
    if (name !== undefined) found[column] = name;
  }
  return withoutRemarks(found, cells);
}

/** What anything may be written into. */
const REMARKS = '备注';

/** A column of remarks is a field where no other column is. */
function withoutRemarks(found: Record<number, string>, cells: readonly string[]): Record<number, string> {
  const columns = Object.entries(found);
  const isRemark = (column: string) => tidyHeader(cells[Number(column)] ?? '') === REMARKS;
  const named = new Set(columns.flatMap(([column, name]) => (isRemark(column) ? [] : [name])));
  return Object.fromEntries(columns.filter(([column, name]) => !(isRemark(column) && named.has(name))));
}

/** Which column is which field: as somebody said it before, else by name. Unknown columns are left out. */
export function matchColumns(
  cells: readonly string[],
  fields: readonly Field[],
  said: Readonly<Record<number, string>> | null = null,
): Match {
  const columns = said ?? namedColumns(cells, fields);
  const names = Object.values(columns);
  return {
    columns: { ...columns },
    missing: fields.filter(({ name, needed }) => needed && !names.includes(name)).map(({ name }) => name),
    twice: [...new Set(names.filter((name, place) => names.indexOf(name) !== place))],
  };
}
