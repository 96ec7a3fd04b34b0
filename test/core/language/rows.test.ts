/** Rows, days and numbers that are said in words: what they state does not hang on what was taught. */
import { bookingSlots } from '../../../src/core/language/reading/appointment';
import { readTyped } from '../../../src/core/language/reading/reading';
import { understand } from '../../../src/core/language/understand';
import type { Context } from '../../../src/core/model/dialogue';
import { lexicon } from '../../support/lexicon';

const PAYMENTS: Context = { state: 'subsidy.list', expects: 'index', page: 1, pages: 2, items: 5 };
const CASES: Context = { state: 'case.list', expects: 'choice', options: 3 };
const VISIT: Context = { state: 'appointment.ask', expects: 'date' };

test.each<[string, Context, object]>([
  ['the second one', PAYMENTS, { index: 2 }],
  ['the 3rd please', PAYMENTS, { index: 3 }],
  ['头一条', PAYMENTS, { index: 1 }],
  ['最上头那一笔', PAYMENTS, { index: 1 }],
  ['倒数第二个详细点', PAYMENTS, { index: 4 }],
  ['最后那笔', PAYMENTS, { index: 5 }],
  ['the last one', PAYMENTS, { index: 5 }],
  ['the first one', CASES, { n: 1 }],
  ['最上面那个', CASES, { n: 1 }],
  ['dec 3', VISIT, { date: '12-03' }],
  ['the 3rd of december', VISIT, { date: '12-03' }],
  ['june 9th in the morning', VISIT, { date: '06-09', period: 'am' }],
])('%s states %j %j', (text, context, slots) => {
  expect(understand(text, context, lexicon).slots).toEqual(slots);
});

test('last year is no last line', () => {
  const around = { speaker: 'resident', subject: 'payment' } as const;
  const { slots } = understand('less than last year or what', PAYMENTS, lexicon, around);
  expect(slots).not.toHaveProperty('index');
});

test('a market is no month', () => {
  expect(understand('visit to market 3', VISIT, lexicon).slots).not.toHaveProperty('date', '03-03');
});

test.each([
  ['TS20261112-002', 'case.status'],
  ['TS2026110702查下处理得怎样', 'case.status'],
  ['TS 村里路灯坏了没人管', 'complaint.file'],
  ['TS路灯坏了没人管', 'complaint.file'],
  ['不是换号码，我是查我自己的低保到了没有', 'subsidy.query'],
  ['我没换号', 'contact.changePhone'],
  ['can you reply in english, I am a volunteer teacher here', 'language.choose'],
])('%s is %s', (text, intent) => expect(understand(text, null, lexicon).intent).toBe(intent));

test.each([
  ['登记吧', 'case.status'],
  ['登记上没', 'case.status'],
  ['did you register it', 'case.status'],
  ['登记一下我的新手机号', 'contact.changePhone'],
])('after something was filed, %s is %s', (text, intent) => {
  const around = { speaker: 'resident', subject: 'ticket' } as const;
  expect(understand(text, null, lexicon, around).intent).toBe(intent);
});

test('of a payment just spoken of, why is a question', () => {
  expect(understand('why', null, lexicon, { speaker: 'resident', subject: 'payment' })).toMatchObject({
    intent: 'subsidy.query',
    kind: 'why',
  });
});

test.each<[string, object]>([
  ['my subsidies this year', { year: 'this' }],
  ['my payments last year', { year: 'last' }],
])('%s: a command and a year leave nothing to weigh', (text, slots) => {
  const { intent, readings, ...said } = understand(text, null, lexicon);
  expect([intent, readings, said.slots]).toEqual([
    'subsidy.query',
    undefined,
    expect.objectContaining(slots),
  ]);
});

test.each<[string, object]>([
  ['不是迁户口 是换身份证', { matter: '换身份证', other: true }],
  ['不是过户 我要办营业执照', { matter: '营业执照', other: true }],
  ['是不是办营业执照', { matter: '营业执照' }],
  ['周三上午迁户口', { matter: '迁户口', date: 'weekday:3', period: 'am' }],
])('%s: of what is denied nothing is booked', (text, slots) => {
  expect(bookingSlots(readTyped(text, lexicon))).toEqual(slots);
});
