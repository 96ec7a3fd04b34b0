import { officialCalendar } from '../../src/core/calendar/workingDays';
import { identityCheck } from '../../src/core/intake/numbers';
import { CASE_ENDS, CASE_STATES } from '../../src/core/model/cases';
import { PAYMENT_STATES } from '../../src/core/model/payments';
import type { Records } from '../../src/core/model/records';
import { dateDigits, yearAt } from '../../src/demo/calendar';
import { demoRecords } from '../../src/demo/records';
import { DEMO_SCRIPT } from '../../src/demo/simulator';

const NOW = Date.UTC(2026, 10, 23, 1);
const records = demoRecords(NOW);
const phone = (digits: string) => records.phones.find((entry) => entry.phone === `+86${digits}`);
const paymentsOf = (household: string | null | undefined) =>
  records.payments.filter((payment) => payment.household === household);

test('is the same every time, and not at another time', () => {
  expect(demoRecords(NOW)).toEqual(records);
  expect(demoRecords(NOW + 400 * 86_400_000)).not.toEqual(records);
});

test('has the size of a small township', () => {
  expect(records.households).toHaveLength(60);
  expect(records.programmes.map((programme) => programme.name)).toEqual([
    '粮食直补',
    '农资综合直补',
    '良种补贴',
    '耕地地力保护补贴',
    '退耕还林补助',
    '农机购置补贴',
    '农村低保',
    '城乡五保',
    '医疗救助',
    '计划生育奖励',
    '危房改造补助',
  ]);
  expect(new Set(records.payments.map((payment) => payment.programme)).size).toBe(11);
  expect(new Set(records.payments.map((payment) => payment.year))).toEqual(new Set([2026, 2025]));
});

describe('the fixed points', () => {
  test('farmer 13800000001: several programmes, two screens, one payment on its way', () => {
    const payments = paymentsOf(phone('13800000001')?.household);
    expect(payments).toHaveLength(14);
    expect(payments.filter((payment) => payment.state !== 'paid')).toMatchObject([
      { programme: 'NZBT', year: 2026, state: 'sentToBank' },
    ]);
    expect(payments.find((payment) => payment.programme === 'LSZB')).toMatchObject({
      year: 2026,
      quantity: 1055,
      rate: 3000,
      amount: 31650,
      accountTail: '1234',
    });
  });

  test('applicant 13800000002: three open cases, one of them in parallel', () => {
    const own = records.cases.filter((entry) => entry.phone === '+8613800000002' && entry.parent === null);
    expect(own.map(({ matter, state }) => [matter, state])).toEqual([
      ['SGXK', 'processing'],
      ['YYZZ', 'certified'],
      ['JFXK', 'supplement'],
    ]);
    const parts = records.cases.filter((entry) => entry.parent === own[0]?.number);
    expect(parts).toHaveLength(3);
    expect(new Set(parts.map((part) => part.department)).size).toBe(3);
    expect(parts.filter((part) => CASE_ENDS.includes(part.state))).toHaveLength(2);
  });

  test('liaison 13800000003', () => {
    expect(phone('13800000003')?.role).toBe('liaison');
  });

  test('the ladder of 住建局, and the supervisor', () => {
    const office = records.departments.find((department) => department.name === '住建局');
    expect(office?.ladder).toEqual(['+8613900000001', '+8613900000002']);
    expect(phone('13900000001')?.role).toBe('leader');
    expect(phone('13900000002')?.role).toBe('leader');
    expect(phone('13900000009')?.role).toBe('supervisor');
  });

  test('施工许可 of 住建局 in ten working days', () => {
    expect(records.matters).toContainEqual(
      expect.objectContaining({ id: 'SGXK', department: 'ZJJ', name: '施工许可', promisedDays: 10 }),
    );
  });
});

/** What an office takes back is never in the demo to begin with. */
const PAID_OUT = PAYMENT_STATES.filter((state) => state !== 'revoked');

test.each(PAID_OUT)('some payment is %s, with a reason where the bank gave one', (state) => {
  const some = records.payments.filter((payment) => payment.state === state);
  expect(some.length).toBeGreaterThan(0);
  const bounced = state === 'failed' || state === 'returned';
  expect(some.every((payment) => (payment.reason !== null) === bounced)).toBe(true);
});

test.each(CASE_STATES)('some case is %s, and its events lead there', (state) => {
  const some = records.cases.filter((entry) => entry.state === state);
  expect(some.length).toBeGreaterThan(0);
  for (const { number, changedAt, acceptedAt } of some) {
    const events = records.caseEvents.filter((event) => event.case === number);
    const times = events.map((event) => event.at);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times.at(-1)).toBe(changedAt);
    expect(events.find((event) => event.type === 'accepted')?.at ?? null).toBe(acceptedAt);
    expect(number).toMatch(new RegExp(`^QZ${dateDigits(times[0] ?? 0)}-\\d{4}$`));
  }
});

test('a promise counts working days only', () => {
  const permit = records.cases.find((entry) => entry.matter === 'SGXK');
  expect(new Date(permit?.acceptedAt ?? 0).toISOString()).toBe('2026-11-18T03:00:00.000Z');
  expect(new Date(permit?.promisedAt ?? 0).toISOString()).toBe('2026-12-02T09:00:00.000Z');
});

describe('nobody is real', () => {
  test('identity numbers fail their check digit', () => {
    for (const { identity } of records.people) {
      expect(identity).toMatch(/^99\d{15}[\dX]$/);
      expect(identity.at(-1)).not.toBe(identityCheck(identity.slice(0, 17)));
    }
    expect(new Set(records.people.map((person) => person.identity)).size).toBe(records.people.length);
  });

  test('while the check itself is that of GB 11643', () => {
    expect(identityCheck('11010519491231002')).toBe('X');
    expect(identityCheck('44052418800101001')).toBe('4');
  });

  test('accounts have nineteen digits that no bank issues', () => {
    for (const { account } of records.households) expect(account).toMatch(/^99\d{17}$/);
  });
});

/** A reference from one list to another: every value must be a key there. */
const references: [string, (all: Records) => (string | null)[], (all: Records) => string[]][] = [
  ['area to parent', (all) => all.areas.map((x) => x.parent), (all) => all.areas.map((x) => x.id)],
  ['department to area', (all) => all.departments.map((x) => x.area), (all) => all.areas.map((x) => x.id)],
  [
    'matter to department',
    (all) => all.matters.map((x) => x.department),
    (all) => all.departments.map((x) => x.id),
  ],
  [
    'household to village',
    (all) => all.households.map((x) => x.village),
    (all) => all.areas.map((x) => x.id),
  ],
  [
    'person to household',
    (all) => all.people.map((x) => x.household),
    (all) => all.households.map((x) => x.id),
  ],
  ['phone to person', (all) => all.phones.map((x) => x.person), (all) => all.people.map((x) => x.id)],
  [
    'payment to household',
    (all) => all.payments.map((x) => x.household),
    (all) => all.households.map((x) => x.id),
  ],
  [
    'payment to programme',
    (all) => all.payments.map((x) => x.programme),
    (all) => all.programmes.map((x) => x.id),
  ],
  ['case to matter', (all) => all.cases.map((x) => x.matter), (all) => all.matters.map((x) => x.id)],
  ['case to parent', (all) => all.cases.map((x) => x.parent), (all) => all.cases.map((x) => x.number)],
  ['case to person', (all) => all.cases.map((x) => x.person), (all) => all.people.map((x) => x.id)],
  ['event to case', (all) => all.caseEvents.map((x) => x.case), (all) => all.cases.map((x) => x.number)],
  [
    'leader to phone',
    (all) => all.departments.flatMap((x) => x.ladder),
    (all) => all.phones.map((x) => x.phone),
  ],
];
test.each(references)('%s leads somewhere', (_, from, to) => {
  const known = new Set(to(records));
  expect(from(records).filter((key) => key !== null && !known.has(key))).toEqual([]);
});

test.each([
  ['in the last minutes of a year', Date.UTC(2026, 11, 31, 15, 59)],
  ['in the first minutes of a year', Date.UTC(2026, 11, 31, 16)],
  ['on a Sunday', Date.UTC(2026, 10, 22, 4)],
])('nothing has happened in the future, %s', (_, now) => {
  const { payments, cases, caseEvents } = demoRecords(now);
  const times = [...payments, ...caseEvents].map((row) => row.at).concat(cases.map((row) => row.changedAt));
  expect(Math.max(...times)).toBeLessThan(now);
  expect(Math.max(...payments.map((payment) => payment.year))).toBe(yearAt(now));
});

describe('the script', () => {
  const { people, try: tries } = DEMO_SCRIPT;

  test('has only people whose phones are registered as it says', () => {
    for (const { phone: number, role } of people) {
      const registered = records.phones.find((entry) => entry.phone === number)?.role;
      expect(registered ?? 'stranger').toBe(['deputyHead', 'head'].includes(role) ? 'leader' : role);
    }
  });

  test('is played by its own people', () => {
    const phones = people.map((person) => person.phone);
    for (const { as } of tries) expect(phones).toContain(as);
  });
});

test.each([
  ['before New Year', Date.UTC(2026, 11, 30, 4)],
  ['before the week of October', Date.UTC(2026, 8, 28, 4)],
  ['within it', Date.UTC(2026, 9, 4, 4)],
])('nothing is promised for a day on which everybody is at home: %s', (_, now) => {
  const calendar = officialCalendar(new Map());
  const { cases = [] } = demoRecords(now);
  const days = cases.flatMap(({ promisedAt }) =>
    promisedAt === null ? [] : [new Date(promisedAt + 8 * 3_600_000).toISOString().slice(0, 10)],
  );
  expect(days.length).toBeGreaterThan(10);
  expect(days.filter((day) => calendar.works(day) === false || day.endsWith('-01-01'))).toEqual([]);
});
