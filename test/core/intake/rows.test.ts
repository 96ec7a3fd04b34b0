/** Headers found and matched, rows read, what stands twice, and what is held otherwise. */
import { BANK_RESULTS, judgeBankResult } from '../../../src/core/intake/bankResults';
import { findHeader, inWords, matchColumns } from '../../../src/core/intake/header';
import type { HeldHousehold, HeldPayments, HeldPeople } from '../../../src/core/intake/held';
import { householdsFile, judgeHousehold } from '../../../src/core/intake/households';
import { judgePayment, PAYMENTS } from '../../../src/core/intake/payments';
import { Places } from '../../../src/core/intake/places';
import { isClosing, isFoot, Repeats, rowReader } from '../../../src/core/intake/rows';
import type { SheetRow } from '../../../src/core/model/desk/sheet';
import type { FamilyPhone } from '../../../src/core/model/people';
import { payment } from '../../support/builders/casework';
import { NOW } from '../../support/builders/changes';
import { RULES } from '../../support/rules';

const HOUSEHOLDS = householdsFile(RULES.limits);
const { fields: households } = inWords(HOUSEHOLDS, RULES.columns);
const { fields: payments } = inWords(PAYMENTS, RULES.columns);

const sheetRow = (row: number, ...cells: (string | null)[]): SheetRow => ({
  row,
  hidden: false,
  cells: cells.map((text) => (text === null ? null : { kind: 'text', text })),
});

const LIMITS = { ...RULES.limits, householdMembers: 20, paymentMost: 50_000 };
const IDENTITY = '11010519491231002X';
const ACCOUNT = '620001234567890';
const HOUSEHOLD: HeldHousehold = {
  id: 'h1',
  village: 'v1',
  group: 3,
  head: '王德福',
  members: 4,
  account: ACCOUNT,
  bank: '信用社',
  phones: ['+8613800000001'],
  family: [],
};
const AREAS = [
  { id: 't1', parent: null, level: 'township', name: '城关镇', aliases: [] },
  { id: 'v1', parent: 't1', level: 'village', name: '光明村', aliases: ['李家营'] },
  { id: 'v2', parent: 't2', level: 'village', name: '红旗村', aliases: [] },
];
const HELD: HeldPeople & HeldPayments = {
  places: new Places(AREAS, 't1'),
  people: new Map([[IDENTITY, { person: 'p1', name: '王德福', household: 'h1' }]]),
  households: new Map([['h1', HOUSEHOLD]]),
  accounts: new Map([
    [ACCOUNT, 'h1'],
    ['620009999999999', 'h2'],
  ]),
  phones: new Map([
    ['+8613800000001', 'h1'],
    ['+8613800000002', 'h2'],
  ]),
  reading: new Map([['+8613700000005', 5]]),
  programmes: [
    { id: 'LSZB', name: '粮食直补', aliases: ['种粮补贴'] },
    { id: 'SJD', name: '双季稻种粮补贴', aliases: [] },
  ],
  published: new Map([['h1', [payment('p9', 'h1', { programme: 'LSZB', year: 2025 })]]]),
};

describe('the header', () => {
  test('stands under a title, in one row', () => {
    const rows = [
      sheetRow(1, '城关镇农户信息收集表'),
      sheetRow(2, '单位：元'),
      sheetRow(4, '序号', '村', '组别', '户主姓名', '*身份证号码', '家庭人口（人）', '一折通账号'),
      sheetRow(5, '1', '光明村', '3', '王德福', IDENTITY, '4', ACCOUNT),
    ];
    const header = findHeader(rows, households);
    expect(header?.row).toBe(4);
    expect(matchColumns(header?.cells ?? [], households)).toEqual({
      columns: { 1: 'village', 2: 'group', 3: 'head', 4: 'identity', 5: 'members', 6: 'account' },
      missing: [],
      twice: [],
    });
  });

  test('of a column that is named and one of remarks the named one is the field', () => {
    const { fields } = inWords(BANK_RESULTS, RULES.columns);
    const names = ['收款账号', '收款人户名', '交易金额', '交易状态', '返回信息', '交易日期', '备注'];
    const columns = { 0: 'account', 1: 'head', 2: 'amount', 3: 'result', 4: 'reason', 5: 'day' };
    expect(matchColumns(names, fields)).toEqual({ columns, missing: [], twice: [] });
    expect(matchColumns(['收款帐号', '交易金额', '交易状态', '备注'], fields).columns).toMatchObject({
      0: 'account',
      3: 'reason',
    });
  });

  test('stands in two rows, what spans both in the upper one', () => {
    const rows = [
      sheetRow(1, '户主姓名', '身份证号', '粮食直补', null, null),
      sheetRow(2, null, null, '面积', '标准', '金额'),
      sheetRow(3, '王德福', IDENTITY, '2.5', '100', '250'),
    ];
    const header = findHeader(rows, payments);
    expect(header).toEqual({ row: 2, cells: ['户主姓名', '身份证号', '面积', '标准', '金额'] });
  });

  test('a column that lacks and one that is there twice are named; a person may say which it is', () => {
    const cells = ['村', '组', '姓名', '户主', '身份证', '人口', '存折号'];
    expect(matchColumns(cells, households)).toMatchObject({ missing: ['account'], twice: ['head'] });
    const said = { 0: 'village', 1: 'group', 3: 'head', 4: 'identity', 5: 'members', 6: 'account' };
    expect(matchColumns(cells, households, said)).toMatchObject({ missing: [], twice: [] });
  });

  test('there is none in a sheet of something else', () => {
    expect(findHeader([sheetRow(1, '日期', '天气'), sheetRow(2, '一', '晴')], households)).toBeNull();
  });
});

const COLUMNS = {
  0: 'village',
  1: 'group',
  2: 'head',
  3: 'identity',
  4: 'members',
  5: 'phone',
  6: 'account',
};
const GOOD = ['光明村', '3组', '王德福', IDENTITY, '4', '13800000001', ACCOUNT];

function household(...cells: (string | null)[]) {
  const row = rowReader(COLUMNS, HOUSEHOLDS.fields)(sheetRow(7, ...cells));
  if (!row) throw new Error('the row is empty');
  const { found, change, household, village } = judgeHousehold(row, HELD, {
    own: 'new',
    now: NOW,
    limits: LIMITS,
  });
  return { found: found.map(({ field, kind }) => `${field} ${kind}`), change, household, village };
}

describe('a row of households', () => {
  const changed = (place: number, to: string | null) => GOOD.map((cell, n) => (n === place ? to : cell));

  test.each<[string, (string | null)[], object]>([
    ['as it is held', GOOD, { found: [], change: 'same', household: 'h1', village: 'v1' }],
    ['by another name of the village', changed(0, '李家营'), { found: [], change: 'same' }],
    ['another group', changed(1, '4'), { found: [], change: 'changed', household: 'h1' }],
    ['nobody known', changed(3, '110105195001010011'), { change: 'new', household: 'new' }],
    ['an empty cell', changed(4, null), { found: ['members missing'] }],
    ['a village elsewhere', changed(0, '红旗村'), { found: ['village villageElsewhere'], village: null }],
    ['no village', changed(0, '月亮村'), { found: ['village villageUnknown'] }],
    ['the account of another', changed(6, '620009999999999'), { found: ['account accountOfOther'] }],
    ['another account', changed(6, '620008888888888'), { found: ['account accountDiffers'] }],
    ['the phone of another', changed(5, '13800000002'), { found: ['phone phoneOfOther'] }],
    ['another name', changed(2, '王大福'), { found: ['head nameDiffers'], change: 'changed' }],
    ['a crowd', changed(4, '40'), { found: ['members membersWrong'] }],
  ])('%s', (_, cells, expected) => {
    expect(household(...cells)).toMatchObject(expected);
  });

  test('one without anything is no row, and one of sums none of the file', () => {
    expect(rowReader(COLUMNS, HOUSEHOLDS.fields)(sheetRow(9, null, '', ' '))).toBeNull();
    expect(isFoot(sheetRow(10, null, '合 计', '3165'))).toBe(true);
    expect(isFoot(sheetRow(11, '第3组小计', '3165'))).toBe(true);
    expect(isFoot(sheetRow(12, '合作村', '3'))).toBe(false);
  });

  test('what closes a list of the bank is no row, whatever it counts; one with anything that a row needs is', () => {
    const columns = { 1: 'account', 2: 'head', 3: 'amount', 4: 'result' };
    const read = rowReader(columns, BANK_RESULTS.fields);
    const closes = (row: SheetRow) => isClosing(row, read(row) ?? { read: {} }, BANK_RESULTS.fields);
    expect(closes(sheetRow(9, '总笔数：4', null, '总金额：1,746.01元', null, '成功笔数：1'))).toBe(true);
    expect(closes(sheetRow(10, '打印柜员：0123', null, null, null, '业务专用章'))).toBe(true);
    expect(closes(sheetRow(8, '补发：4', null, '王德福', '316.50', '成功'))).toBe(false);
    expect(closes(sheetRow(8, '4', null, '王德福'))).toBe(false);
  });

  test('what stands twice is marked where it stands again', () => {
    const repeats = new Repeats(HOUSEHOLDS.once);
    const read = { identity: IDENTITY, account: ACCOUNT, phone: null };
    expect(repeats.take({ row: 2, found: [], read })).toEqual([]);
    expect(repeats.take({ row: 9, found: [], read: { ...read, account: null } })).toEqual([
      { field: 'identity', kind: 'identityTwice', detail: '2' },
    ]);
  });
});

describe('family phones of a row', () => {
  const DAY = 86_400_000;
  const word = (state: FamilyPhone['state'], more: object = {}): FamilyPhone => ({
    ...{ id: 'f', phone: '+8613700000001', household: 'h1', state, askedBy: 'clerk' },
    ...{ at: NOW - DAY, until: NOW, by: 'clerk', decidedAt: NOW - DAY, ...more },
  });
  const full = [1, 2, 3, 4, 5].map((n) => word('live', { id: `f${n}`, phone: `+861370000010${n}` }));
  const live = '13700000001';

  test.each<[string, string, FamilyPhone[], object]>([
    ['one that is new', live, [], { found: [], change: 'changed' }],
    ['one that looks already', live, [word('live')], { found: [], change: 'same' }],
    ['several in a cell', '13700000001、137 0000 0002', [], { found: [], change: 'changed' }],
    ['no mobile', '0372-2550000', [], { found: ['family phoneWrong'] }],
    ['the registered one', '13800000001', [], { found: ['family familyOwn'] }],
    ['a sixth of the household', live, full, { found: ['family familyFull'] }],
    ['five, and one is given', '13700000001、13700000002', full.slice(1), { found: ['family familyFull'] }],
    ['one that reads five', '13700000005', [], { found: ['family familyFull'] }],
    [
      'taken away by the registered phone',
      live,
      [word('ended', { by: '+8613800000001' })],
      { found: ['family familyTakenBack'] },
    ],
    [
      'one that left by itself',
      live,
      [word('ended', { by: '+8613700000001' })],
      { found: ['family familyTakenBack'] },
    ],
    ['taken away by the office', live, [word('ended')], { found: [] }],
    [
      'refused long ago',
      live,
      [word('refused', { by: '+8613800000001', decidedAt: NOW - 31 * DAY })],
      { found: [] },
    ],
  ])('%s', (_, cell, family, expected) => {
    const columns = { ...COLUMNS, 7: 'family' };
    const row = rowReader(columns, HOUSEHOLDS.fields)(sheetRow(7, ...GOOD, cell));
    if (!row) throw new Error('the row is empty');
    const held = { ...HELD, households: new Map([['h1', { ...HOUSEHOLD, family }]]) };
    const { found, change } = judgeHousehold(row, held, { own: 'new', now: NOW, limits: LIMITS });
    expect({ found: found.map(({ field, kind }) => `${field} ${kind}`), change }).toMatchObject(expected);
  });

  test('one that stands in more rows than a phone may read households is marked from the sixth on', () => {
    const repeats = new Repeats(HOUSEHOLDS.once);
    const marked = Array.from({ length: 7 }, (_, n) =>
      repeats.take({ row: n + 2, found: [], read: { family: '+8613700000001、+8613700000002' } }),
    );
    expect(marked.map((found) => found.length)).toEqual([0, 0, 0, 0, 0, 2, 2]);
    expect(marked[5]?.[0]).toEqual({ field: 'family', kind: 'familyMany', detail: '2' });
  });
});

describe('a row of payments', () => {
  const read = (more: { account?: string | null }) => ({
    row: 5,
    raw: more.account ? { account: more.account } : {},
    read: { code: null, village: null, group: null, head: '王德福', identity: IDENTITY, ...more },
    found: [],
  });
  const base = { programme: null, year: null, quantity: 250, rate: 12_660, amount: 31_650, account: null };

  test.each<[string, object, string, string[]]>([
    ['programme and year of the period', {}, '2026年种粮补贴', []],
    ['another product', { amount: 31_500 }, '2026年粮食直补', ['amountProduct']],
    ['nothing', { amount: 0 }, '2026年粮食直补', ['amountWrong']],
    ['a fortune', { amount: 6_000_000, quantity: null }, '2026年粮食直补', ['amountLimit']],
    ['no programme', { programme: '修路' }, '2026', ['programmeUnknown']],
    ['two programmes', {}, '2026年粮食直补和双季稻种粮补贴', ['programmeUnknown']],
    ['no year', {}, '粮食直补', ['yearWrong']],
    ['a year too far', { year: 2062 }, '粮食直补', ['yearWrong']],
    ['another account', { account: '620008888888888' }, '2026粮食直补', ['accountDiffers']],
    ['another name', { head: '李四' }, '2026粮食直补', ['nameDiffers']],
    ['nobody known', { identity: '110105195001010011' }, '2026粮食直补', ['householdUnknown']],
    ['paid on a day to come', { state: 'paid', day: '2026-11-24' }, '2026粮食直补', ['dayAhead']],
    ['to be paid on a day to come', { state: 'approved', day: '2026-11-24' }, '2026粮食直补', []],
    ['a measure below nought', { quantity: -520 }, '2026粮食直补', ['measureWrong']],
    ['told before', { year: 2025 }, '粮食直补', ['paymentPublished']],
  ])('%s', (_, more, period, kinds) => {
    const judged = judgePayment(read({ ...base, ...more }), {
      held: HELD,
      period,
      today: '2026-11-23',
      limits: LIMITS,
    });
    expect(judged.found.map(({ kind }) => kind)).toEqual(kinds);
  });

  test('a programme whose name is a part of another that is named is not meant', () => {
    const period = '2026年双季稻种粮补贴';
    const judged = judgePayment(read(base), { held: HELD, period, today: '2026-11-23', limits: LIMITS });
    expect(judged.read.programme).toBe('SJD');
  });
});

test.each<[string, object, string | null, string[]]>([
  ['paid', { result: 'paid' }, 'h1', []],
  ['another sum', { result: 'paid', amount: 1 }, null, ['amountDiffers']],
  ['an account that was sent nothing', { result: 'paid', account: '1' }, null, ['paymentUnknown']],
  ['failed without a word', { result: 'failed' }, 'h1', ['reasonMissing']],
  ['failed', { result: 'failed', reason: '账号不对' }, 'h1', []],
  ['paid to somebody else', { result: 'paid', head: '牛满仓' }, 'h1', ['nameDiffers']],
  ['sent back from somebody else', { result: 'returned', head: '牛满仓', reason: '户名不符' }, 'h1', []],
  ['paid on a day to come', { result: 'paid', day: '2026-11-24' }, 'h1', ['dayAhead']],
])('a result of the bank: %s', (_, more, household, kinds) => {
  const sent = new Map([[ACCOUNT, [payment('p1', 'h1', { amount: 31_650, state: 'sentToBank' })]]]);
  const read = { account: ACCOUNT, amount: 31_650, reason: null, ...more };
  const heads = new Map([['h1', { head: '王德福', village: '410522101001', group: 3 }]]);
  const context = { sent, heads, today: '2026-11-23' };
  const judged = judgeBankResult({ row: 2, raw: {}, read, found: [] }, context);
  expect(judged.household).toBe(household);
  // Of the village that its household lives in: a bank names none.
  expect([judged.village, judged.group]).toEqual(household ? ['410522101001', 3] : [null, null]);
  expect(judged.found.map(({ kind }) => kind)).toEqual(kinds);
});

test('a row that the sheet hides is read, and whoever handed it in is asked', () => {
  const readRow = rowReader({ 0: 'village', 1: 'group' }, households);
  const shown = sheetRow(2, '光明村', '3');
  expect(readRow(shown)?.found.map(({ kind }) => kind)).not.toContain('hiddenRow');
  const hidden = readRow({ ...shown, hidden: true });
  expect(hidden?.read).toMatchObject({ village: '光明村', group: 3 });
  expect(hidden?.found).toContainEqual({ field: null, kind: 'hiddenRow', detail: null });
  // Nothing stands in it: there is nothing to ask.
  expect(readRow({ row: 3, hidden: true, cells: [null, null, null] })).toBeNull();
});
