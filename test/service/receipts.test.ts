/** Receipts as an SMSC sends them, from its socket to the state of the message. */
import { createSmppGateway } from '../../gateways/smpp/gateway';
import { parseSmppUrl } from '../../gateways/smpp/options';
import type { Change } from '../../src/core/change';
import type { Outbound, Receipt } from '../../src/core/message';
import type { Store } from '../../src/ports';
import { createDispatch, type Dispatch } from '../../src/service/dispatch';
import { createReceipts } from '../../src/service/receipts';
import { NOW, outbound, PHONE } from '../support/changes';
import { RULES } from '../support/rules';
import { FakeClock, fixedChance } from '../support/smsc/clock';
import { Feed } from '../support/smsc/feed';
import { delivery, recorder } from '../support/smsc/link';
import { type Faults, type Smsc, startSmsc } from '../support/smsc/smsc';
import { but, log, meter, newStore } from './shell';

const LONG = '字'.repeat(100); // two parts
const FIRST = 221_067_780; // the first id that the SMSC gives
const smscs: Smsc[] = [];
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  const stopped = stops.splice(0).map((stop) => stop());
  for (const smsc of smscs.splice(0)) await smsc.stop();
  await Promise.all(stopped);
});

/** One process on this store, bound to this SMSC: what sends and what hears receipts. */
async function processOn(inner: Store, smsc: Smsc) {
  const clock = new FakeClock(NOW);
  const tools = { clock, chance: fixedChance(), log, meter };
  const committed = new Feed<string>();
  const store = but(inner, {
    async commit(changes) {
      const outcome = await inner.commit(changes);
      for (const { kind } of changes) committed.push(kind);
      return outcome;
    },
  });
  const lost: string[] = [];
  const receipts = createReceipts({
    ...tools,
    limits: RULES.limits,
    store,
    lost: (message) => lost.push(message),
  });
  const url = `smpp://esme:secret@127.0.0.1:${smsc.port}?name=cm&source=10628`;
  const gateway = createSmppGateway(parseSmppUrl(url), tools);
  const heard = recorder();
  let dispatch: Dispatch | null = null;
  await gateway.start({ ...heard, receipt: (receipt) => receipts.take(receipt) });
  await heard.readies.next();
  dispatch = createDispatch(gateway, { ...tools, store });
  stops.push(() => gateway.stop());
  const owe = async (more: Partial<Outbound> = {}) => {
    const message = outbound('m1', { lane: 'notice', ...more });
    await inner.commit([{ kind: 'owed', message, at: NOW }]);
    dispatch?.look();
  };
  const state = async () => (await inner.message('m1'))?.state;
  /** Kept as settled, so that receipts find it. */
  const sent = () => committed.next((kind) => kind === 'settled');
  return { owe, sent, state, receipts, lost, committed, clock };
}

async function newSmsc(faults: Partial<Faults> = {}): Promise<Smsc> {
  const smsc = await startSmsc(faults);
  smscs.push(smsc);
  return smsc;
}

/** Resolves with the status of the answer, when the receipt is committed. */
function receipt(smsc: Smsc, id: string, stat: string): Promise<number> {
  const text = `id:${id} sub:001 dlvrd:001 submit date:2611230900 done date:2611230901 stat:${stat} err:000 text:`;
  return smsc.ask('deliver_sm', delivery({ esm_class: 4, short_message: Buffer.from(text) }));
}

test.each([
  [['DELIVRD'], 'sent'],
  [['DELIVRD', 'ACCEPTD'], 'accepted'],
  [['DELIVRD', 'DELIVRD'], 'delivered'],
  [['DELIVRD', 'UNDELIV'], 'undeliverable'],
  [['EXPIRED'], 'expired'],
])('two parts with receipts %j make a message that is %s', async (stats, state) => {
  const smsc = await newSmsc();
  const { owe, sent, state: stateNow } = await processOn(await newStore(), smsc);
  await owe({ text: LONG });
  await sent();
  for (const [at, stat] of stats.entries()) expect(await receipt(smsc, String(FIRST + at), stat)).toBe(0);
  expect(await stateNow()).toBe(state);
});

test('what was delivered stays so, whatever is said later and however often', async () => {
  const smsc = await newSmsc();
  const { owe, sent, state } = await processOn(await newStore(), smsc);
  await owe();
  await sent();
  for (const stat of ['ACCEPTD', 'DELIVRD', 'DELIVRD', 'ACCEPTD', 'UNDELIV'])
    await receipt(smsc, String(FIRST), stat);
  expect(await state()).toBe('delivered');
});

test.each([
  ['hex', FIRST.toString(10)],
  ['decimal', FIRST.toString(16).toUpperCase()],
  ['padded', String(FIRST)],
  ['decimal', `000${FIRST}`],
] as const)('an id that was given in %s and comes back as %s is known again', async (ids, written) => {
  const smsc = await newSmsc({ ids });
  const { owe, sent, state } = await processOn(await newStore(), smsc);
  await owe();
  await sent();
  await receipt(smsc, written, 'DELIVRD');
  expect(await state()).toBe('delivered');
});

test('a receipt before its submit_sm_resp is kept until it finds its message', async () => {
  const smsc = await newSmsc({ submit: () => 'hold' });
  const { owe, sent, state, receipts } = await processOn(await newStore(), smsc);
  await owe();
  await smsc.next('submit_sm');
  expect(await receipt(smsc, String(FIRST), 'DELIVRD')).toBe(0);
  smsc.release();
  await sent();
  expect(await state()).toBe('sent');
  await receipts.matchStrays(NOW);
  expect(await state()).toBe('delivered');
});

test('an early receipt finds its message however many strangers’ came before it', async () => {
  const store = await newStore();
  const smsc = await newSmsc();
  const { owe, sent, state, receipts } = await processOn(store, smsc);
  const early: Receipt = { gateway: 'cm', references: [String(FIRST)], state: 'delivered', at: NOW };
  await store.commit(
    Array.from({ length: 1_001 }, (_, count): Change => {
      const receipt =
        count === 1_000 ? early : { ...early, references: [`s${count}`], at: NOW - 2_000 + count };
      return { kind: 'strayReceipt', id: `stray${count}`, receipt };
    }),
  );
  await owe();
  await sent();
  await receipts.matchStrays(NOW);
  expect(await state()).toBe('delivered');
});

test('receipts of strangers are tried again seldom once they are not new any more', async () => {
  const asked: number[] = [];
  const store = but(await newStore(), {
    async strayReceipts(since) {
      asked.push(since);
      return [];
    },
  });
  const receipts = createReceipts({ store, chance: fixedChance(), meter, limits: RULES.limits });
  for (const after of [0, 5_000, 55_000, 60_000]) await receipts.matchStrays(NOW + after);
  const minutes = [0, 5_000, 55_000, 60_000].map((after, n) => (NOW + after - (asked[n] ?? 0)) / 60_000);
  expect(minutes).toEqual([60, 2, 2, 60]);
});

test('a receipt after a restart finds its message', async () => {
  const store = await newStore();
  const smsc = await newSmsc();
  const before = await processOn(store, smsc);
  await before.owe();
  await before.sent();
  await stops.pop()?.();
  const after = await processOn(store, smsc);
  await receipt(smsc, String(FIRST), 'DELIVRD');
  expect(await after.state()).toBe('delivered');
});

test('a stranger’s receipt is kept and changes nothing', async () => {
  const store = await newStore();
  const smsc = await newSmsc();
  const { owe, sent, state } = await processOn(store, smsc);
  await owe();
  await sent();
  expect(await receipt(smsc, '999', 'UNDELIV')).toBe(0);
  expect(await state()).toBe('sent');
  expect(await store.strayReceipts(0, 9)).toHaveLength(1);
});

test.each([
  ['a carrier', 4, '13900000000', true],
  ['a carrier that marks nothing', 0, '13800000001', true],
  ['somebody else, by text,', 0, '13900000000', false],
])('%s may say that nobody has a number: %#', async (_, esm_class, source_addr, dead) => {
  const store = await newStore();
  await store.load({
    phones: [{ phone: PHONE, household: null, person: null, role: 'resident', language: null }],
  });
  const smsc = await newSmsc();
  const { owe, sent } = await processOn(store, smsc);
  await owe();
  await sent();
  const short_message = Buffer.from(`id:${FIRST} stat:MK:0001 err:001`);
  await smsc.ask('deliver_sm', delivery({ esm_class, source_addr, short_message }));
  expect((await store.reads.caller(PHONE)).gone).toBe(dead);
});

test('who waits for the end of a message is told when it was not delivered, and not when it was', async () => {
  const smsc = await newSmsc();
  const { owe, sent, lost } = await processOn(await newStore(), smsc);
  await owe();
  await sent();
  await receipt(smsc, String(FIRST), 'ACCEPTD');
  expect(lost).toEqual([]);
  await receipt(smsc, String(FIRST), 'UNDELIV');
  expect(lost).toEqual(['m1']);
});
