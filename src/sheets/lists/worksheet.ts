/** One worksheet with a header, written row by row. */
import { columnLetters } from '../workbook/reference';
import { escapeXml, MAIN, XML_HEAD } from './markup';

/** A text stays a text whatever it begins with; a link leads to a cell of the workbook. */
export type ListCell = string | number | null | { link: string; text: string };

export interface Worksheet {
  header: readonly string[];
  rows: AsyncIterable<readonly ListCell[]> | Iterable<readonly ListCell[]>;
  /** Of cells that are still empty. */
  columnStyle?: number;
}

/** Widths are taken from so many rows; what comes later is not known when they are written. */
const ROWS_LOOKED_AT = 200;
/** In pieces of about so many characters. */
const PIECE = 64 * 1024;
const NARROWEST = 8;
const WIDEST = 48;

/** XML of the sheet, in pieces: the header, in a style of the workbook, stays in sight and can be filtered by. */
export async function* worksheetXml(
  { header, rows, columnStyle = 0 }: Worksheet,
  style = 0,
): AsyncGenerator<Buffer> {
  const iterator = iterate(rows);
  const first = await takeSome(iterator);
  let count = 1;
  let piece = `${opening(header, first, columnStyle)}${rowXml(header, 1, style)}`;
  for (const row of first) piece += rowXml(row, ++count);
  for await (const row of iterator) {
    piece += rowXml(row, ++count);
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  const range = `A1:${columnLetters(Math.max(0, header.length - 1))}${count}`;
  yield Buffer.from(`${piece}</sheetData><autoFilter ref="${range}"/></worksheet>`);
}

async function* iterate<T>(rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  yield* rows;
}

async function takeSome<T>(iterator: AsyncGenerator<T>): Promise<T[]> {
  const some: T[] = [];
  while (some.length < ROWS_LOOKED_AT) {
    const next = await iterator.next();
    if (next.done) break;
    some.push(next.value);
  }
  return some;
}

function opening(
  header: readonly string[],
  rows: readonly (readonly ListCell[])[],
  columnStyle: number,
): string {
  const widths = header.map(
    (_, i) => Math.max(...[header, ...rows].map((row) => widthOf(row[i] ?? null))) + 2,
  );
  const column = (width: number, i: number) =>
    `<col min="${i + 1}" max="${i + 1}" width="${Math.min(WIDEST, Math.max(NARROWEST, width))}" customWidth="1" style="${columnStyle}"/>`;
  return (
    `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.map(column).join('')}</cols><sheetData>`
  );
}

/** In characters of Latin; those of Chinese take two. */
function widthOf(cell: ListCell): number {
  return textOf(cell).replace(/[^\u0000-\u00ff]/g, '__').length;
}

function textOf(cell: ListCell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.text : String(cell);
}

/** Of a sheet whose rows have their own numbers. */
export function rowXml(cells: readonly ListCell[], row: number, style = 0): string {
  const styled = style === 0 ? '' : ` s="${style}"`;
  const xml = cells.map((cell, i) => cellXml(cell, `r="${columnLetters(i)}${row}"${styled}`));
  return `<row r="${row}">${xml.join('')}</row>`;
}

function cellXml(cell: ListCell, attributes: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'number') return `<c ${attributes}><v>${cell}</v></c>`;
  if (typeof cell === 'string') {
    return `<c ${attributes} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  }
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const formula = `HYPERLINK(${quoted(cell.link)},${quoted(cell.text)})`;
  return `<c ${attributes} t="str"><f>${escapeXml(formula)}</f><v>${escapeXml(cell.text)}</v></c>`;
}
