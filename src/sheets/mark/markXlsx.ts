/** Patches a workbook: what is not about marks stays as it was, byte for byte. */
import type { Readable } from 'node:stream';
import type { Mark, Marking, MarkWords } from '../../core/model/desk/sheet';
import { TYPES } from '../lists/markup';
import { type ListCell, worksheetXml } from '../lists/worksheet';
import { zipped } from '../lists/zipped';
import { columnLetters } from '../workbook/reference';
import { breather } from '../workbook/rows';
import { MARKS_SHEET, SheetRefused } from '../workbook/workbook';
import { readParts, readRelations, type XlsxParts } from '../xlsx/parts';
import { RowsCutter } from '../xlsx/tail';
import { type Archive, openArchive } from '../zip/archive';
import { CellWriter } from './cellWriter';
import { changeComments } from './comments';
import { commentsOf, rangesOf } from './marks';
import { changeNotes } from './notes';
import { Parts } from './parts';
import { addLook } from './styles';
import { changeTail } from './tail';

const VML = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/** Throws SheetRefused before the stream begins; what goes wrong later the stream ends with. */
export async function markXlsx(
  bytes: Buffer,
  sheet: number,
  { marks, mended, words }: Marking,
): Promise<Readable> {
  const archive = await openArchive(bytes);
  const book = await readParts(archive);
  const marked = book.sheets[sheet];
  if (!marked) throw new RangeError(`there is no sheet ${sheet}`);
  const inOrder = [...marks].sort((a, b) => a.row - b.row || a.column - b.column);
  const parts = new Parts(archive);
  const style = await addStyle(archive, book, parts);
  const drawing = await addComments(archive, marked.part, parts, commentsOf(inOrder));
  const list =
    book.sheets.find(({ name }) => name === MARKS_SHEET)?.part ?? (await parts.addMarksSheet(book.workbook));
  const additions = { ranges: rangesOf(inOrder), style, ...(drawing === undefined ? {} : { drawing }) };
  return zipped(
    new Map<string, string | (() => AsyncIterable<Buffer>)>([
      ...archive.names
        .filter((name) => !name.endsWith('/'))
        .map((name) => [name, () => archive.chunks(name)] as const),
      ...parts.changed(),
      [
        marked.part,
        () =>
          changed(archive.chunks(marked.part), new CellWriter(mended, book.formats), (tail) =>
            changeTail(tail, additions),
          ),
      ],
      [list, () => worksheetXml({ header: headerOf(words), rows: listRows(inOrder, marked.name) })],
    ]),
  );
}

async function addStyle(archive: Archive, { workbook }: XlsxParts, parts: Parts): Promise<number> {
  const relations = await readRelations(archive, workbook);
  const part = relations.find(({ type }) => type === 'styles')?.target;
  const before = part === undefined ? null : await parts.text(part);
  // Who writes a workbook without styles has no other sheets to be faithful to either.
  if (part === undefined || before === null) throw new SheetRefused('damaged');
  const { styles, style } = addLook(before);
  parts.set(part, styles);
  return style;
}

/** Gives the relation of the drawing where the sheet had none. */
async function addComments(
  archive: Archive,
  sheet: string,
  parts: Parts,
  ours: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const relations = await readRelations(archive, sheet);
  const targetOf = (wanted: string) => relations.find(({ type }) => type === wanted)?.target;
  const had = targetOf('comments');
  const comments = had ?? parts.free('xl/comments', '.xml');
  const { xml, added, removed } = changeComments(await parts.text(comments), ours);
  if (had === undefined && added.length === 0) return undefined;
  parts.set(comments, xml);
  if (had === undefined) {
    await parts.relate(sheet, 'comments', comments);
    await parts.declare({ part: comments, type: `${TYPES}.comments+xml` });
  }
  const drawn = targetOf('vmlDrawing');
  const drawing = drawn ?? parts.free('xl/drawings/vmlDrawing', '.vml');
  parts.set(drawing, changeNotes(await parts.text(drawing), { added, removed }));
  if (drawn !== undefined) return undefined;
  await parts.declare({ extension: 'vml', type: VML });
  return parts.relate(sheet, 'vmlDrawing', drawing);
}

/** A worksheet with its mended cells and its new tail. */
async function* changed(
  chunks: AsyncIterable<Buffer>,
  cells: CellWriter,
  change: (tail: string) => string,
): AsyncGenerator<Buffer> {
  const cutter = new RowsCutter();
  const breathe = breather();
  for await (const chunk of chunks) {
    const before = cells.push(cutter.push(chunk));
    if (before.length > 0) yield before;
    await breathe();
  }
  yield cells.end();
  yield Buffer.from(change(cutter.tail()));
}

const headerOf = ({ row, column, value, reason, todo, cell }: MarkWords) => [
  row,
  column,
  value,
  reason,
  todo,
  cell,
];

function* listRows(marks: readonly Mark[], sheet: string): Generator<ListCell[]> {
  for (const { row, column, value, reason, todo } of marks) {
    const cell = `${columnLetters(column)}${row}`;
    const link = `#'${sheet.replaceAll("'", "''")}'!${cell}`;
    yield [row, columnLetters(column), value, reason, todo, { link, text: cell }];
  }
}
