/** SheetJS in a thread of its own: it reads a whole file at once, never lets go of the loop, and takes what memory it wants. */
import { Worker } from 'node:worker_threads';
import type * as SheetJs from '@e965/xlsx';
import { SheetRefused } from '../workbook/workbook';

/** In MiB; 20,000 rows pass in 200. */
const HEAP = 200;
/** Where new things stand; what Node takes by itself is many times as much. */
const YOUNG = 16;
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** As SheetJS has it: type, value, format, and 1 where a formula made it. */
export type RawCell = readonly [
  type: string,
  value: string | number | boolean | null,
  format: string | undefined,
  formula: 1 | undefined,
];

export interface RawRow {
  row: number;
  hidden: boolean;
  cells: readonly (RawCell | null)[];
}

/** What is asked of a file: its list of sheets, or one of them. */
export type Ask = { sheets: true } | { sheet: number; rows: number };

/** What comes back, in this order; `rows` in pieces. */
export type Told =
  | { kind: 'sheets'; sheets: { name: string; hidden: boolean }[]; from1904: boolean }
  | { kind: 'shape'; hiddenColumns: number[]; merges: SheetJs.Range[]; lastRow: number }
  | { kind: 'rows'; rows: RawRow[] }
  | { kind: 'failed'; message: string };

/** Throws SheetRefused. The thread ends with what is asked for, or when nobody listens any more. */
export async function* askSheetJs(bytes: Buffer, ask: Ask): AsyncGenerator<Told> {
  const library = require.resolve('@e965/xlsx');
  // As text, so that it needs no file of its own: tests run from the sources, the service from what was compiled.
  const code = `${tellList}\n${tellSheet}\n(${work})(require('node:worker_threads'), require(${JSON.stringify(library)}))`;
  const worker = new Worker(code, {
    eval: true,
    workerData: { bytes, ask },
    resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: YOUNG },
  });
  const told: Told[] = [];
  let ended = false;
  let fault: unknown;
  let wake = () => {};
  worker.on('message', (one: Told) => {
    told.push(one);
    wake();
  });
  worker.on('error', (error) => {
    fault = error;
  });
  worker.on('exit', () => {
    ended = true;
    wake();
  });
  try {
    for (;;) {
      const one = told.shift();
      if (one) yield one;
      else if (ended) break;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    await worker.terminate();
  }
  if (fault !== undefined) throw refusalOf(fault);
}

function refusalOf(fault: unknown): SheetRefused {
  const tooLarge = fault instanceof Error && 'code' in fault && fault.code === OUT_OF_MEMORY;
  return new SheetRefused(tooLarge ? 'bomb' : 'damaged', undefined, { cause: fault });
}

type Tell = (one: Told) => void;
interface Thread {
  parentPort: { postMessage: Tell };
  workerData: { bytes: Uint8Array; ask: Ask };
}

/** Runs in the thread, and knows nothing but the two that follow. */
function work({ parentPort, workerData }: Thread, library: typeof SheetJs): void {
  const { bytes, ask } = workerData;
  const tell: Tell = (one) => parentPort.postMessage(one);
  const some = 'sheet' in ask ? { sheets: ask.sheet, sheetRows: ask.rows } : { sheetRows: 1 };
  try {
    const book = library.read(bytes, {
      ...some,
      type: 'buffer',
      dense: true,
      cellFormula: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellStyles: true,
    });
    if ('sheet' in ask) tellSheet(book.Sheets[book.SheetNames[ask.sheet] ?? ''], library, tell);
    else tellList(book, tell);
  } catch (error) {
    tell({ kind: 'failed', message: String(error) });
  }
}

function tellList(book: SheetJs.WorkBook, tell: Tell): void {
  const sheets = book.SheetNames.map((name, i) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
  }));
  tell({ kind: 'sheets', sheets, from1904: book.Workbook?.WBProps?.date1904 === true });
}

function tellSheet(sheet: SheetJs.WorkSheet | undefined, library: typeof SheetJs, tell: Tell): void {
  if (!sheet) return;
  const piece = 500;
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, i) => (column?.hidden ? [i] : []));
  const lastRow = library.utils.decode_range(sheet['!fullref'] ?? sheet['!ref'] ?? 'A1').e.r + 1;
  tell({ kind: 'shape', hiddenColumns, merges: sheet['!merges'] ?? [], lastRow });
  const rawCell = (cell: SheetJs.CellObject | undefined): RawCell | null => {
    if (!cell || (cell.t === 'z' && cell.f === undefined)) return null;
    const value = cell.v instanceof Date ? cell.v.toISOString() : (cell.v ?? null);
    const format = cell.z === undefined ? undefined : String(cell.z);
    return [cell.t, value, format, cell.f === undefined ? undefined : 1];
  };
  const data = sheet['!data'] ?? [];
  for (let from = 0; from < data.length; from += piece) {
    // Rows that are not there are holes, which `map` passes over.
    const rows = Array.from(data.slice(from, from + piece), (cells, i) => ({
      row: from + i + 1,
      hidden: sheet['!rows']?.[from + i]?.hidden === true,
      cells: Array.from(cells ?? [], rawCell),
    }));
    tell({ kind: 'rows', rows });
  }
}
