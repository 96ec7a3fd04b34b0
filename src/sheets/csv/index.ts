/** Text with separators. */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Cell, SheetEncoding, SheetRow, Sheets } from '../../core/model/desk/sheet';
import { breather, CELL_LENGTH, limitRows } from '../workbook/rows';
import { type SheetLimits, SheetRefused } from '../workbook/workbook';
import { decodeText } from './encoding';

const DELIMITERS = [',', ';', '\t'] as const;
/** Lines above the header are titles and have few separators. */
const LINES_LOOKED_AT = 20;
/** How other programs hold digits as text: `="13800000004"`. */
const TEXT_FORMULA = /^="(.*)"$/s;
/** Excel reads this first line and does not show it. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/;

/** Throws SheetRefused. */
export function openCsv(bytes: Buffer, encoding: SheetEncoding, limits: SheetLimits): Sheets {
  const start = decodeStart(bytes, encoding);
  const told = SEPARATOR_LINE.exec(start);
  const delimiter = told?.[1] ?? guessDelimiter(start);
  const skip = told?.[0].length ?? 0;
  return {
    format: 'csv',
    encoding,
    sheets: [{ name: 'csv', hidden: false }],
    first: 0,
    shape: () => Promise.resolve({ hiddenColumns: [], merges: [] }),
    rows: () => limitRows(readRows(withoutStart(decodeText(bytes, encoding), skip), delimiter), limits.rows),
  };
}

function decodeStart(bytes: Buffer, encoding: SheetEncoding): string {
  for (const text of decodeText(bytes, encoding)) return text;
  throw new SheetRefused('empty');
}

/** The separator that the fullest of the first lines has most of. */
function guessDelimiter(start: string): string {
  const lines = start.split(/\r\n|\n|\r/, LINES_LOOKED_AT).map((line) => line.replace(/"[^"]*"/g, ''));
  const most = (delimiter: string) => Math.max(...lines.map((line) => line.split(delimiter).length));
  return [...DELIMITERS].sort((a, b) => most(b) - most(a))[0] ?? ',';
}

function* withoutStart(texts: Iterable<string>, skip: number): Generator<string> {
  let left = skip;
  for (const text of texts) {
    yield left === 0 ? text : text.slice(left);
    left = 0;
  }
}

/** A record is a row, as in Excel: an empty line counts, a line break in quotes does not. */
async function* readRows(texts: Iterable<string>, delimiter: string): AsyncGenerator<SheetRow> {
  const parser = Readable.from(texts).pipe(
    parse({
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: 4 * CELL_LENGTH,
      skip_empty_lines: false,
    }),
  );
  const breathe = breather();
  let row = 0;
  try {
    for await (const fields of parser) {
      row += 1;
      yield { row, hidden: false, cells: readCells(fields) };
      await breathe();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) {
      throw new SheetRefused('damaged', undefined, { cause: error });
    }
    throw error;
  }
}

function readCells(fields: readonly string[]): (Cell | null)[] {
  const cells = fields.map((field): Cell | null => {
    const text = field.startsWith('="') ? (TEXT_FORMULA.exec(field)?.[1] ?? field) : field;
    return text === '' ? null : { kind: 'text', text };
  });
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}
