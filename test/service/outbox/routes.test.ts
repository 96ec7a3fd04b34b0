import type { Change } from '../../../src/core/model/change';
import { LANES, type Outbound, type Receipt } from '../../../src/core/model/message';
import type { PlannedRoute } from '../../../src/core/model/route';
import { UNROUTED } from '../../../src/core/sending/route';
import { SendError } from '../../../src/ports';
import { Dispatcher } from '../../../src/service/outbox/dispatcher';
import { Receipts } from '../../../src/service/outbox/receipts';
import { createElsewhere } from '../../../src/service/outbox/routing/elsewhere';
import { HomeCarriers } from '../../../src/service/outbox/routing/homeCarriers';
import { Routes } from '../../../src/service/outbox/routing/routes';
import { inbound, NOW, outbound } from '../../support/builders/changes';
import { RULES } from '../../support/rules';
import { FakeClock, fixedChance } from '../../support/smsc/clock';
import { carrier, log, meter, newStore } from '../../worlds/emptyService';

const LEASE = { owner: 'other', until: NOW + 30_000 };
const MINUTE = 60_000;

/** Two links, the first one preferred, over an empty store; `elsewhere` is a third that another process has. */
async function routing({ codes = ['10628', '10628'], elsewhere = false, homes = false } = {}) {
  const store = await newStore();
  const clock = new FakeClock(NOW);
  const rung: string[] = [];
  const links = ['cm', 'cu'].map((name, at) =>
    Object.assign(carrier(100), { name, source: codes[at] ?? '' }),
  );
  const [cm, cu] = links;
  if (!cm || !cu) throw new Error('there are two');
  const plan: PlannedRoute[] = links.map(({ name, source }) => ({ name, source, perSecond: 0 }));
  if (elsewhere) plan.unshift({ name: 'ct', source: '10628', perSecond: 0 });
  if (homes) plan.splice(0, 1, { name: 'cm', source: '10628', perSecond: 0, carrier: 'mobile' });
  const tools = { store, clock, chance: fixedChance(), meter, log, hours: RULES.hours };
  const learned = new HomeCarriers({ ...tools, numbers: RULES.numbers, plan: () => plan });
  const routes = new Routes({
    ...tools,
    gateways: links,
    plan: () => plan,
    homes: learned,
    release: (gateway, lane) => dispatches.get(gateway)?.release([lane]),
    ring: (gateway) => rung.push(gateway),
  });
  const sentBack = createElsewhere(learned, () => routes.candidates());
  const dispatches = new Map(
    links.map((link) => [
      link.name,
      new Dispatcher(link, { ...tools, routes, elsewhere: sentBack, ring: (name) => rung.push(name) }),
    ]),
  );
  const owe = (...messages: (Partial<Outbound> & { id: string })[]) =>
    store.commit(
      messages.map((each): Change => ({ kind: 'owed', message: outbound(each.id, each), at: NOW })),
    );
  /** Where each message is owed now; those under a lease are left out. */
  const waits = async () => {
    const found: string[] = [];
    for (const name of ['cm', 'cu', 'ct']) {
      const rows = await store.claim(name, { owner: 'reader', until: clock.now() }, clock.now(), 100);
      found.push(...rows.map(({ id, from }) => `${id} at ${name} from ${from}`));
    }
    return found.sort();
  };
  const judged = async () => {
    const now = clock.now();
    routes.countBacklog(await store.backlog(now), now);
    await routes.tend();
  };
  const limits = { deadNumberCodes: ['MK:0001'] };
  const receipts = new Receipts({
    ...tools,
    limits,
    elsewhere: sentBack,
    ring: (name) => void rung.push(name),
  });
  return { store, clock, rung, cm, cu, plan, routes, learned, dispatches, receipts, owe, waits, judged };
}

test('what is new goes by the first route, and by the next as soon as that link is gone', async () => {
  const { routes, cm, cu } = await routing({ codes: ['10628', '10655'] });
  expect(routes.choose('alert')).toEqual({ gateway: 'cm', source: '10628' });
  cm.state = 'down';
  expect(routes.choose('alert')).toEqual({ gateway: 'cu', source: '10655' });
  cu.state = 'down';
  expect(routes.choose('alert')).toEqual({ gateway: 'cm', source: '10628' });
});

test('what no route was known for waits, and goes by the first that is known', async () => {
  const { plan, routes, owe, waits, judged, rung, store, clock } = await routing();
  const configured = plan.splice(0);
  expect(routes.choose('notice')).toEqual({ gateway: UNROUTED, source: '' });
  await owe(...LANES.map((lane) => ({ id: lane, lane, gateway: UNROUTED, from: '' })));
  await judged();
  expect(routes.unrouted).toBe(LANES.length);
  expect(await waits()).toEqual([]);
  expect(rung).toEqual([]);
  plan.push(...configured);
  await judged();
  expect(await waits()).toEqual([...LANES].sort().map((lane) => `${lane} at cm from 10628`));
  expect(new Set(rung)).toEqual(new Set(['cm']));
  routes.countBacklog(await store.backlog(clock.now()), clock.now());
  expect(routes.unrouted).toBe(0);
});

test('a link that comes back within 5 s keeps what waits; after that another has it', async () => {
  const { clock, cm, owe, waits, judged, rung } = await routing({ codes: ['10628', '10655'] });
  await judged();
  cm.state = 'down';
  await owe({ id: 'a', lane: 'notice' });
  clock.advance(4_900);
  await judged();
  expect(await waits()).toEqual(['a at cm from 10628']);
  clock.advance(100);
  await judged();
  expect(await waits()).toEqual(['a at cu from 10655']);
  expect(rung).toEqual(['cu']);
});

test.each([
  ['another link of their code', ['10628', '10628'], 'a at cu from 10628'],
  ['no link of another code', ['10628', '10655'], 'a at cm from 10628'],
])('answers of a link that is down leave by %s', async (_, codes, where) => {
  const { clock, cm, owe, waits, judged } = await routing({ codes });
  cm.state = 'down';
  await owe({ id: 'a', lane: 'reply' });
  clock.advance(MINUTE);
  await judged();
  expect(await waits()).toEqual([where]);
});

test('with no better route everything stays where it is', async () => {
  const { clock, cm, cu, owe, waits, judged } = await routing();
  cm.state = 'down';
  cu.state = 'refused';
  await owe(...LANES.map((lane) => ({ id: lane, lane })));
  clock.advance(MINUTE);
  await judged();
  expect(await waits()).toEqual([...LANES].sort().map((lane) => `${lane} at cm from 10628`));
});

test('what somebody has a lease of is moved only when the lease is over', async () => {
  const { clock, cm, store, owe, waits, judged } = await routing();
  cm.state = 'down';
  await owe({ id: 'a', lane: 'notice' });
  await store.claim('cm', LEASE, NOW, 1);
  clock.advance(20_000);
  await judged();
  expect(await store.claim('cu', LEASE, clock.now(), 1)).toEqual([]);
  clock.advance(10_000);
  await judged();
  expect(await waits()).toEqual(['a at cu from 10628']);
});

/** Twenty sends of the first route that end like this. */
function end(routes: Awaited<ReturnType<typeof routing>>['routes'], outcome: 'sent' | SendError['fate']) {
  for (let count = 0; count < 20; count++) routes.ended(outbound(`m${count}`, { lane: 'notice' }), outcome);
}

test('a route that refuses is left, also by what this process holds, and comes back when it proved itself', async () => {
  const { clock, cm, routes, dispatches, owe, waits, judged } = await routing();
  const dispatch = dispatches.get('cm');
  await owe({ id: 'a', lane: 'notice' }, { id: 'b', lane: 'reply' });
  end(routes, 'throttled');
  await judged();
  expect(await waits()).toEqual(['a at cu from 10628', 'b at cu from 10628']);
  expect(routes.choose('notice')).toMatchObject({ gateway: 'cu' });
  // Nothing more is taken up there, but for answers that no other link may carry.
  expect(routes.lanes('cm')).toEqual(['reply']);
  await owe({ id: 'c', lane: 'notice' });
  dispatch?.look();
  clock.advance(MINUTE);
  await judged(); // its rest is over
  expect(routes.lanes('cm')).toEqual(LANES);
  expect(routes.choose('alert')).toMatchObject({ gateway: 'cu' });
  end(routes, 'sent');
  clock.advance(30_000);
  await judged();
  expect(routes.choose('alert')).toMatchObject({ gateway: 'cm' });
  expect(cm.sends.all).toEqual([]);
});

test.each(['rejected', 'stopped'] as const)(
  'sends that end with %s say nothing of the route',
  async (fate) => {
    const { routes, judged } = await routing();
    end(routes, fate);
    await judged();
    expect(routes.choose('notice')).toMatchObject({ gateway: 'cm' });
  },
);

test('a route whose receipts stop coming is left', async () => {
  const { clock, routes, judged } = await routing();
  const send = async (heard: boolean) => {
    for (let count = 0; count < 25; count++) {
      const message = outbound(`at${clock.now()}`, { lane: 'notice' });
      routes.ended(message, 'sent');
      if (heard) routes.heard('cm', message.id);
      clock.advance(1_000);
    }
    await judged();
    return routes.choose('notice').gateway;
  };
  expect(await send(true)).toBe('cm');
  expect(await send(true)).toBe('cm');
  expect(await send(false)).toBe('cm');
  expect(await send(false)).toBe('cu'); // less than a minute after the first that did not come
});

test('a route that never sent a receipt is not thought slow', async () => {
  const { clock, routes, judged } = await routing();
  for (let count = 0; count < 60; count++) {
    routes.ended(outbound(`m${count}`, { lane: 'notice' }), 'sent');
    clock.advance(1_000);
  }
  await judged();
  expect(routes.choose('notice')).toMatchObject({ gateway: 'cm' });
});

test('a gateway of another process is left when nothing of it moves for a minute', async () => {
  const { clock, routes, owe, waits, judged, rung } = await routing({ elsewhere: true });
  expect(routes.choose('notice')).toMatchObject({ gateway: 'ct' });
  await owe({ id: 'a', gateway: 'ct', lane: 'notice' });
  clock.advance(1_000);
  await judged();
  clock.advance(MINUTE - 100);
  await judged();
  expect(rung).toEqual([]);
  clock.advance(100);
  await judged();
  expect(rung).toEqual(['cm']);
  expect(await waits()).toEqual(['a at cm from 10628']);
});

test('what waits at a link that was taken out of the settings goes by what is left, also by one carrier’s own', async () => {
  const { plan, clock, owe, waits, judged } = await routing({ homes: true });
  plan.pop();
  await owe({ id: 'a', gateway: 'ct', lane: 'bulk', to: '+8618900000001' });
  await judged();
  clock.advance(MINUTE);
  await judged();
  expect(await waits()).toEqual(['a at cm from 10628']);
});

test('a queue of minutes is shared, and the route that is behind goes on with its part', async () => {
  const { store, routes, clock, owe } = await routing();
  await owe({ id: 'a', lane: 'bulk' }, { id: 'b', lane: 'alert' });
  routes.countBacklog([{ gateway: 'cm', depth: 500 * 400, oldest: 1 }], clock.now());
  await routes.tend();
  expect((await store.claim('cu', LEASE, NOW, 9)).map(({ id }) => id)).toEqual(['a']);
  expect(routes.lanes('cm')).toEqual(LANES);
});

test('a number that its carrier sends back goes by another route, and is known for the next message', async () => {
  const { cm, routes, learned, dispatches, owe, waits, rung, store, clock } = await routing({
    codes: ['10628', '10655'],
    homes: true,
  });
  const to = '+8613800000001';
  expect(routes.choose('notice', to)).toMatchObject({ gateway: 'cm' });
  expect(routes.choose('notice', '+8618600000001')).toMatchObject({ gateway: 'cu' });
  await owe({ id: 'a', lane: 'notice', to });
  clock.advance(8 * 60 * MINUTE); // out of the quiet hours
  dispatches.get('cm')?.look();
  (await cm.sends.next()).refuse(new SendError('rejected', 'CMPP:13', 'not ours'));
  await dispatches.get('cm')?.stop();
  expect(rung).toEqual(['cu']);
  expect(await waits()).toEqual(['a at cu from 10655']);
  expect(routes.choose('notice', to)).toMatchObject({ gateway: 'cu' });
  // Another process reads it; and its owner's text by the carrier's own link tells the contrary.
  const other = new HomeCarriers({ store, clock, log, numbers: RULES.numbers, plan: () => [] });
  await other.refresh();
  expect(other.homeOf(to)).toMatchObject({ home: null, away: ['mobile'] });
  await learned.heard(inbound('in1', { from: to, gateway: 'cm' }));
  expect(routes.choose('notice', to)).toMatchObject({ gateway: 'cm' });
});

test.each([
  ['notice', ['10628', '10655'], 'a at cu from 10655'],
  ['reply', ['10628', '10628'], 'a at cu from 10628'],
  ['reply', ['10628', '10655'], null],
] as const)(
  'a report says that the number of a %s was carried over, with codes %j',
  async (lane, codes, where) => {
    const to = '+8613800000001';
    const { cm, routes, dispatches, receipts, owe, waits, rung, store, clock } = await routing({
      codes: [...codes],
      homes: true,
    });
    await owe({ id: 'a', lane, to });
    clock.advance(8 * 60 * MINUTE); // out of the quiet hours
    dispatches.get('cm')?.look();
    (await cm.sends.next()).accept('ref');
    await dispatches.get('cm')?.stop();
    const named: Pick<Receipt, 'gateway' | 'references' | 'to' | 'ids'> = {
      gateway: 'cm',
      references: ['ref'],
      to: [to],
      ids: 'same',
    };
    for (let times = 0; times < 2; times++)
      await receipts.take({ ...named, state: 'undeliverable', code: 'NP:1243', at: clock.now() });
    expect(await waits()).toEqual(where === null ? [] : [where]);
    expect(rung).toEqual(where === null ? [] : ['cu']);
    expect((await store.message('a'))?.state).toBe(where === null ? 'undeliverable' : 'owed');
    expect(routes.choose('notice', to)).toMatchObject({ gateway: 'cu' });
  },
);

test('a number that nobody has fails as any other', async () => {
  const { cm, plan, dispatches, owe, store, clock } = await routing({ homes: true });
  plan.pop();
  await owe({ id: 'a', lane: 'notice', to: '+8613800000001' });
  clock.advance(8 * 60 * MINUTE);
  dispatches.get('cm')?.look();
  (await cm.sends.next()).refuse(new SendError('rejected', 'CMPP:13', 'not ours'));
  await dispatches.get('cm')?.stop();
  expect(await store.message('a')).toMatchObject({ state: 'failed', reason: 'CMPP:13' });
});
