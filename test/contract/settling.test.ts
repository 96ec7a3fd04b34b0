/** What came of sending, told under a lease: on time, late, and after somebody else has the message. */
import type { Settlement } from '../../src/core/model/change';
import { NOW, outbound, receipt, sent } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const MINE = { owner: 'me', until: NOW + 30_000 };
const OTHERS = { owner: 'other', until: NOW + 90_000 };
/** Once more mine: the same process took it again after its first lease ran out. */
const MINE_AGAIN = { owner: 'me', until: NOW + 90_000 };
/** A moment at which every lease above has run out. */
const LATER = NOW + 100_000;

const base = { id: 'a', gateway: 'cm', at: NOW + 40_000, lease: MINE };
const OUTCOMES: Record<string, Settlement> = {
  again: { ...base, outcome: 'again', dueAt: NOW + 50_000, attempts: 3, code: '20' },
  failed: { ...base, outcome: 'failed', code: '11' },
  expired: { ...base, outcome: 'expired' },
  released: { ...base, outcome: 'released' },
  renewed: { ...base, outcome: 'renewed', until: NOW + 300_000 },
  deferred: { ...base, outcome: 'deferred', dueAt: NOW + 50_000 },
};

describeEachStore('a settlement', (open) => {
  /** A message under my lease, and the store that holds it. */
  async function leased() {
    const store = await open();
    await store.commit([{ kind: 'owed', message: outbound('a'), at: NOW, lease: MINE }]);
    const settle = (settlement: Settlement) => store.commit([{ kind: 'settled', settlement }]);
    const claim = (now: number, lease = { owner: 'next', until: now + 1 }) =>
      store.claim('cm', lease, now, 9);
    return { store, settle, claim };
  }

  test('that comes late counts while nobody else has the message', async () => {
    const { settle, claim } = await leased();
    await settle({ ...base, at: NOW + 60_000, outcome: 'failed', code: '11' });
    expect(await claim(LATER)).toEqual([]);
  });

  test.each(Object.keys(OUTCOMES))(
    '%s, from a lost lease, leaves the message to who has it',
    async (name) => {
      const { settle, claim } = await leased();
      await claim(MINE.until, OTHERS);
      const settlement = OUTCOMES[name];
      if (settlement) await settle(settlement);
      expect(await claim(OTHERS.until - 1)).toEqual([]);
      expect(await claim(OTHERS.until)).toEqual([outbound('a')]);
    },
  );

  test('from a lost lease does not count either when the same process has it again', async () => {
    const { settle, claim } = await leased();
    await claim(MINE.until, MINE_AGAIN);
    await settle({ ...base, outcome: 'failed', code: '11' });
    expect(await claim(LATER)).toEqual([outbound('a')]);
  });

  test('from a lost lease does not count when the message waits for its next try', async () => {
    const { settle, claim } = await leased();
    await claim(MINE.until, OTHERS);
    const again = { outcome: 'again', dueAt: LATER, attempts: 1, code: '20' } as const;
    await settle({ ...base, ...again, lease: OTHERS });
    await settle({ ...base, outcome: 'failed', code: '11' });
    expect(await claim(LATER)).toMatchObject([{ id: 'a', attempts: 1 }]);
  });

  test('sent is sent, whoever has the message now, and stays so', async () => {
    const { store, settle, claim } = await leased();
    await claim(MINE.until, OTHERS);
    await settle({ ...base, outcome: 'sent', references: ['r1'] });
    await settle({ ...base, outcome: 'failed', code: '11', lease: OTHERS });
    expect(await claim(LATER)).toEqual([]);
    expect(await store.findSent(receipt('delivered', 'r1'))).toMatchObject([{ message: 'a', part: 1 }]);
  });

  test('renewed keeps a message from everybody else for as long, and counts as no try', async () => {
    const { settle, claim } = await leased();
    const renewed = { ...MINE, until: LATER };
    await settle({ ...base, outcome: 'renewed', until: renewed.until });
    expect(await claim(LATER - 1)).toEqual([]);
    await settle({ ...base, outcome: 'failed', code: '11' });
    expect(await claim(LATER)).toEqual([outbound('a')]);
  });

  test('released makes a message due at once, as if it had not been taken', async () => {
    const { settle, claim } = await leased();
    await settle({ ...base, at: NOW + 1, outcome: 'released' });
    expect(await claim(NOW - 1)).toEqual([]);
    expect(await claim(NOW)).toEqual([outbound('a')]);
  });

  test('elsewhere makes a message due at once on another gateway, and tells of the try', async () => {
    const { store, settle, claim } = await leased();
    await settle({ ...base, at: NOW + 1, outcome: 'elsewhere', code: 'CMPP:13', to: 'ct', sender: '10659' });
    expect(await claim(LATER)).toEqual([]);
    const [moved] = await store.claim('ct', OTHERS, NOW + 1, 9);
    expect(moved).toMatchObject({ id: 'a', gateway: 'ct', from: '10659', attempts: 0 });
    expect(await store.message('a')).toMatchObject({ tries: [{ gateway: 'cm', code: 'CMPP:13' }] });
  });

  test('deferred makes a message due then, and tells of no try', async () => {
    const { store, settle, claim } = await leased();
    await settle({ ...base, at: NOW + 1, outcome: 'deferred', dueAt: LATER });
    expect(await claim(LATER - 1)).toEqual([]);
    expect(await store.message('a')).toMatchObject({ state: 'owed', dueAt: LATER, tries: [] });
    expect(await claim(LATER)).toEqual([outbound('a')]);
  });

  test('of a message that went can be taken back while it is on its way: it is owed again, as new', async () => {
    const { store, settle, claim } = await leased();
    const again = {
      kind: 'sendAgain',
      message: 'a',
      gateway: 'cm',
      at: NOW,
      dueAt: LATER,
      code: '000',
    } as const;
    await store.commit([again]);
    expect((await store.message('a'))?.dueAt).not.toBe(LATER);
    await settle({ ...base, outcome: 'sent', references: ['r1'] });
    await store.commit([again]);
    expect(await claim(LATER - 1)).toEqual([]);
    expect(await claim(LATER)).toEqual([outbound('a')]);
    expect(await store.findSent(receipt('delivered', 'r1'))).toEqual([]);
    await settle({ ...base, outcome: 'sent', references: ['r2'] });
    await store.commit([{ kind: 'receipt', message: 'a', part: 1, receipt: receipt('delivered', 'r2') }]);
    await store.commit([again]);
    expect((await store.message('a'))?.state).toBe('delivered');
  });

  test('without an answer is remembered, also through a refusal that follows', async () => {
    const { settle, claim } = await leased();
    const again = { outcome: 'again', dueAt: NOW, attempts: 1, code: 'timeout' } as const;
    await settle({ ...base, ...again, mayHaveGone: true });
    expect(await claim(NOW, OTHERS)).toEqual([outbound('a', { attempts: 1, mayHaveGone: true })]);
    await settle({ ...base, ...again, attempts: 2, lease: OTHERS });
    expect(await claim(NOW)).toEqual([outbound('a', { attempts: 2, mayHaveGone: true })]);
  });

  test('of many messages at once is each its own', async () => {
    const { store, claim } = await leased();
    const ids = ['b', 'c', 'd'];
    await store.commit(ids.map((id) => ({ kind: 'owed', message: outbound(id), at: NOW, lease: MINE })));
    await store.commit([
      sent('b', 'r1'),
      { kind: 'settled', settlement: { ...base, id: 'c', outcome: 'failed', code: '11' } },
      { kind: 'settled', settlement: { ...base, id: 'd', at: NOW, outcome: 'released' } },
    ]);
    expect((await claim(NOW)).map(({ id }) => id)).toEqual(['d']);
    expect((await claim(LATER)).map(({ id }) => id).sort()).toEqual(['a', 'd']);
  });
});
