/** Receipts as an SMSC sends them, from its socket to the state of the message. */

import { parseSmppUrl } from '../../../gateways/smpp/options';
import { createSmppGateway } from '../../../gateways/smpp/protocol';
import { Feed } from '../../../src/carrier/feed';
import { type Smsc, startSmsc } from '../../../src/carrier/smsc';
import type { Faults } from '../../../src/carrier/smscPdu';
import type { Change } from '../../../src/core/model/change';
import type { Outbound, Receipt } from '../../../src/core/model/message';
import type { Store } from '../../../src/ports';
import { Dispatcher } from '../../../src/service/outbox/dispatcher';
import { Receipts } from '../../../src/service/outbox/receipts';
import { NOW, outbound, PHONE } from '../../support/builders/changes';
import { RULES } from '../../support/rules';
import { about, FakeClock, fixedChance } from '../../support/smsc/clock';
import { delivery, recorder, ucs2 } from '../../support/smsc/link';
import { but, log, meter, newStore } from '../../worlds/emptyService';

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
async function processOn(inner: Store, smsc: Smsc, query = '', now = NOW) {
  const clock = new FakeClock(now);
  const tools = { clock, chance: fixedChance(), log, meter, hours: RULES.hours };
  const committed = new Feed<string>();
  const store = but(inner, {
    async commit(changes) {
      const outcome = await inner.commit(changes);
      for (const { kind } of changes) committed.push(kind);
      return outcome;
    },
  });
  const lost: string[] = [];
  const receipts = new Receipts({
    ...tools,
    limits: RULES.limits,
    store,
    lost: (message) => lost.push(message),
  });
  const url = `smpp://esme:secret@127.0.0.1:${smsc.port}?name=cm&source=10628${query}`;
  const gateway = createSmppGateway(parseSmppUrl(url), tools);
  const heard = recorder();
  let dispatch: Dispatcher | null = null;
  await gateway.start({ ...heard, receipt: (receipt) => receipts.take(receipt) });
  await heard.readies.next();
  dispatch = new Dispatcher(gateway, { ...tools, store });
  stops.push(() => gateway.stop());
  const owe = async (more: Partial<Outbound> = {}) => {
    const message = outbound('m1', { lane: 'notice', ...more });
    await inner.commit([{ kind: 'owed', message, at: NOW }]);
    dispatch?.look();
  };
  const state = async () => (await inner.message('m1'))?.state;
  /** Kept as settled, so that receipts find it. */
  const sent = () => committed.next((kind) => kind === 'settled');
  return { owe, sent, state, receipts, lost, committed, clock, heard };
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
  const early: Receipt = {
    gateway: 'cm',
    references: [String(FIRST)],
    to: [PHONE],
    state: 'delivered',
    at: NOW,
  };
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
  const clock = new FakeClock(NOW);
  const receipts = new Receipts({ ...RULES, store, clock, chance: fixedChance(), meter });
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

/** A registered farmer to whom message `m1` went under this id of the carrier's. */
async function farmerWith(id: string) {
  const store = await newStore();
  await store.load({
    phones: [{ phone: PHONE, household: null, person: null, role: 'resident', language: null }],
  });
  const smsc = await newSmsc({ ids: () => id });
  const running = await processOn(store, smsc);
  await running.owe();
  await running.sent();
  const say = (text: string, more: object = {}) =>
    smsc.ask('deliver_sm', delivery({ esm_class: 4, short_message: Buffer.from(text), ...more }));
  const gone = async () => (await store.reads.caller(PHONE)).gone;
  return { ...running, store, smsc, say, gone };
}

test.each([
  ['its very id', '0221067780', '0221067780', 'undeliverable', true],
  ['its id without zeros', '0221067780', '221067780', 'undeliverable', true],
  ['its id in capitals', 'd2d3a04', 'D2D3A04', 'undeliverable', true],
  ['its id in decimals, which can be no other', 'd2d3a04', '221067780', 'undeliverable', false],
  ['an id that is its own in another base, as any small number is', '14', '20', 'sent', false],
  ['the same the other way round', '20', '14', 'sent', false],
])('%s: what becomes of the message and of the number', async (_, given, written, state, dead) => {
  const farmer = await farmerWith(given);
  await farmer.say(`id:${written} stat:UNDELIV err:MK:0001`);
  expect([await farmer.state(), await farmer.gone()]).toEqual([state, dead]);
});

test.each([
  ['the person’s number', { source_addr: '8613800000001' }, true],
  ['with a plus', { source_addr: '+8613800000001' }, true],
  ['as it is dialled', { source_addr: '13800000001', source_addr_ton: 0 }, true],
  ['as it is dialled from abroad', { source_addr: '008613800000001', source_addr_ton: 0 }, true],
  [
    'behind, for the carrier leaves the addresses',
    { source_addr: '10628', destination_addr: '8613800000001' },
    true,
  ],
  ['somebody else’s', { source_addr: '8613900000000' }, false],
  ['a name of its digits', { source_addr: '13800000001', source_addr_ton: 5 }, false],
  ['none', { source_addr: '' }, false],
])('a receipt whose address is %s', async (_, address, moves) => {
  const farmer = await farmerWith('221067780');
  await farmer.say('id:221067780 stat:UNDELIV err:MK:0001', address);
  const after = moves ? ['undeliverable', true] : ['sent', false];
  expect([await farmer.state(), await farmer.gone()]).toEqual(after);
  expect(await farmer.store.strayReceipts(0, 9)).toHaveLength(moves ? 0 : 1);
});

test('a carrier that writes its codes small means the same', async () => {
  const farmer = await farmerWith('7');
  await farmer.say('id:7 stat:undeliv err:mk:0001');
  expect(await farmer.gone()).toBe(true);
});

test('the receipts of 800 strangers on the same account, whose ids count from 1, move nothing of ours', async () => {
  const farmer = await farmerWith('14');
  const all = Array.from({ length: 800 }, (_, count) => count + 1).filter((id) => id !== 14);
  const said = all.flatMap((id) => {
    const address = { source_addr: `86139${String(id).padStart(8, '0')}`, esm_class: id % 2 ? 4 : 0 };
    return [id.toString(), id.toString(16)].map((written) =>
      farmer.say(`id:${written} stat:UNDELIV err:MK:0001`, address),
    );
  });
  expect(new Set(await Promise.all(said))).toEqual(new Set([0]));
  await farmer.receipts.matchStrays(NOW);
  expect([await farmer.state(), await farmer.gone()]).toEqual(['sent', false]);
});

test('a receipt with both of its ids shows how the link writes them; small ones count from then on', async () => {
  const farmer = await farmerWith('1f');
  await farmer.say('id:31 stat:DELIVRD');
  expect(await farmer.state()).toBe('sent');
  await farmer.say('id:31 stat:ACCEPTD', { receipted_message_id: '1f' });
  expect(await farmer.state()).toBe('accepted');
  await farmer.say('id:31 stat:UNDELIV err:MK:0001');
  expect([await farmer.state(), await farmer.gone()]).toEqual(['undeliverable', false]);
});

test.each([
  ['a carrier that marks nothing', false, {}, true],
  ['somebody else', false, { source_addr: '13900000000' }, false],
  ['whoever can write, once the carrier has marked a receipt,', true, {}, false],
])('%s may say that nobody has a number: by a text alone: %#', async (_, marks, from, dead) => {
  const farmer = await farmerWith('221067780');
  if (marks) await farmer.say('id:5 stat:DELIVRD', { source_addr: '8613900000000' });
  await farmer.say('id:221067780 stat:MK:0001 err:001', { esm_class: 0, ...from });
  expect(await farmer.gone()).toBe(dead);
  expect(farmer.heard.messages.all).toHaveLength(marks ? 1 : 0);
});

test.each([
  [
    'TLVs with esm_class 0',
    { esm_class: 0, receipted_message_id: '221067780', message_state: 5, short_message: Buffer.of() },
  ],
  ['ASCII under data_coding 8', { data_coding: 8, short_message: Buffer.from('id:221067780 stat:UNDELIV') }],
  [
    'the same with esm_class 0',
    { esm_class: 0, data_coding: 8, short_message: Buffer.from('id:221067780 stat:UNDELIV') },
  ],
  ['UCS-2', { data_coding: 8, short_message: ucs2('id:221067780 stat:UNDELIV') }],
  ['quoted', { short_message: Buffer.from('id:"221067780" stat:"UNDELIV"') }],
  [
    'an id in its TLV, another in its text',
    { receipted_message_id: '221067780', short_message: Buffer.from('id:99 stat:UNDELIV') },
  ],
])('a receipt as %s moves its message, and nobody is answered', async (_, fields) => {
  const farmer = await farmerWith('221067780');
  expect(await farmer.say('', fields)).toBe(0);
  expect(await farmer.state()).toBe('undeliverable');
  expect(farmer.heard.messages.all).toEqual([]);
});

test.each([
  ['hex-dec', '14', '20', true],
  ['hex-dec', '14', '14', false],
  ['dec-hex', '20', '14', true],
  ['same', 'd2d3a04', '221067780', false],
])('ids=%s: given as %s, a receipt for %s counts: %p', async (ids, given, written, counts) => {
  const farmer = await farmerWith(given);
  await stops.pop()?.();
  const told = await processOn(farmer.store, farmer.smsc, `&ids=${ids}`);
  await farmer.say(`id:${written} stat:UNDELIV err:MK:0001`);
  expect([await told.state(), await farmer.gone()]).toEqual(
    counts ? ['undeliverable', true] : ['sent', false],
  );
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

describe('a notice whose carrier had only until the evening', () => {
  /** 20:30 in Shanghai. */
  const EVENING = NOW + 11.5 * 3_600_000;
  const MORNING = NOW + 23 * 3_600_000;

  async function expiring(more: Partial<Outbound>, wait: number) {
    const smsc = await newSmsc();
    const store = await newStore();
    const { owe, sent, lost, clock, receipts } = await processOn(store, smsc, '', EVENING);
    await owe({ expiresAt: EVENING + 86_400_000, ...more });
    const submit = await smsc.next('submit_sm');
    await sent();
    clock.advance(wait);
    await receipts.take({
      gateway: 'cm',
      references: [String(FIRST)],
      to: [PHONE],
      state: 'expired',
      at: clock.now(),
      code: '000',
    });
    return { validity: submit.fields.validity_period, store, lost };
  }

  test('is asked for that long, and goes again in the morning', async () => {
    const { validity, store, lost } = await expiring({}, 45 * 60_000);
    expect(validity).toMatch(/^0000000028\d\d000R$/);
    expect(await store.message('m1')).toMatchObject({
      state: 'owed',
      dueAt: about(MORNING),
      attempts: 0,
      parts: [],
      tries: [{ outcome: 'again', code: '000' }],
    });
    expect(lost).toEqual([]);
  });

  test.each<[string, Partial<Outbound>, number]>([
    ['its carrier gave up before', {}, 20 * 60_000],
    ['it would be too late by then', { expiresAt: MORNING }, 45 * 60_000],
    ['it is an alert', { lane: 'alert' }, 45 * 60_000],
  ])('and ends where %s', async (_, more, wait) => {
    const { store } = await expiring(more, wait);
    expect(await store.message('m1')).toMatchObject({ state: 'expired' });
  });
});
