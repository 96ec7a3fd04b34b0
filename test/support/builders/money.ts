/** A township's list of payments and the bank's word on it, right in every cell, and what goes wrong in each; it knows nothing of who checks it. */
import { COLUMNS, ELSEWHERE, type Household, household, type Piece, withCheck } from './roster';

export interface Sheet {
  columns: readonly string[];
  rows: Household[];
  /** Where something is wrong: place in `rows`, column; -1: the row as a whole. */
  planted: [row: number, column: number][];
  /** Places of rows whose payment was published before. */
  published: number[];
}

/** The row with what is wrong in it, and where; `published`: it was paid before. */
type Plant = (own: string[], above: string[]) => { row: Household; at: number; published?: true };

const cell = (row: Household, name: string) => String(row[COLUMNS.indexOf(name)]);
const put =
  (at: number, piece: Piece, more: Readonly<Record<number, Piece>> = {}): Plant =>
  (own) => ({ row: own.map((one, column) => (column === at ? piece : (more[column] ?? one))), at });
const mended =
  (at: number, mend: (said: string) => string): Plant =>
  (own) => ({ row: own.with(at, mend(own[at] ?? '')), at });
/** The row above once more. */
const again =
  (at: number): Plant =>
  (_, above) => ({ row: [...above], at });
/** Of somebody whom nobody knows, right in itself. */
const stranger = (identity: string) => withCheck(`410523${identity.slice(6, 17)}`);
const OTHER_ACCOUNT = '809999999999999';
const TOO_LONG = '账户状态不正常'.repeat(9);
const ERROR: Piece = { error: '#N/A' };
const FORMULA: Piece = { formula: 'G4*H4' };

/** Hundredths of a mu, and fen for each. */
const measureOf = (n: number) => 120 + (n % 90) * 10;
const RATE = 12_660;
const fenOf = (n: number) => Math.round((measureOf(n) * RATE) / 100);
const hundredth = (many: number) => (many / 100).toFixed(2);

const PAYMENT_COLUMNS = [
  ...['村', '组', '户主姓名', '身份证号', '补贴项目', '年度'],
  ...['面积', '标准', '金额', '一折通账号', '状态', '发放日期'],
];
const [VILLAGE, GROUP, HEAD, IDENTITY, PROGRAMME, YEAR, MEASURE, RATED, SUM, ACCOUNT, STATE, DAY] =
  Array.from(PAYMENT_COLUMNS.keys()) as [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

const PAYMENT_PLANTS: readonly Plant[] = [
  ...[put(VILLAGE, '大王庄'), put(VILLAGE, ELSEWHERE), put(GROUP, '东头')],
  ...[put(GROUP, { number: '46024', format: 1 }), put(HEAD, ''), put(HEAD, '王1'), put(HEAD, '牛满仓')],
  ...[put(IDENTITY, ''), mended(IDENTITY, stranger), put(IDENTITY, { number: '4.1052219570101E+17' })],
  ...[put(IDENTITY, '4.10522E+17'), mended(IDENTITY, (said) => said.slice(0, -1))],
  mended(IDENTITY, (said) => said.replace(/.$/, (last) => (last === '5' ? '6' : '5'))),
  mended(IDENTITY, (said) => withCheck(`${said.slice(0, 10)}13${said.slice(12, 17)}`)),
  ...[put(PROGRAMME, '修路'), put(PROGRAMME, ERROR), put(YEAR, '2062'), put(YEAR, '明年')],
  ...[put(MEASURE, '三亩'), mended(MEASURE, (said) => `${said}4`), put(MEASURE, '-3'), put(MEASURE, ERROR)],
  ...[put(RATED, '见文件'), put(RATED, '-126.60'), put(SUM, ''), put(SUM, '0'), put(SUM, '-316.50')],
  ...[put(SUM, '若干'), put(SUM, ERROR), put(SUM, FORMULA), put(SUM, '99999999')],
  ...[
    mended(SUM, (said) => `${said}0`.replace('.', '')),
    mended(SUM, (said) => (Number(said) + 1).toFixed(2)),
  ],
  ...[put(ACCOUNT, '80000000000012'), put(ACCOUNT, '6229910000000000000'), put(ACCOUNT, OTHER_ACCOUNT)],
  ...[put(ACCOUNT, '6.2299E+18'), put(STATE, '不知道'), put(STATE, ERROR), put(DAY, '2026-13-01')],
  ...[put(DAY, '2099-01-01', { [STATE]: '已打款' }), put(DAY, '月底'), again(SUM)],
  (own) => ({ row: own, at: -1, published: true }),
];

/** The list of payments of a period that names neither programme nor year. */
export function paymentSheet(many = 3_165): Sheet {
  const rows = Array.from({ length: many }, (_, n) => {
    const of = household(n);
    return [
      ...[cell(of, '村'), cell(of, '组'), cell(of, '户主姓名'), cell(of, '身份证号'), '粮食直补', '2026'],
      ...[hundredth(measureOf(n)), hundredth(RATE), hundredth(fenOf(n)), cell(of, '一折通账号')],
      ...[n % 3 === 0 ? '已打款' : '待发放', n % 2 === 0 ? '2026-11-20' : ''],
    ];
  });
  return planted(PAYMENT_COLUMNS, rows, PAYMENT_PLANTS);
}

const BANK_COLUMNS = ['户名', '账号', '金额', '处理结果', '失败原因', '入账日期'];
const [HOLDER, NUMBER, MONEY, RESULT, REASON, ON] = Array.from(BANK_COLUMNS.keys()) as [0, 1, 2, 3, 4, 5];
const PAID = { [RESULT]: '成功', [REASON]: '' };

const BANK_PLANTS: readonly Plant[] = [
  ...[put(HOLDER, '王1', PAID), put(HOLDER, '牛满仓', PAID), put(HOLDER, ERROR), put(NUMBER, '')],
  ...[put(NUMBER, '80000000000012'), put(NUMBER, '6229910000000000000'), put(NUMBER, OTHER_ACCOUNT)],
  ...[put(NUMBER, { number: '6.2299100000000000E+18' }), put(NUMBER, '6.2299E+18'), put(NUMBER, ERROR)],
  ...[put(NUMBER, { number: '12345678901234' }), put(NUMBER, FORMULA), again(NUMBER)],
  ...[
    put(MONEY, ''),
    put(MONEY, '若干'),
    put(MONEY, '-1'),
    put(MONEY, '0'),
    put(MONEY, ERROR),
    put(MONEY, FORMULA),
  ],
  ...[mended(MONEY, (said) => (Number(said) + 1).toFixed(2)), mended(MONEY, (said) => `${said}4`)],
  ...[put(RESULT, ''), put(RESULT, '大概成功'), put(RESULT, ERROR), put(RESULT, '处理中')],
  ...[put(REASON, '', { [RESULT]: '失败' }), put(REASON, '', { [RESULT]: '退票' }), put(REASON, TOO_LONG)],
  ...[
    put(REASON, ERROR, { [RESULT]: '失败' }),
    put(ON, '2026-02-30'),
    put(ON, '2099-01-01'),
    put(ON, '昨天'),
  ],
  put(ON, ERROR),
];

/** What the bank made of the payments of `paymentSheet`, had they all been right. */
export function bankSheet(many = 3_165): Sheet {
  const rows = Array.from({ length: many }, (_, n) => {
    const of = household(n);
    const said = n % 7 === 2 ? ['失败', '账号已销户'] : n % 7 === 4 ? ['退票', '户名不符'] : ['成功', ''];
    return [cell(of, '户主姓名'), cell(of, '一折通账号'), hundredth(fenOf(n)), ...said, '2026/11/20'];
  });
  return planted(BANK_COLUMNS, rows, BANK_PLANTS);
}

/** In each fifth row from the fourth on something is wrong, one kind after the other. */
function planted(columns: readonly string[], rows: Household[], plants: readonly Plant[]): Sheet {
  const sheet: Sheet = { columns, rows, planted: [], published: [] };
  for (let place = 3; place < rows.length; place += 5) {
    const plant = plants[sheet.planted.length % plants.length];
    const [own, above] = [rows[place], rows[place - 1]] as string[][]; // nothing else stands there yet
    const made = plant?.(own ?? [], above ?? []);
    if (!made) continue;
    rows[place] = made.row;
    sheet.planted.push([place, made.at]);
    if (made.published) sheet.published.push(place);
  }
  return sheet;
}

/** The payment of this household as it was before the bank had it, or as it was published before. */
export function paymentOf(n: number, more: { id: string; state: 'sentToBank' | 'approved'; at: number }) {
  const of = household(n);
  return {
    ...{
      household: `h${n}`,
      programme: 'LSZB',
      year: 2026,
      quantity: measureOf(n),
      rate: RATE,
      reason: null,
    },
    ...{ amount: fenOf(n), accountTail: cell(of, '一折通账号').slice(-4), ...more },
  };
}
