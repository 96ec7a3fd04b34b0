/** What waits by the time of a clock that was set back, on every engine. */
import type { Change } from '../../src/core/model/change';
import { NOW, outbound } from '../support/builders/changes';
import { file } from '../support/builders/uploads';
import { describeEachStore } from '../support/engines';

const HOUR = 3_600_000;
const LEASE = { owner: 'next', until: NOW + 1 };

describeEachStore('a clock that was set back', (open) => {
  test('silences no alarm until its time comes again', async () => {
    const store = await open();
    const far = NOW + 3650 * 24 * HOUR;
    await store.commit([{ kind: 'alarm', alarm: 'phone.codes', at: far }]);
    const [first] = await store.alarms(far);
    if (!first) throw new Error('there is no alarm');
    await store.commit([{ kind: 'alarmTold', alarm: first, at: far }]);
    await store.commit([{ kind: 'alarm', alarm: 'phone.codes', at: NOW }]);
    expect(await store.alarms(NOW)).toEqual([]);
    await store.clockSetBack(NOW, NOW);
    expect(await store.alarms(NOW)).toMatchObject([{ kind: 'phone.codes', count: 1 }]);
  });

  test('keeps no call of a webhook waiting, and leaves the pauses of today as they are', async () => {
    const store = await open();
    const call = (id: string, dueAt: number): Change => ({
      kind: 'webhookCall',
      call: {
        ...{ id, webhook: 'w1', event: 'rating.given', body: '{}', at: NOW, dueAt },
        ...{ attempts: 1, state: 'owed', outcome: null },
      },
    });
    await store.commit([
      call('far', NOW + 3650 * 24 * HOUR),
      call('was due', NOW + HOUR),
      call('tried', NOW + 3 * HOUR),
    ]);
    const taken = async () =>
      (await store.webhooks.take('w1', NOW, NOW + HOUR, 9)).map(({ id }) => id).sort();
    expect(await taken()).toEqual([]);
    await store.clockSetBack(NOW, NOW + 2 * HOUR);
    expect(await taken()).toEqual(['far', 'was due']);
  });

  test('leaves no upload in the hands of nobody', async () => {
    const store = await open();
    const lease = (until: number) => ({ owner: 'gone', until });
    await store.commit([
      { kind: 'upload', upload: file('u1', { state: 'reading', lease: lease(NOW + 3650 * 24 * HOUR) }) },
      { kind: 'upload', upload: file('u2', { state: 'reading', lease: lease(NOW + 30_000) }) },
    ]);
    await store.clockSetBack(NOW, NOW);
    expect((await store.uploads.waiting(NOW, 9)).map(({ id }) => id)).toEqual(['u1']);
  });

  const owed = (id: string, more: Partial<Extract<Change, { kind: 'owed' }>>): Change => ({
    kind: 'owed',
    message: outbound(id, { expiresAt: NOW + 24 * HOUR }),
    at: NOW,
    ...more,
  });
  const again = (id: string, dueAt: number): Change => ({
    kind: 'settled',
    settlement: { id, gateway: 'cm', at: NOW, outcome: 'again', dueAt, attempts: 1, code: '20' },
  });

  async function waiting() {
    const store = await open();
    await store.commit([
      owed('at once', { at: NOW + HOUR }),
      owed('in the morning', { notBefore: NOW + 3 * HOUR }),
      owed('was due', { notBefore: NOW + HOUR / 2 }),
      owed('tried', {}),
      again('tried', NOW + HOUR + 60_000),
    ]);
    const due = async () => (await store.claim('cm', LEASE, NOW, 9)).map(({ id }) => id).sort();
    return { store, due };
  }

  test('makes due what was, and what would be tried again; what waits for a time of day goes on waiting', async () => {
    const { store, due } = await waiting();
    expect(await store.clockSetBack(NOW, NOW + HOUR)).toBe(3);
    expect(await due()).toEqual(['at once', 'tried', 'was due']);
    expect(await store.clockSetBack(NOW, NOW + HOUR)).toBe(0);
  });

  test('is known by what was written, where nobody saw it', async () => {
    const { store, due } = await waiting();
    expect(await store.clockSetBack(NOW, NOW)).toBe(1);
    expect(await due()).toEqual(['at once']);
  });

  test('leaves leases that end too late: they are freed', async () => {
    const store = await open();
    await store.commit([
      owed('a', { lease: { owner: 'gone', until: NOW + HOUR } }),
      owed('b', { lease: { owner: 'here', until: NOW + 30_000 } }),
    ]);
    expect(await store.freeLeases(NOW)).toBe(1);
    expect((await store.claim('cm', LEASE, NOW, 9)).map(({ id }) => id)).toEqual(['a']);
  });
});
