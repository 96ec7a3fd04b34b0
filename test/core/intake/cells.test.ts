/** What offices write in cells, and what Excel makes of it. */
import * as cells from '../../../src/core/intake/cells';
import type { CellReader } from '../../../src/core/intake/model';
import type { Cell } from '../../../src/core/model/desk/sheet';

const said = (text: string, kind: Cell['kind'] = 'text', format?: string): Cell => ({
  kind,
  text,
  ...(format !== undefined && { format }),
});
const number = (text: string, format?: string) => said(text, 'number', format);

const CASES: [name: string, read: CellReader, cell: Cell, value: unknown, fault?: string][] = [
  ['an identity number', cells.identity, said('11010519491231002X'), '11010519491231002X'],
  ['full-width, small x, blanks', cells.identity, said(' １10105 19491231 002ｘ '), '11010519491231002X'],
  [
    'an apostrophe of Excel',
    cells.identity,
    said("'440524188001010014"),
    '440524188001010014',
    'identityBirth',
  ],
  [
    'a check that is wrong',
    cells.identity,
    said('110105194912310021'),
    '110105194912310021',
    'identityCheck',
  ],
  ['a thirteenth month', cells.identity, said('110105194913310022'), '110105194913310022', 'identityBirth'],
  [
    '29 February of no leap year',
    cells.identity,
    said('110105195002290027'),
    '110105195002290027',
    'identityBirth',
  ],
  ['one digit too few', cells.identity, said('1101051949123100'), '1101051949123100', 'identityLength'],
  ['X as it is typed', cells.identity, said('11010519491231002×'), '11010519491231002X'],
  ['X of another alphabet', cells.identity, said('11010519491231002х'), '11010519491231002X'],
  ['O for 0', cells.identity, said('1101O519491231002X'), '1101O519491231002X', 'identityCharacter'],
  ['as it was until 1999', cells.identity, said('110105491231002'), '11010519491231002X'],
  ['the same as a number', cells.identity, number('110105491231002'), '11010519491231002X'],
  ['a number that lost its end', cells.identity, number('1.1010519491231E+017'), null, 'digitsLost'],
  ['what a csv keeps of it', cells.identity, said('1.10105E+17'), null, 'digitsLost'],
  ['an error', cells.identity, said('#N/A', 'error'), null, 'errorCell'],
  ['a passbook', cells.account, said('620001234567890'), '620001234567890'],
  ['a card', cells.account, said('6222 0012 3456 7890 122'), '6222001234567890122'],
  [
    'a card with a wrong digit',
    cells.account,
    said('6222001234567890123'),
    '6222001234567890123',
    'accountCheck',
  ],
  ['an account of fourteen digits', cells.account, said('62000123456789'), '62000123456789', 'accountLength'],
  ['one that was a number', cells.account, number('62000123456789'), '62000123456789', 'zeroLost'],
  ['its noughts are shown', cells.account, number('62000123456789', '000000000000000'), '062000123456789'],
  ['a mobile', cells.phone, said('138-0000-0001'), '+8613800000001'],
  ['a mobile shown as 1.38E+10', cells.phone, number('13800000004', '0.00E+00'), '+8613800000004'],
  ['a mobile that was saved so', cells.phone, said('1.38E+10'), null, 'digitsLost'],
  ['that there is none', cells.phone, said(' 无 '), null],
  ['a stroke', cells.phone, said('-'), null],
  ['ten digits', cells.phone, said('1380000000'), '1380000000', 'phoneWrong'],
  ['two mobiles', cells.phone, said('13812340001/13912340002'), '13812340001/13912340002', 'phoneMany'],
  [
    'two on two lines',
    cells.phone,
    said('138 1234 0001\n139 1234 0002'),
    '1381234000113912340002',
    'phoneMany',
  ],
  ['a name made even', cells.name, said('王 三'), '王三'],
  ['a name of another people', cells.name, said('买买提·吐尔逊'), '买买提·吐尔逊'],
  ['a name with a digit', cells.name, said('王三1'), '王三1', 'nameWrong'],
  ['yuan', cells.hundredths, said('￥1,234.5元'), 123_450],
  ['a sum as it is said', cells.hundredths, said('152.15元整'), 15_215],
  ['a negative sum as accounts have it', cells.hundredths, said('（￥1,060.86）'), -106_086],
  ['full-width mu', cells.hundredths, said('２.５ 亩'), 250],
  ['a sum that Excel worked out', cells.hundredths, number('316.49999999999994'), 31_650],
  ['three places', cells.hundredths, said('2.135'), 214, 'tooFine'],
  ['no number', cells.hundredths, said('三百'), null, 'notNumber'],
  ['a date where a sum should be', cells.hundredths, said('2026-02-01', 'date'), null, 'guessedDate'],
  ['four people', cells.whole, said('4人'), 4],
  ['half a person', cells.whole, number('2.5'), null, 'notWhole'],
  ['a group', cells.group, said('第三村民小组'), 3],
  ['the twelfth', cells.group, said('十二社'), 12],
  ['2-1 as Excel has it', cells.group, said('2026-02-01', 'date'), null, 'guessedDate'],
  ['no group', cells.group, said('东头'), null, 'groupWrong'],
  ['a year', cells.year, said('2026年度'), 2026],
  ['no year', cells.year, said('26'), null, 'yearWrong'],
  ['a day', cells.day, said('2026年3月6日'), '2026-03-06'],
  ['a day with blanks', cells.day, said('2026 年 3 月 6 日'), '2026-03-06'],
  ['a day with dots', cells.day, said('2026.3.6'), '2026-03-06'],
  ['a day and its time', cells.day, said('2026-03-06 08:30:00'), '2026-03-06'],
  ['a day of eight digits', cells.day, number('20260306'), '2026-03-06'],
  ['30 February', cells.day, said('2026/2/30'), null, 'notDay'],
];

test.each(CASES.map(([name, read, cell, value, fault]) => ({ name, read, cell, value, fault })))(
  '$name',
  ({ read, cell, value, fault }) => {
    const reading = read(cell);
    expect([reading.value, reading.fault]).toEqual([value, fault]);
  },
);

test('a word that is not known is told with those that are', () => {
  const result = cells.choice({ paid: ['成功', '已入账'], failed: ['失败'] });
  expect(result(said('已入账'))).toEqual({ value: 'paid' });
  expect(result(said('处理中'))).toEqual({ value: null, fault: 'notAChoice', detail: '成功、失败' });
});

test('of a number where a day should be it is said which day Excel means', () => {
  expect(cells.day(number('46000'))).toEqual({ value: null, fault: 'notDay', detail: '2025-12-09' });
  expect(cells.day(said('46000'))).toEqual({ value: null, fault: 'notDay', detail: '2025-12-09' });
  expect(cells.day(number('12345'))).toEqual({ value: null, fault: 'notDay' });
});
