import type { ApiKey } from '../../src/core/model/desk/apiKeys';
import { createKeys } from '../../src/service/desk/keys';
import { NOW } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';
import { FakeClock, fixedChance } from '../support/smsc/clock';

const KEY: ApiKey = {
  id: 'k1',
  name: '政务大厅',
  hash: 'ab'.repeat(32),
  scopes: ['cases:write', 'messages:read'],
  perMinute: 600,
  at: NOW,
  ids: null,
  area: null,
  department: null,
  revokedAt: null,
};

describeEachStore('API keys', (open) => {
  test('are found by their id and listed, the oldest first', async () => {
    const store = await open();
    const older = { ...KEY, id: 'k2', at: NOW - 1, scopes: [] };
    await store.commit([KEY, older].map((key) => ({ kind: 'key', key })));
    expect(await store.keys.find('k1')).toEqual(KEY);
    expect(await store.keys.find('K1')).toBeNull();
    expect(await store.keys.all()).toEqual([older, KEY]);
  });

  test('a revoked one stays, since when it was revoked first', async () => {
    const store = await open();
    await store.commit([{ kind: 'key', key: KEY }]);
    await store.commit([{ kind: 'keyRevoked', id: 'k1', at: NOW + 5 }]);
    await store.commit([{ kind: 'keyRevoked', id: 'k1', at: NOW + 9 }]);
    expect((await store.keys.find('k1'))?.revokedAt).toBe(NOW + 5);
  });

  test('one whose id is taken gets another: nothing is shown of a key that is not there', async () => {
    const store = await open();
    await store.commit([{ kind: 'key', key: KEY }]);
    const drawn = ['k1', 'k2'];
    const newKey = () => {
      const id = drawn.shift() ?? '';
      return { id, hash: id.padEnd(64, '0'), whole: `xx_${id}` };
    };
    const keys = createKeys({ store, clock: new FakeClock(NOW), chance: fixedChance(), newKey });
    const { name } = KEY;
    const made = await keys.add({ name, ids: null, area: null, department: null, scopes: [] }, 'me');
    expect(made).toEqual({ id: 'k2', whole: 'xx_k2' });
    expect(await store.keys.find('k2')).toMatchObject({ name });
  });

  test('an id is given once', async () => {
    const store = await open();
    await store.commit([{ kind: 'key', key: KEY }]);
    expect(await store.commit([{ kind: 'key', key: { ...KEY, hash: 'other' } }])).toBe('duplicate');
    expect((await store.keys.find('k1'))?.hash).toBe(KEY.hash);
  });
});
