/** Webhooks over a store of each engine: what a commit owes, who makes the call, and what becomes of it. */
import type { Change } from '../../src/core/model/change';
import type { Webhook } from '../../src/core/model/desk/webhook';
import type { CallOut, Store } from '../../src/ports';
import { WebhookCaller } from '../../src/service/webhooks/caller';
import { owingStore } from '../../src/service/webhooks/owing';
import { createWebhooks } from '../../src/service/webhooks/webhooks';
import { eventOf } from '../support/builders/casework';
import { NOW, outbound, PHONE } from '../support/builders/changes';
import { rating } from '../support/builders/requests';
import { describeEachStore } from '../support/engines';
import { FakeClock, fixedChance } from '../support/smsc/clock';
import { log } from '../worlds/emptyService';

const WEBHOOK: Webhook = {
  id: 'w1',
  url: 'https://oa.example/x',
  events: ['rating.given', 'case.notice'],
  secret: 'whsec_c2VjcmV0',
  area: null,
  department: null,
  by: 'key k',
  at: NOW,
  disabledAt: null,
};
const PAGE = { after: null, limit: 10 };
const rated = (number: string): Change => ({ kind: 'rated', rating: rating(number) });

function service(inner: Store, callOut: CallOut = async () => 204) {
  const clock = new FakeClock(NOW);
  const chance = fixedChance();
  const store = owingStore(inner, { clock, chance });
  const sign = (secret: string, signed: string) => `${secret} ${signed.length}`;
  const caller = new WebhookCaller({ store, callOut, sign, clock, log });
  const look = async () => {
    await caller.look();
    await caller.stop();
  };
  return { clock, chance, store, caller, look };
}
const stateOf = async (store: Store) =>
  (await store.webhooks.calls({ webhook: 'w1' }, PAGE)).rows.map(({ event, state, attempts, outcome }) => [
    event,
    state,
    attempts,
    outcome,
  ]);

describeEachStore('webhooks', (open) => {
  test('a bound one hears what the people of its cases stopped, and that nobody has their number any more', async () => {
    const inner = await open();
    await inner.load({ departments: [{ id: 'd2', area: 'a', name: '民政局', ladder: [] }] });
    const events: Webhook['events'] = ['optOut.changed', 'number.dead'];
    await inner.commit([
      { kind: 'webhook', webhook: { ...WEBHOOK, events, department: 'd2' } },
      ...eventOf('e1', 'QZ1', 1, { department: 'd1', phone: PHONE }),
      ...eventOf('e2', 'QZ2', 1, { department: 'd2', phone: PHONE }),
      { kind: 'owed', message: outbound('m1', { to: PHONE }), at: NOW },
      { kind: 'owed', message: outbound('m2', { to: '+8613900000099' }), at: NOW },
    ]);
    const { store } = service(inner);
    const stopped = (phone: string): Change => ({
      kind: 'optOut',
      phone,
      scope: 'all',
      stopped: true,
      at: NOW,
    });
    await store.commit([stopped(PHONE), stopped('+8613900000099')]);
    await store.commit([{ kind: 'numberDead', message: 'm2' }]);
    await store.commit([{ kind: 'numberDead', message: 'm1' }]);
    const { rows } = await store.webhooks.calls({ webhook: 'w1' }, PAGE);
    expect(rows.map(({ event, body }) => [event, JSON.parse(body).data.phone]).sort()).toEqual([
      ['number.dead', PHONE],
      ['optOut.changed', PHONE],
    ]);
  });

  test('a call is owed with what it tells, or not at all', async () => {
    const inner = await open();
    await inner.commit([{ kind: 'webhook', webhook: WEBHOOK }]);
    const { store } = service(inner);
    await store.commit([
      rated('QZ1'),
      { kind: 'optOut', phone: '+8613800000001', scope: 'all', stopped: true, at: NOW },
    ]);
    expect(await stateOf(store)).toEqual([['rating.given', 'owed', 0, null]]);
    const [first] = eventOf('e1', 'QZ1', 1, {});
    if (!first) throw new Error('there is no event');
    const refused: Change[] = [{ kind: 'once', key: 'k', at: NOW }, rated('QZ2')];
    expect(await store.commit(refused)).toBe('done');
    expect(await store.commit(refused)).toBe('duplicate');
    expect(await stateOf(store)).toHaveLength(2);
  });

  test('a bound one hears of its own, also of a case that begins with this commit', async () => {
    const inner = await open();
    await inner.load({
      departments: [
        { id: 'd1', area: 'a', name: '住建局', ladder: [] },
        { id: 'd2', area: 'a', name: '民政局', ladder: [] },
      ],
    });
    await inner.commit([{ kind: 'webhook', webhook: { ...WEBHOOK, department: 'd2' } }]);
    const { store } = service(inner);
    await store.commit([...eventOf('e1', 'QZ1', 1, { department: 'd1' }), rated('QZ1')]);
    await store.commit([...eventOf('e2', 'QZ2', 1, { department: 'd2' }), rated('QZ2')]);
    await store.commit([rated('QZ3')]);
    const { rows } = await store.webhooks.calls({ webhook: 'w1' }, PAGE);
    expect(rows.map(({ body }) => JSON.parse(body).data)).toEqual([{ case: 'QZ2', score: 3 }]);
  });

  test('a call is made once, signed; what failed waits, what was given up can be made again', async () => {
    const inner = await open();
    await inner.commit([{ kind: 'webhook', webhook: WEBHOOK }]);
    const made: Record<string, string>[] = [];
    const answers = [500, 204, 204];
    const callOut: CallOut = async (_url, headers) => {
      made.push(headers);
      return answers.shift() ?? 'lost';
    };
    const one = service(inner, callOut);
    await one.store.commit([rated('QZ1')]);
    await one.look();
    expect(await stateOf(inner)).toEqual([['rating.given', 'owed', 1, '500']]);
    const next = service(inner, callOut);
    await next.look();
    expect(made).toHaveLength(1);
    const later = service(inner, callOut);
    later.clock.set(60_000);
    await later.look();
    expect(await stateOf(inner)).toEqual([['rating.given', 'delivered', 2, '204']]);
    expect(made[0]).toMatchObject({
      'webhook-timestamp': String(NOW / 1000),
      'webhook-id': made[1]?.['webhook-id'],
    });
    const desk = createWebhooks({ ...later, newSecret: () => 'whsec_', isCallable: () => true });
    const id = made[0]?.['webhook-id'] ?? '';
    expect(await desk.replay('w2', id, 'key k')).toBeNull();
    expect(await desk.replay('w1', id, 'key k')).toBe('done');
    const last = service(inner, callOut);
    last.clock.set(120_000);
    await last.look();
    expect(made).toHaveLength(3);
  });

  test('who switches one that he read a while ago leaves the secret that it got meanwhile', async () => {
    const inner = await open();
    await inner.commit([{ kind: 'webhook', webhook: WEBHOOK }]);
    const read = await inner.webhooks.all();
    const stale: Store = { ...inner, webhooks: { ...inner.webhooks, all: async () => read } };
    const tools = { ...service(inner), newSecret: () => 'whsec_new', isCallable: () => true };
    await createWebhooks(tools).rotate('w1', 'key k');
    await createWebhooks({ ...tools, store: stale }).switch('w1', false, 'key k');
    const [webhook] = await inner.webhooks.all();
    expect(webhook).toMatchObject({ secret: 'whsec_new', disabledAt: expect.any(Number) });
  });

  test('a call that somebody died with is the next one’s when its lease is over', async () => {
    const inner = await open();
    await inner.commit([{ kind: 'webhook', webhook: WEBHOOK }]);
    await service(inner).store.commit([rated('QZ1')]);
    expect(await inner.webhooks.take('w1', NOW + 1_000, NOW + 60_000, 5)).toHaveLength(1);
    expect(await inner.webhooks.take('w1', NOW + 59_999, NOW + 120_000, 5)).toEqual([]);
    expect(await inner.webhooks.take('w1', NOW + 60_000, NOW + 120_000, 5)).toHaveLength(1);
  });

  test('one that is off hears nothing, and nothing of it is called', async () => {
    const inner = await open();
    const { store, clock, chance } = service(inner);
    const desk = createWebhooks({
      store,
      clock,
      chance,
      newSecret: () => 'whsec_new',
      isCallable: (url) => url !== 'x',
    });
    const wanted = { url: 'https://oa.example', events: WEBHOOK.events, area: null, department: null };
    expect(await desk.add({ ...wanted, url: 'x' }, 'key k')).toBe('address');
    const added = await desk.add(wanted, 'key k');
    if (added === 'address') throw new Error('it was refused');
    await desk.switch(added.id, false, 'key k');
    expect(await desk.switch('none', true, 'key k')).toBeNull();
    expect(await desk.rotate(added.id, 'key k')).toEqual({ id: added.id, secret: 'whsec_new' });
    const again = service(inner);
    await again.store.commit([rated('QZ1')]);
    expect((await inner.webhooks.calls({ webhook: added.id }, PAGE)).rows).toEqual([]);
    expect(await inner.webhooks.all()).toMatchObject([
      { secret: 'whsec_new', disabledAt: expect.any(Number) },
    ]);
  });
});
