import { NOW, outbound, PHONE, turnOf } from '../support/changes';
import { describeEachStore } from '../support/engines';

describeEachStore('store', (open) => {
  test('a turn is committed once, and read back', async () => {
    const store = await open();
    expect(await store.isEmpty()).toBe(true);
    await store.check();
    expect(await store.commit(turnOf('m1', 1))).toBe('done');
    expect(await store.commit(turnOf('m1', 2))).toBe('duplicate');
    expect((await store.reads.caller(PHONE)).dialogue?.turn).toBe(1);
    const got = await store.claim('cm', { owner: 'a', until: NOW + 1000 }, NOW, 10);
    expect(got).toEqual([outbound('out-m1', { answers: 'm1' })]);
    expect(await store.reads.payments('x')).toEqual([]);
    expect(await store.reads.casesOf('x')).toEqual([]);
    expect(await store.reads.claim('x', 'y')).toEqual({ households: [], cases: [] });
    expect(await store.backlog(NOW)).toEqual([{ gateway: 'cm', depth: 1, oldest: 0 }]);
  });
});
