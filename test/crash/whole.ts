/** What has to be so when all is in, however often it was begun. */
import type { AuditAction } from '../../src/core/model/audit';
import type { Batch } from '../../src/core/model/payments';
import type { Store } from '../../src/ports';
import { household } from '../support/builders/roster';
import { amountOf, STATES } from './papers';

const ONCE: readonly AuditAction[] = ['upload.add', 'upload.enter', 'upload.check', 'upload.publish'];
const PHONE = 5;

/** `ids`: of the households, the payments and the bank's results, each of so many rows. */
export async function expectNothingTwice(
  store: Store,
  { rows, ids }: { rows: number; ids: readonly string[] },
): Promise<void> {
  for (const id of ids) {
    await expectEachRowOnce(store, id, rows);
    await expectEachStepOnce(store, id);
  }
  await expectPayments(store, rows);
  for (const batch of ids.slice(1)) await expectToldOnce(store, batch, rows);
}

/** Its five numbers are counts of these, and none has gone or come twice. */
async function expectEachRowOnce(store: Store, id: string, rows: number): Promise<void> {
  const kept = await store.uploads.rowsIn(id, null);
  expect(new Set(kept.map(({ row }) => row)).size).toBe(rows);
  expect(kept).toHaveLength(rows);
  const counts = await store.uploads.counts(id);
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(rows);
  expect(counts.every(({ state }) => state === 'clean')).toBe(true);
}

async function expectEachStepOnce(store: Store, id: string): Promise<void> {
  const page = { after: null, limit: 100, newestFirst: false };
  const { rows: entries } = await store.audit.entries({ subject: id, areas: null }, page);
  const actions = entries.map(({ action }) => action).filter((action) => ONCE.includes(action));
  expect(actions).toEqual(ONCE);
}

/** One of each household, as the bank has it. */
async function expectPayments(store: Store, rows: number): Promise<void> {
  const all = Array.from({ length: rows }, (_, n) => household(n));
  const held = await store.held.people(all.map((row) => String(row[3])));
  expect(held.size).toBe(rows);
  const of = (n: number) => held.get(String(all[n]?.[3]))?.household ?? '';
  const payments = await store.held.payments(all.map((_, n) => of(n)));
  const found = all.map((_, n) => payments.get(of(n))?.map(({ amount, state }) => [amount, state]));
  expect(found).toEqual(all.map((_, n) => [[amountOf(n), STATES[n % STATES.length]]]));
}

/** Every household with a phone has one message of this batch. */
async function expectToldOnce(store: Store, id: string, rows: number): Promise<void> {
  let batch: Batch | null = null;
  do batch = await store.announcements.batch(id);
  while (batch?.state === 'expanding');
  const phones = Array.from({ length: rows }, (_, n) => household(n)[PHONE])
    .filter((phone) => phone !== '')
    .map((phone) => `+86${phone}`);
  const told: string[] = [];
  for (let after: readonly [string] | null = null; ; ) {
    const page = await store.lists.messages({ batch: id, sight: null }, { after, limit: 500 });
    // Whoever has no phone is kept as not reached.
    told.push(...page.rows.flatMap(({ to }) => to || []));
    after = page.next;
    if (after === null) break;
  }
  expect(told.sort()).toEqual(phones.sort());
}
