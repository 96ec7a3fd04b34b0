/** A roster as Excel saves one: texts are shared strings, those of a household its own. */
import { writeFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { MAIN, OFFICE, PACKAGE, TYPES, XML_HEAD } from '../../src/sheets/lists/markup';
import { zipped } from '../../src/sheets/lists/zipped';

/** What stands above the columns; those that nobody asks for are left out by whoever reads them. */
const HEADER = [
  '县',
  '乡镇',
  '村',
  '组',
  '开户行',
  '户主姓名',
  '身份证号',
  '一折通账号',
  '联系电话',
  '家庭人口',
  '面积',
  '金额',
  '序号',
];
/** Of each row; what many rows share comes first in the list of strings. */
const OWN = 3;
const SHARED = ['滑县', '城关镇', '东街村', '3组', '农村信用社'];
/** Weights of the digits of an identity number, and its last character by what is left of their sum. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const ROWS_AT_ONCE = 500;

/** A row of names, and 13 columns: five shared texts, name, identity number and account as texts, the rest numbers. */
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
    ['xl/sheet1.xml', () => pieces('worksheet', 'sheetData', rows, rowXml, headerXml())],
    ['xl/strings.xml', () => pieces('sst', '', rows, stringsXml, [...SHARED, ...HEADER].map(item).join(''))],
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

const HAN = 0x4e00;
const nameOf = (row: number) =>
  `王${String.fromCharCode(HAN + (row % 5_000))}${String.fromCharCode(HAN + (Math.floor(row / 5_000) % 5_000))}`;

/** Good ones, each of another person. */
function identityOf(row: number): string {
  const born = `${1950 + (Math.floor(row / 1_000) % 50)}${pad(1 + (row % 12))}${pad(1 + (Math.floor(row / 50_000) % 28))}`;
  const seventeen = `410526${born}${String(row % 1_000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(seventeen[i]), 0);
  return `${seventeen}${CHECKS[sum % 11]}`;
}

const pad = (number: number) => String(number).padStart(2, '0');

const stringsXml = (row: number) =>
  [nameOf(row), identityOf(row), `80${digits(row, 9)}${digits(row + 1, 8)}`].map(item).join('');

function headerXml(): string {
  const cells = HEADER.map((_, i) => `<c r="${letter(i)}1" t="s"><v>${SHARED.length + i}</v></c>`);
  return `<row r="1">${cells.join('')}</row>`;
}

function rowXml(row: number): string {
  const texts = [
    ...SHARED.keys(),
    ...Array.from({ length: OWN }, (_, i) => SHARED.length + HEADER.length + (row - 1) * OWN + i),
  ];
  const r = row + 1;
  const numbers = [13_800_000_000 + row, (row % 8) + 1, (row % 2_000) / 100, (row % 300_000) / 100, row];
  const cells = [
    ...texts.map((index, i) => `<c r="${letter(i)}${r}" t="s"><v>${index}</v></c>`),
    ...numbers.map((number, i) => `<c r="${letter(texts.length + i)}${r}"><v>${number}</v></c>`),
  ];
  return `<row r="${r}">${cells.join('')}</row>`;
}

const letter = (column: number) => String.fromCharCode(65 + column);
