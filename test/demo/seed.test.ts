import { identityCheck } from '../../src/core/intake/numbers';
import type { Records } from '../../src/core/model/records';
import { caseChunk, seedRecords } from '../../src/demo/seed';

const NOW = Date.UTC(2026, 10, 23, 1);
const LATER = Date.UTC(2026, 11, 24, 1);

/** All chunks in one. */
function whole(households: number, cases: number, now = NOW): Partial<Records> {
  const all: Record<string, unknown[]> = {};
  for (const chunk of seedRecords(households, cases, now)) {
    for (const [name, rows] of Object.entries(chunk)) all[name] = [...(all[name] ?? []), ...rows];
  }
  return all;
}

test('is the same every time within a year', () => {
  expect(whole(50, 50, LATER)).toEqual(whole(50, 50));
});

test('is the same whatever the number: more only adds', () => {
  expect(whole(60, 60).payments?.slice(0, 150)).toEqual(whole(50, 50).payments);
});

test.each([0, 1, 1_999, 2_000, 2_001, 4_321])('household %i has its phone and three payments', (i) => {
  const { phones = [], payments = [], people = [] } = whole(i + 1, 0);
  const phone = phones.at(-1);
  expect(phone?.phone).toBe(`+86${13_800_000_000 + i}`);
  const own = payments.filter((payment) => payment.household === phone?.household);
  expect(own.map((payment) => payment.year)).toEqual([2026, 2026, 2025]);
  expect(own.filter((payment) => payment.state !== 'paid')).toHaveLength(1);
  const identity = people.at(-1)?.identity ?? '';
  expect(identity).toMatch(/^99\d{15}[\dX]$/);
  expect(identity.at(-1)).not.toBe(identityCheck(identity.slice(0, 17)));
});

test('keys never come twice', () => {
  const { households = [], people = [], payments = [], caseEvents = [] } = whole(25_000, 25_000);
  expect(new Set(households.map((row) => row.account)).size).toBe(25_000);
  expect(new Set(people.map((row) => row.identity)).size).toBe(25_000);
  expect(new Set(payments.map((row) => row.id)).size).toBe(75_000);
  expect(new Set(caseEvents.map((row) => row.id)).size).toBe(caseEvents.length);
});

test.each([
  [0, 'QZ20251201-0000'],
  [7, 'QZ20251201-0007'],
  [9_999, 'QZ20251201-9999'],
  [10_000, 'QZ20251130-0000'],
  [123_456, 'QZ20251119-3456'],
])('case %i is %s', (j, number) => {
  expect(caseChunk(j, j + 1, 2026).cases).toMatchObject([{ number }]);
});

test('case j belongs to applicant phone 13800000000+j', () => {
  const { cases = [] } = whole(0, 12_001);
  expect(cases).toHaveLength(12_001);
  expect(cases[12_000]).toMatchObject({ number: 'QZ20251130-2000', phone: '+8613800012000' });
});

test('chunks stay small however many there are', () => {
  let largest = 0;
  let households = 0;
  for (const chunk of seedRecords(100_000, 10_000, NOW)) {
    households += chunk.households?.length ?? 0;
    largest = Math.max(largest, chunk.households?.length ?? 0, chunk.cases?.length ?? 0);
  }
  expect([households, largest]).toEqual([100_000, 2_000]);
});
