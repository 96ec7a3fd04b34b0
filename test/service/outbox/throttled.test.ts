/** A route that throttles for an hour: nothing is lost, nothing goes twice, and the other route does its work. */

import { Feed } from '../../../src/carrier/feed';
import type { Change } from '../../../src/core/model/change';
import { type Gateway, SendError } from '../../../src/ports';
import { MemoryQueue } from '../../../src/queue/memory';
import { Dispatcher } from '../../../src/service/outbox/dispatcher';
import { Routes } from '../../../src/service/outbox/routing/routes';
import { NOW, outbound } from '../../support/builders/changes';
import { RULES } from '../../support/rules';
import { FakeClock, fixedChance } from '../../support/smsc/clock';
import { but, carrier, log, meter, newStore } from '../../worlds/emptyService';

const HOUR = 3_600_000;
const STEP = 10_000;
const MESSAGES = 60;

/** Two links on one store; `cm` throttles until an hour has passed. */
async function throttled({ plan }: { plan: string[] }) {
  const inner = await newStore();
  const clock = new FakeClock(NOW);
  const settled = new Feed<string>();
  let claimed = 0;
  const store = but(inner, {
    async commit(changes) {
      const outcome = await inner.commit(changes);
      for (const change of changes) if (change.kind === 'settled') settled.push(change.settlement.outcome);
      return outcome;
    },
    async claim(...given) {
      const rows = await inner.claim(...given);
      claimed += rows.length;
      return rows;
    },
  });
  const went: string[] = [];
  const link = (name: string): Gateway => ({
    ...carrier(10),
    name,
    source: '10628',
    async send({ id }) {
      if (name === 'cm' && clock.now() - NOW < HOUR)
        throw new SendError('throttled', 'ESME_RTHROTTLED', 'slow');
      went.push(`${id} by ${name}`);
      return { references: [id] };
    },
  });
  const links = ['cm', 'cu'].map(link);
  const tools = {
    store,
    clock,
    chance: fixedChance(),
    meter,
    log,
    hours: RULES.hours,
    queue: new MemoryQueue({ clock, log }),
  };
  const routes = new Routes({
    ...tools,
    gateways: links,
    plan: () => plan.map((name) => ({ name, source: '10628', perSecond: 0 })),
    release: (gateway, lane) => dispatches.get(gateway)?.release([lane]),
    ring: () => {},
  });
  const dispatches = new Map(links.map((one) => [one.name, new Dispatcher(one, { ...tools, routes })]));
  await store.commit(
    Array.from({ length: MESSAGES }, (_, count): Change => {
      const message = outbound(`m${String(count).padStart(2, '0')}`, { gateway: 'cm', lane: 'notice' });
      return { kind: 'owed', message, at: NOW };
    }),
  );
  const isDue = async () => (await store.backlog(clock.now())).some(({ oldest }) => oldest > 0);
  /** Ten seconds pass: all that is due is claimed and tried, and what came of it is kept. */
  const step = async () => {
    clock.advance(STEP);
    await routes.tend();
    for (const dispatch of dispatches.values()) dispatch.look();
    while ((await isDue()) || settled.all.length < claimed) {
      while (settled.all.length < claimed) await settled.next();
    }
  };
  return { store, clock, went, step };
}

test('alone it keeps what it was given until it takes it: each once', async () => {
  const { went, step, clock, store } = await throttled({ plan: ['cm'] });
  while (clock.now() + 2 * STEP < NOW + HOUR) await step(); // readings take time too
  expect(went).toEqual([]);
  for (let more = 0; more < 12; more++) await step();
  expect(went.sort()).toEqual(
    Array.from({ length: MESSAGES }, (_, n) => `m${String(n).padStart(2, '0')} by cm`),
  );
  expect(await store.backlog(clock.now())).toEqual([]);
});

test('with another beside it everything leaves by that one within a minute: each once', async () => {
  const { went, step, clock, store } = await throttled({ plan: ['cm', 'cu'] });
  while (clock.now() < NOW + 60_000) await step();
  expect(went.sort()).toEqual(
    Array.from({ length: MESSAGES }, (_, n) => `m${String(n).padStart(2, '0')} by cu`),
  );
  expect(await store.backlog(clock.now())).toEqual([]);
});
