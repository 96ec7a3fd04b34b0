/** The columns of a file for whoever has to say which is which. */
import { findHeader, type Header, type Match, matchColumns } from '../../core/intake/header';
import type { ReadWorkbook } from '../../core/model/desk/sheet';
import type { Upload } from '../../core/model/desk/upload';
import { fingerprint } from '../../core/text/fingerprint';
import type { Store } from '../../ports';
import type { KindWork } from './kinds/kinds';
import { sheetOf, topOf } from './sheets';

const SAMPLES = 3;

export interface ColumnsOfFile {
  /** Under which a match of columns is remembered. */
  print: string;
  /** What stands above each column. */
  cells: readonly string[];
  match: Match;
  /** Of some rows, what stands in each column. */
  samples: string[][];
}

/** Throws SheetRefused. */
export async function columnsOfFile(
  upload: Upload,
  { kind }: KindWork,
  { store, sheets }: { store: Pick<Store, 'uploads'>; sheets: ReadWorkbook },
): Promise<ColumnsOfFile> {
  const top = await sheets(await bytesOf(upload, store), (workbook) =>
    topOf(workbook, sheetOf(workbook, upload)),
  );
  const found = findHeader(top, kind.fields);
  // Where no row names any, the first is as good as another.
  const header = found ?? {
    row: top[0]?.row ?? 0,
    cells: (top[0]?.cells ?? []).map((cell) => cell?.text ?? ''),
  };
  const below = top.filter(({ row }) => row > header.row).slice(0, SAMPLES);
  return {
    print: headerPrint(header),
    cells: header.cells,
    match: matchColumns(header.cells, kind.fields, upload.columns),
    samples: below.map(({ cells }) => header.cells.map((_, column) => cells[column]?.text ?? '')),
  };
}

/** The octets of a file, put together from its pieces. */
export async function bytesOf(
  { id }: Pick<Upload, 'id'>,
  { uploads }: Pick<Store, 'uploads'>,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (const number of await uploads.parts(id)) {
    const piece = await uploads.part(id, number);
    if (piece) pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

export function headerPrint({ cells }: Pick<Header, 'cells'>): string {
  return fingerprint(cells.join('\n'));
}
