/** What waits by the time of a clock that was set back, on every engine. */
import type { Change } from '../../src/core/model/change';
import { NOW, outbound } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const HOUR = 3_600_000;
const LEASE = { owner: 'next', until: NOW + 1 };

describeEachStore('a clock that was set back', (open) => {
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
    expect(await store.freeLeases(NOW + 600_000)).toBe(1);
    expect((await store.claim('cm', LEASE, NOW, 9)).map(({ id }) => id)).toEqual(['a']);
  });
});
