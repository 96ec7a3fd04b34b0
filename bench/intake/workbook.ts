/** A roster as Excel saves one: texts are shared strings, those of a household its own. */
import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { MAIN, OFFICE, PACKAGE, TYPES, XML_HEAD } from '../../src/sheets/lists/markup';
import { zipped } from '../../src/sheets/lists/zipped';

/** Of each row; what many rows share comes first in the list of strings. */
const OWN = 3;
const SHARED = ['滑县', '城关镇', '东街村', '3组', '农村信用社'];
const ROWS_AT_ONCE = 500;

/** 13 columns: five shared texts, name, identity number and account as texts, the rest numbers. */
export async function writeRoster(path: string, rows: number): Promise<void> {
  const relation = (type: string, target: string, i: number) =>
    `<Relationship Id="rId${i}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (content: string) =>
    `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${content}</Relationships>`;
  const type = (part: string, name: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPES}.${name}+xml"/>`;
  const types =
    type('workbook', 'sheet.main') + type('sheet1', 'worksheet') + type('strings', 'sharedStrings');
  const sheet = '<sheet name="农户" sheetId="1" r:id="rId1"/>';
  const entries = new Map<string, string | (() => AsyncIterable<Buffer>)>([
    ['[Content_Types].xml', `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">${types}</Types>`],
    ['_rels/.rels', relations(relation('officeDocument', 'xl/workbook.xml', 1))],
    [
      'xl/workbook.xml',
      `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheet}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(relation('worksheet', 'sheet1.xml', 1) + relation('sharedStrings', 'strings.xml', 2)),
    ],
    ['xl/sheet1.xml', () => pieces('worksheet', 'sheetData', rows, rowXml)],
    ['xl/strings.xml', () => pieces('sst', '', rows, stringsXml, SHARED.map(item).join(''))],
  ]);
  await writeFile(path, await buffer(zipped(entries)));
}

async function* pieces(
  root: string,
  list: string,
  rows: number,
  xml: (row: number) => string,
  first = '',
): AsyncGenerator<Buffer> {
  yield Buffer.from(`${XML_HEAD}<${root} xmlns="${MAIN}">${list && `<${list}>`}${first}`);
  for (let from = 1; from <= rows; from += ROWS_AT_ONCE) {
    const some = Array.from({ length: Math.min(ROWS_AT_ONCE, rows - from + 1) }, (_, i) => xml(from + i));
    yield Buffer.from(some.join(''));
  }
  yield Buffer.from(`${list && `</${list}>`}</${root}>`);
}

const item = (text: string) => `<si><t>${text}</t></si>`;

/** Digits that differ from row to row as those of people do. */
const digits = (row: number, length: number) =>
  ((row * 7_919_777) % 10 ** length).toString().padStart(length, '0');

const stringsXml = (row: number) =>
  [`王${digits(row, 4)}`, `4105261957${digits(row, 8)}`, `62${digits(row, 9)}${digits(row + 1, 8)}`]
    .map(item)
    .join('');

function rowXml(row: number): string {
  const texts = [
    ...SHARED.keys(),
    ...Array.from({ length: OWN }, (_, i) => SHARED.length + (row - 1) * OWN + i),
  ];
  const numbers = [13_800_000_000 + row, (row % 8) + 1, (row % 2_000) / 100, (row % 300_000) / 100, row];
  const cells = [
    ...texts.map((index, i) => `<c r="${letter(i)}${row}" t="s"><v>${index}</v></c>`),
    ...numbers.map((number, i) => `<c r="${letter(texts.length + i)}${row}"><v>${number}</v></c>`),
  ];
  return `<row r="${row}">${cells.join('')}</row>`;
}

const letter = (column: number) => String.fromCharCode(65 + column);
