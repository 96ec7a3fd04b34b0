/** Acts in addresses and forms, and which of them may stand in one. */
import { above, actOf, fieldsOf, isPublic, withoutWords, writes } from '../../../src/core/dialogue/links';
import type { Act } from '../../../src/core/model/intent';
import type { LinkFields } from '../../../src/core/model/page';

test.each<[Act, number, LinkFields]>([
  [
    { intent: 'subsidy.query', slots: { all: true, year: 'last', programme: '粮食直补' } },
    2,
    { all: '1', year: 'last', programme: '粮食直补', p: '2' },
  ],
  [{ intent: 'subsidy.query', slots: { year: 2025 } }, 1, { year: '2025' }],
  [
    { intent: 'case.rate', slots: { caseNo: 'QZ20261116-0101', score: 5 } },
    1,
    { caseNo: 'QZ20261116-0101', score: '5' },
  ],
  [
    { intent: 'appointment.book', slots: { matter: '施工许可', date: '2026-11-25', period: 'am' } },
    1,
    { matter: '施工许可', date: '2026-11-25', period: 'am' },
  ],
  [
    { intent: 'contact.changePhone', slots: { newPhone: '+8613900005678', yes: true } },
    1,
    { newPhone: '+8613900005678', yes: '1' },
  ],
  [{ intent: 'news.latest', slots: { section: 'jobs' } }, 3, { section: 'jobs', p: '3' }],
  [{ intent: 'menu', slots: {} }, 1, {}],
])('%j and back', (act, page, fields) => {
  expect(fieldsOf(act, page)).toEqual(fields);
  expect(actOf(act.intent, fields)).toEqual({ ...act, page });
});

test('what only a person says stands in no address and is read from none', () => {
  const said: Act = { intent: 'case.status', slots: { caseNo: 'QZ20261116-0101', words: '我的办件' } };
  expect(fieldsOf(said)).toEqual({ caseNo: 'QZ20261116-0101' });
  expect(actOf('case.status', { words: '我的办件' })?.slots).toEqual({});
  expect(above({ intent: 'case.status', slots: { words: '我的办件' } })).toEqual({
    intent: 'menu',
    slots: {},
  });
});

test.each<[Act, Act]>([
  [
    { intent: 'identity.give', slots: { name: '张三', tail: '12345X' } },
    { intent: 'identity.give', slots: {} },
  ],
  [
    { intent: 'complaint.file', slots: { text: '路坏了' } },
    { intent: 'complaint.file', slots: {} },
  ],
  [
    { intent: 'case.expedite', slots: { caseNo: 'QZ20261116-0101', text: '急', words: '急' } },
    { intent: 'case.expedite', slots: { caseNo: 'QZ20261116-0101' } },
  ],
  [
    { intent: 'office.haste', slots: { ticket: 'TQ1', agree: false, text: '材料不全' } },
    { intent: 'office.haste', slots: { ticket: 'TQ1', agree: false } },
  ],
])('of %j nothing but %j is remembered', (act, remembered) => {
  expect(withoutWords(act)).toEqual(remembered);
});

test.each<[string, LinkFields, object | null]>([
  ['nowhere', {}, null],
  ['constructor', {}, null],
  ['choose', { n: '1' }, null],
  ['back', {}, null],
  ['unknown', {}, null],
  ['case.rate', { score: '6' }, {}],
  ['case.rate', { score: '满意' }, { score: '满意' }],
  ['subsidy.query', { year: '20266', programme: ' ', all: 'yes', other: 'x' }, {}],
  ['matter.guide', { matter: '天'.repeat(65) }, {}],
  ['matter.guide', { matter: '  建房 ' }, { matter: '建房' }],
  ['contact.changePhone', { newPhone: '123' }, {}],
  ['contact.changePhone', { newPhone: '139 0000 5678' }, { newPhone: '+8613900005678' }],
  ['identity.give', { name: '张三', tail: '12345X' }, { name: '张三', tail: '12345X' }],
  ['identity.give', { name: '张三', tail: '110101199003078888' }, { name: '张三' }],
  ['appointment.book', { date: 'tomorrow', period: 'night' }, {}],
])('%s with %j', (name, fields, slots) => {
  expect(actOf(name, fields)?.slots ?? null).toEqual(slots);
});

test.each(['', '0', '-1', '1.5', 'x', '1000'])('page %j is the first', (p) => {
  expect(actOf('menu', { p })?.page).toBe(1);
});

test.each<[Act, boolean]>([
  [{ intent: 'subsidy.query', slots: {} }, false],
  [{ intent: 'case.status', slots: { caseNo: 'QZ20261116-0101' } }, false],
  [{ intent: 'case.rate', slots: {} }, false],
  [{ intent: 'case.rate', slots: { score: 1 } }, true],
  [{ intent: 'appointment.book', slots: { matter: '施工许可', date: '2026-11-25' } }, false],
  [{ intent: 'appointment.book', slots: { matter: '施工许可', date: '2026-11-25', period: 'am' } }, true],
  [{ intent: 'appointment.cancel', slots: {} }, true],
  [{ intent: 'complaint.file', slots: {} }, false],
  [{ intent: 'complaint.file', slots: { text: '路坏了' } }, true],
  [{ intent: 'identity.give', slots: {} }, true],
  [{ intent: 'contact.changePhone', slots: {} }, true],
  [{ intent: 'liaison.look', slots: {} }, true],
  [{ intent: 'subscribe.stop', slots: {} }, true],
  [{ intent: 'cancel', slots: { asked: 'complaint' } }, false],
  [{ intent: 'cancel', slots: { ticket: 'TS20261123-04175362' } }, true],
  [{ intent: 'cancel', slots: {} }, true],
])('%j has to be posted: %s', (act, posted) => {
  expect(writes(act)).toBe(posted);
});

test('anybody may read guides and news; all else is somebody’s', () => {
  const open = ['menu', 'help', 'matter.guide', 'news.latest'].map((name) => actOf(name, {}));
  expect(open.map((act) => act && isPublic(act))).toEqual([true, true, true, true]);
  const own = ['subsidy.query', 'case.status', 'complaint.file', 'consent.give'].map((name) =>
    actOf(name, {}),
  );
  expect(own.map((act) => act && isPublic(act))).toEqual([false, false, false, false]);
});

test.each<[Act, Act]>([
  [
    { intent: 'subsidy.detail', slots: { id: 'abc' } },
    { intent: 'subsidy.query', slots: {} },
  ],
  [
    { intent: 'subsidy.query', slots: { year: 2025 } },
    { intent: 'subsidy.query', slots: {} },
  ],
  [
    { intent: 'subsidy.query', slots: {} },
    { intent: 'menu', slots: {} },
  ],
  [
    { intent: 'case.status', slots: { caseNo: 'QZ20261116-0101' } },
    { intent: 'case.status', slots: {} },
  ],
  [
    { intent: 'news.latest', slots: { item: 'n1' } },
    { intent: 'news.latest', slots: {} },
  ],
  [
    { intent: 'complaint.file', slots: {} },
    { intent: 'menu', slots: {} },
  ],
])('above %j', (act, up) => {
  expect(above(act)).toEqual(up);
});
