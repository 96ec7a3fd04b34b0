/** A township's roster of 3,165 households, right in every cell, and what offices get wrong in one; it knows nothing of who checks it. */
import { xlsxOf } from './xlsx';

/** Text; or what only a workbook has: a number in its digits, an error, a formula that was never worked out. */
export type Piece = string | { number: string; format?: 1 } | { error: string } | { formula: string };
export type Household = Piece[];

export const COLUMNS = ['村', '组', '户主姓名', '身份证号', '家庭人口', '联系电话', '一折通账号', '开户行'];
const [VILLAGE, GROUP, HEAD, IDENTITY, MEMBERS, PHONE, ACCOUNT] = COLUMNS.keys();
export const VILLAGES = ['光明村', '红旗村', '东街村', '西街村', '前李村', '后李村', '马庄', '柳树屯'];
/** Of another township. */
export const ELSEWHERE = '河西村';
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗䶮';
const GIVEN = '德福秀英桂花建国玉兰志强凤英永昌翠萍';
const digits = (number: number, length: number) => String(number).padStart(length, '0');

/** The seventeen digits with the eighteenth that the standard asks for. */
export function withCheck(seventeen: string): string {
  const sum = [...seventeen].reduce((all, digit, i) => all + Number(digit) * (2 ** (17 - i) % 11), 0);
  return seventeen + '10X98765432'[sum % 11];
}

/** A card: its last digit makes the sum over all, each second one doubled, end in nought. */
function card(first: string): string {
  const sum = [...first].reverse().reduce((all, digit, i) => {
    const times = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return all + (times > 9 ? times - 9 : times);
  }, 0);
  return first + String((10 - (sum % 10)) % 10);
}

export function household(n: number): Household {
  const born = `${1950 + Math.floor(n / 1000)}${digits(1 + (n % 12), 2)}${digits(1 + (n % 28), 2)}`;
  const name = `${SURNAMES[n % 21]}${GIVEN[n % 18]}${GIVEN[(n * 7) % 18]}`;
  return [
    VILLAGES[n % 8] ?? '',
    `${1 + (n % 9)}组`,
    name,
    withCheck(`410522${born}${digits(n % 1000, 3)}`),
    String(1 + (n % 7)),
    n % 10 === 9 ? '' : `139${digits(n, 8)}`,
    n % 3 === 0 ? card(`622991${digits(n, 12)}`) : `80${digits(n, 14)}`,
    '农村信用社',
  ];
}

/** What stands in a store before: somebody with this identity number and account. */
export interface Known {
  identity: string;
  head: string;
  account: string;
}

type Plant = (own: string[], above: string[]) => [column: number, piece: Piece, known?: Known];
const identityOf = (own: string[]) => own[IDENTITY ?? 3] ?? '';
const nobody = (own: string[], of: Partial<Known>): Known => ({
  ...{ identity: identityOf(own), head: own[2] ?? '', account: own[6] ?? '' },
  ...of,
});

/** What goes wrong, each in one cell. */
export const WRONG: readonly Plant[] = [
  () => [VILLAGE ?? 0, ''],
  () => [VILLAGE ?? 0, '大王庄'],
  () => [VILLAGE ?? 0, ELSEWHERE],
  () => [GROUP ?? 1, ''],
  () => [GROUP ?? 1, '东头'],
  () => [GROUP ?? 1, { number: '46024', format: 1 }],
  () => [HEAD ?? 2, ''],
  () => [HEAD ?? 2, '王1'],
  () => [HEAD ?? 2, '张'],
  () => [IDENTITY ?? 3, ''],
  (own) => [IDENTITY ?? 3, identityOf(own).slice(0, -1)],
  (own) => [IDENTITY ?? 3, `${identityOf(own)}0`],
  (own) => [IDENTITY ?? 3, identityOf(own).replace(/.$/, (last) => (last === '5' ? '6' : '5'))],
  (own) => [IDENTITY ?? 3, withCheck(`${identityOf(own).slice(0, 10)}13${identityOf(own).slice(12, 17)}`)],
  (own) => [IDENTITY ?? 3, withCheck(`${identityOf(own).slice(0, 10)}0230${identityOf(own).slice(14, 17)}`)],
  (own) => [IDENTITY ?? 3, identityOf(own).replace('0', 'O')],
  () => [IDENTITY ?? 3, { number: '4.1052219570101E+17' }],
  () => [IDENTITY ?? 3, '4.10522E+17'],
  (_, above) => [IDENTITY ?? 3, identityOf(above)],
  () => [MEMBERS ?? 4, ''],
  () => [MEMBERS ?? 4, '0'],
  () => [MEMBERS ?? 4, '2.5'],
  () => [MEMBERS ?? 4, '若干'],
  () => [MEMBERS ?? 4, { error: '#N/A' }],
  () => [MEMBERS ?? 4, { formula: 'COUNTA(J3:P3)' }],
  () => [PHONE ?? 5, '1390000123'],
  () => [PHONE ?? 5, '12800001234'],
  (_, above) => [PHONE ?? 5, above[5] ?? ''],
  () => [ACCOUNT ?? 6, ''],
  () => [ACCOUNT ?? 6, '6.2299E+18'],
  () => [ACCOUNT ?? 6, '80000000000012'],
  () => [ACCOUNT ?? 6, '6229910000000000000'],
  (_, above) => [ACCOUNT ?? 6, above[6] ?? ''],
  (own) => [HEAD ?? 2, own[2] ?? '', nobody(own, { head: '牛满仓' })],
  (own) => [ACCOUNT ?? 6, own[6] ?? '', nobody(own, { account: '809999999999999' })],
  (own) => [ACCOUNT ?? 6, own[6] ?? '', nobody(own, { identity: '' })],
];

export interface Roster {
  rows: Household[];
  /** Where something is wrong: place in `rows`, column. */
  planted: [row: number, column: number][];
  known: Known[];
}

/** So many households; in each fifth from the fourth on something is wrong, one kind after the other. */
export function roster(many = 3_165): Roster {
  const rows = Array.from({ length: many }, (_, n) => household(n));
  const made: Roster = { rows, planted: [], known: [] };
  for (let row = 3; row < many; row += 5) {
    const plant = WRONG[made.planted.length % WRONG.length];
    const [own, above] = [rows[row], rows[row - 1]] as string[][]; // nothing else stands there yet
    const [column, piece, known] = plant?.(own ?? [], above ?? []) ?? [0, ''];
    rows[row] = (own ?? []).with(column, piece as string); // its row may hold any piece
    made.planted.push([row, column]);
    if (known) made.known.push({ ...known, account: known.account || '809999999999998' });
  }
  return made;
}

/** As Excel writes the workbook as csv. */
export function csvOf(rows: readonly Household[]): string {
  const shown = (piece: Piece) => {
    if (typeof piece === 'string') return piece;
    if ('number' in piece) return piece.format ? '1月2日' : '4.10522E+17';
    return 'error' in piece ? piece.error : '';
  };
  return rows.map((row) => row.map(shown).join(',')).join('\r\n');
}

/** Cells of a worksheet, from this row on; `number`: whether a text of digits in this place is a number. */
export function cellsOf(
  rows: readonly Household[],
  first: number,
  number: (row: number, column: number) => boolean = () => false,
): string {
  const cell = (piece: Piece, row: number, column: number): string => {
    if (piece === '') return '<c/>';
    if (typeof piece === 'string' && number(row, column)) return `<c><v>${piece}</v></c>`;
    if (typeof piece === 'string')
      return `<c t="inlineStr"><is><t xml:space="preserve">${piece}</t></is></c>`;
    if ('number' in piece) return `<c${piece.format ? ' s="1"' : ''}><v>${piece.number}</v></c>`;
    return 'error' in piece ? `<c t="e"><v>${piece.error}</v></c>` : `<c><f>${piece.formula}</f></c>`;
  };
  const row = (pieces: Household, n: number) =>
    `<row r="${first + n}">${pieces.map((piece, column) => cell(piece, n, column)).join('')}</row>`;
  return rows.map(row).join('');
}

/** With a title and the names of the columns above; people's numbers of phones are numbers in every second row. */
export function workbookOf(rows: readonly Household[]): Promise<Buffer> {
  const isNumber = (row: number, column: number) =>
    (column === MEMBERS || (column === PHONE && row % 2 === 0)) && /^\d+$/.test(String(rows[row]?.[column]));
  const cells = cellsOf([['城关镇农户信息表'], COLUMNS], 1) + cellsOf(rows, 3, isNumber);
  return xlsxOf({ sheets: [{ name: '农户', rows: cells }], formats: ['m"月"d"日"'] });
}
