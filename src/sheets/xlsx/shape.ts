/** Merges and hidden columns of a worksheet: they stand before and behind its rows, which are passed over unread. */
import type { SheetShape } from '../../core/model/desk/sheet';
import { readRange } from '../workbook/reference';
import { breather, COLUMNS } from '../workbook/rows';
import { type Attributes, readXmlText } from '../zip/xml';
import { isOn } from './parts';
import { RowsCutter } from './tail';

/** What stands before the rows is read so far, in bytes. */
const HEAD = 256 * 1024;
const COLUMN = /<(?:\w+:)?col\s[^>]*>/g;
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*>/g;

export async function readShape(chunks: AsyncIterable<Buffer>): Promise<SheetShape> {
  const cutter = new RowsCutter();
  const breathe = breather();
  let head = '';
  for await (const chunk of chunks) {
    const before = cutter.push(chunk);
    if (head.length < HEAD) head += before.toString('utf8');
    await breathe();
  }
  const [columns = ''] = head.split(/<(?:\w+:)?sheetData[\s/>]/, 1);
  return {
    hiddenColumns: elements(columns, COLUMN).flatMap(hiddenColumns),
    merges: elements(cutter.tail(), MERGE).flatMap(({ ref = '' }) => readRange(ref) ?? []),
  };
}

/** Elements without content, each by itself. */
function elements(text: string, pattern: RegExp): Attributes[] {
  return (text.match(pattern) ?? []).flatMap((element) =>
    readXmlText<Attributes>(element.replace(/^<\w+:/, '<').replace(/\/?>$/, '/>'), {
      open: (_, attributes, ready) => ready(attributes),
    }),
  );
}

function hiddenColumns({ min, max, hidden, width }: Attributes): number[] {
  if (!isOn(hidden) && width !== '0') return [];
  const from = Number(min);
  // Mostly everything to the right of the table is hidden in one: no cells stand there.
  const to = Math.min(Number(max), COLUMNS);
  return from >= 1 ? Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from - 1 + i) : [];
}
