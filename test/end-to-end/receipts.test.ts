/** Receipts over the socket: early, late, twice, after a restart, in another notation, for somebody else. */
import { delivery, ucs2 } from '../support/smsc/link';
import { type Linked, linked } from './linked';

/** As the watch looks again for the messages of receipts that came early. */
const WATCH = 5_000;
/** The id of the first message, as the SMSC counts. */
const FIRST = 221_067_780;
/** Its answer is one segment. */
const QUESTION = delivery({ data_coding: 8, short_message: ucs2('补贴') });

let link: Linked;
afterEach(() => link.close());

/** A question was asked, its answer sent and known to be sent. */
async function answered(...given: Parameters<typeof linked>): Promise<Linked> {
  link = await linked(...given);
  await link.smsc.ask('deliver_sm', QUESTION);
  await link.next('settled');
  return link;
}

test('a receipt moves its message forward', async () => {
  const { smsc, states } = await answered();
  expect(await states()).toEqual(['sent']);
  expect(await smsc.receipt(String(FIRST))).toBe(0);
  expect(await states()).toEqual(['delivered']);
});

test.each([
  ['the same receipt twice', ['DELIVRD', 'DELIVRD'], 'delivered'],
  ['the step after the end', ['DELIVRD', 'ENROUTE'], 'delivered'],
  ['another end after the end', ['UNDELIV', 'DELIVRD'], 'undeliverable'],
  ['step by step', ['ACCEPTD', 'ENROUTE', 'DELIVRD'], 'delivered'],
])('%s: forward only, each acknowledged', async (_, stats, state) => {
  const { smsc, states } = await answered();
  for (const stat of stats) expect(await smsc.receipt(String(FIRST), stat)).toBe(0);
  expect(await states()).toEqual([state]);
});

test('a receipt before submit_sm_resp finds its message when that is known', async () => {
  link = await linked('', { submit: () => 'hold' });
  const { smsc, clock, next, states } = link;
  await smsc.ask('deliver_sm', QUESTION);
  await smsc.next('submit_sm');
  expect(await smsc.receipt(String(FIRST))).toBe(0);
  expect(await states()).toEqual(['owed']);
  smsc.release();
  await next('settled');
  expect(await states()).toEqual(['sent']);
  clock.advance(WATCH);
  await next('receipt');
  expect(await states()).toEqual(['delivered']);
});

test('a late receipt, after a restart', async () => {
  const { smsc, clock, restart, states } = await answered();
  await restart();
  clock.advance(30 * 60_000);
  expect(await smsc.receipt(String(FIRST))).toBe(0);
  expect(await states()).toEqual(['delivered']);
});

test('an early receipt outlives a restart', async () => {
  link = await linked('', { submit: (n) => (n === 0 ? 'drop' : 0) });
  const { smsc, clock, next, states, restart } = link;
  await smsc.ask('deliver_sm', QUESTION);
  await smsc.next('submit_sm');
  await smsc.closes.next();
  await next('settled');
  // The carrier had taken it; its answer was lost, the repeat has the next id.
  await restart();
  expect(await smsc.receipt(String(FIRST + 1))).toBe(0);
  await restart();
  clock.advance(20_000);
  await next('settled');
  clock.advance(WATCH);
  await next('receipt');
  expect(await states()).toEqual(['delivered']);
});

test.each([
  ['hex', 'decimal', String(FIRST)],
  ['hex', 'hex in capitals', FIRST.toString(16).toUpperCase()],
  ['hex', 'padded hex', FIRST.toString(16).padStart(10, '0')],
  ['decimal', 'hex', FIRST.toString(16)],
  ['decimal', 'padded decimal', String(FIRST).padStart(12, '0')],
  ['padded', 'decimal', String(FIRST)],
  ['padded', 'hex', FIRST.toString(16)],
] as const)('an id given as %s and named as %s', async (ids, _, named) => {
  const { smsc, states } = await answered('', { ids });
  expect(await smsc.receipt(named)).toBe(0);
  expect(await states()).toEqual(['delivered']);
});

test('a receipt for a stranger is acknowledged, kept and moves nothing', async () => {
  const { smsc, committed, states } = await answered();
  expect(await smsc.receipt('999')).toBe(0);
  expect(committed.all.filter(({ kind }) => kind === 'strayReceipt')).toHaveLength(1);
  expect(await states()).toEqual(['sent']);
});

test.each([
  ['all there', ['DELIVRD', 'DELIVRD', 'DELIVRD'], 'delivered'],
  ['the last one lost', ['DELIVRD', 'DELIVRD', 'UNDELIV'], 'undeliverable'],
  ['one not heard of', ['DELIVRD', 'DELIVRD'], 'sent'],
])('a text in three parts, %s: as its worst part', async (_, stats, state) => {
  link = await linked();
  const { smsc, clock, next, owe, states } = link;
  await owe({ text: '办'.repeat(150) });
  clock.advance(1_000);
  await next('settled');
  for (const [part, stat] of stats.entries()) await smsc.receipt(String(FIRST + part), stat);
  expect(await states()).toEqual([state]);
});
