import type { Change } from '../../src/core/model/change';
import { RETENTION } from '../../src/core/sending/retention';
import { NOW } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const HOUR = 3_600_000;
const tried = (key: string, most = 3): Change => ({ kind: 'tried', key, most, until: NOW + HOUR });
const alarm = (at: number): Change => ({ kind: 'alarm', alarm: 'identity.guessing', at });

describeEachStore('tries', (open) => {
  test('are as many as there are, however many come at one moment', async () => {
    const store = await open();
    const ended = await Promise.all(Array.from({ length: 40 }, () => store.commit([tried('k')])));
    expect(ended.filter((end) => end === 'done')).toHaveLength(3);
    expect(await store.reads.tries(['k', 'other'])).toEqual(new Map([['k', 3]]));
  });

  test('of one commit are taken together or not at all', async () => {
    const store = await open();
    await store.commit([tried('full', 1)]);
    expect(await store.commit([tried('free'), tried('full', 1)])).toBe('duplicate');
    expect(await store.reads.tries(['free', 'full'])).toEqual(new Map([['full', 1]]));
  });

  test('that are given back count for nobody; in the same commit one had to be left', async () => {
    const store = await open();
    expect(await store.commit([tried('k', 1), { kind: 'untried', key: 'k' }])).toBe('done');
    expect(await store.reads.tries(['k'])).toEqual(new Map([['k', 0]]));
    await store.commit([
      { kind: 'untried', key: 'k' },
      { kind: 'untried', key: 'never' },
    ]);
    expect(await store.commit([tried('k', 1)])).toBe('done');
    expect(await store.commit([tried('k', 1), { kind: 'untried', key: 'k' }])).toBe('duplicate');
  });

  test('are forgotten when their time is over', async () => {
    const store = await open();
    await store.commit([tried('k')]);
    await store.forget(NOW + HOUR, RETENTION);
    expect((await store.reads.tries(['k'])).size).toBe(1);
    await store.forget(NOW + HOUR + 1, RETENTION);
    expect((await store.reads.tries(['k'])).size).toBe(0);
  });
});

describeEachStore('alarms', (open) => {
  test('wait together until they are told, once', async () => {
    const store = await open();
    await store.commit([alarm(NOW), alarm(NOW + 1)]);
    await store.commit([alarm(NOW + 2)]);
    const [pending] = await store.alarms(NOW);
    expect(pending).toEqual({ kind: 'identity.guessing', count: 3, since: NOW, toldAt: null });
    if (!pending) return;
    const told: Change = { kind: 'alarmTold', alarm: pending, at: NOW + 10 };
    const both = await Promise.all([store.commit([told]), store.commit([told])]);
    expect(both.sort()).toEqual(['done', 'duplicate']);
    expect(await store.alarms(NOW + HOUR)).toEqual([]);
    await store.commit([alarm(NOW + 20)]);
    expect(await store.alarms(NOW + 9)).toEqual([]);
    expect(await store.alarms(NOW + 10)).toEqual([
      { kind: 'identity.guessing', count: 1, since: NOW + 20, toldAt: NOW + 10 },
    ]);
  });
});
