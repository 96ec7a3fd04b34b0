import type { Change } from '../../src/core/model/change';
import type { Outbound } from '../../src/core/model/message';
import type { CarriedOver } from '../../src/core/model/route';
import { RETENTION } from '../../src/core/sending/retention';
import { UNROUTED } from '../../src/core/sending/route';
import { NOW, outbound } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const MOVE = { from: 'cm', to: 'cu', lane: 'notice', sender: '10655', now: NOW, limit: 10 } as const;
const LEASE = { owner: 'b', until: NOW + 60_000 };

function owed(id: string, more: Partial<Outbound> = {}, beside: object = {}): Change {
  return { kind: 'owed', message: outbound(id, { lane: 'notice', ...more }), at: NOW, ...beside };
}

describeEachStore('moving what is owed to another gateway', (open) => {
  test('takes the oldest that are due, of its gateway and lane, and that nobody sends', async () => {
    const store = await open();
    await store.commit([
      owed('b', { returnAddress: '1.1.13800000001' }, { notBefore: NOW - 1 }),
      owed('a', {}, { notBefore: NOW - 2 }),
      owed('third'),
      owed('later', {}, { notBefore: NOW + 1 }),
      owed('leased', {}, { lease: { owner: 'a', until: NOW + 1 } }),
      owed('overrun', {}, { notBefore: NOW - 3, lease: { owner: 'a', until: NOW } }),
      owed('bulk', { lane: 'bulk' }),
      owed('elsewhere', { gateway: 'ct' }),
    ]);
    expect(await store.reroute({ ...MOVE, limit: 3 })).toBe(3);
    const moved = await store.claim('cu', LEASE, NOW, 10);
    expect(moved.map(({ id, gateway, from }) => [id, gateway, from])).toEqual(
      ['overrun', 'a', 'b'].map((id) => [id, 'cu', '10655']),
    );
    expect(moved.some(({ returnAddress }) => returnAddress !== undefined)).toBe(false);
    expect((await store.claim('cm', LEASE, NOW, 10)).map(({ id }) => id)).toEqual(['third', 'bulk']);
  });

  test('leaves what is to be sent from another code', async () => {
    const store = await open();
    await store.commit([
      owed('ours', { lane: 'reply', from: '10655' }),
      owed('other', { lane: 'reply', from: '95500' }),
    ]);
    expect(await store.reroute({ ...MOVE, lane: 'reply', onlyFrom: '10655' })).toBe(1);
    expect((await store.claim('cm', LEASE, NOW, 10)).map(({ id }) => id)).toEqual(['other']);
  });

  test('a claim and a move at once never share a message', async () => {
    const store = await open();
    const other = await open({ same: true });
    const ids = Array.from({ length: 200 }, (_, index) => `m${index}`);
    await store.commit(ids.map((id) => owed(id)));
    const [claimed, moved] = await Promise.all([
      store.claim('cm', { owner: 'a', until: NOW + 1_000 }, NOW, 200),
      other.reroute({ ...MOVE, limit: 200 }),
    ]);
    expect(claimed.length + moved).toBe(200);
    expect((await store.claim('cu', LEASE, NOW, 200)).length).toBe(moved);
  });
});

describeEachStore('routes that processes tell of', (open) => {
  test('the last word on each is kept, in the operator’s order', async () => {
    const store = await open();
    expect(await store.routes()).toEqual([]);
    const cm = { name: 'cm', source: '10628', perSecond: 30, place: 1, at: NOW };
    const cu = { name: 'cu', source: '10655', perSecond: 0, place: 0, at: NOW, carrier: 'unicom' as const };
    await store.commit([{ kind: 'routes', routes: [cm, cu] }]);
    expect(await store.routes()).toEqual([cu, cm]);
    const later = { ...cm, source: '10629', perSecond: 50, at: NOW + 1 };
    await store.commit([
      { kind: 'routes', routes: [cm] },
      { kind: 'routes', routes: [later] },
    ]);
    expect(await store.routes()).toEqual([cu, later]);
  });

  test('numbers that were carried over: the last word on each, from a moment on, until it is erased', async () => {
    const store = await open();
    const number = (phone: string, more: Partial<CarriedOver>): Change => ({
      kind: 'carriedOver',
      number: { phone, home: null, away: [], at: NOW, ...more },
    });
    await store.commit([
      number('+8613800000001', { away: ['mobile'] }),
      number('+8613800000001', { away: ['mobile', 'telecom'], at: NOW + 1 }),
      number('+8613800000002', { home: 'unicom' }),
    ]);
    const first = { phone: '+8613800000001', home: null, away: ['mobile', 'telecom'], at: NOW + 1 };
    const second = { phone: '+8613800000002', home: 'unicom', away: [], at: NOW };
    expect(await store.carriedOver(0, 9)).toEqual([second, first]);
    expect(await store.carriedOver(NOW + 1, 9)).toEqual([first]);
    await store.person.erase('+8613800000001', { actor: 'office', at: NOW });
    expect(await store.forget(NOW + RETENTION.carriedOver, RETENTION)).toBe(0);
    expect(await store.carriedOver(0, 9)).toEqual([second]);
    expect(await store.forget(NOW + RETENTION.carriedOver + 1, RETENTION)).toBe(1);
  });

  test('what waits for a route is moved as from a gateway, and gets its code', async () => {
    const store = await open();
    await store.commit([owed('a', { gateway: UNROUTED, from: '' })]);
    expect(await store.reroute({ ...MOVE, from: UNROUTED })).toBe(1);
    expect(await store.claim('cu', LEASE, NOW, 10)).toMatchObject([
      { id: 'a', gateway: 'cu', from: '10655' },
    ]);
  });
});
