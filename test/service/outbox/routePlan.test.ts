/** The plan of routes belongs to the installation: who has no links hears of them from who has. */
import type { PlannedRoute } from '../../../src/core/model/route';
import { RoutePlan } from '../../../src/service/outbox/routing/routePlan';
import { NOW } from '../../support/builders/changes';
import { FakeClock } from '../../support/smsc/clock';
import { newStore } from '../../worlds/emptyService';

const CM: PlannedRoute = { name: 'cm', source: '10628', perSecond: 30 };
const CU: PlannedRoute = { name: 'cu', source: '10655', perSecond: 0 };

async function installation() {
  const store = await newStore();
  const clock = new FakeClock(NOW);
  const plan = (own: PlannedRoute[], here: string[] = [], shared = true, wall = () => clock.now()) =>
    new RoutePlan({
      store,
      clock: { now: wall, monotonic: () => clock.monotonic() },
      own,
      has: (name) => here.includes(name),
      shared,
    });
  return { store, clock, plan };
}
const names = (plan: readonly PlannedRoute[]) => plan.map(({ name }) => name);

test('a process without links knows those that another one told of, in the operator’s order', async () => {
  const { plan } = await installation();
  const web = plan([]);
  const gateway = plan([CU, CM], ['cm', 'cu']);
  await web.refresh();
  expect(web.current()).toEqual([]);
  await gateway.refresh();
  await web.refresh();
  expect(web.current()).toMatchObject([CU, CM]);
});

test('told is what a process has, not what it only knows of', async () => {
  const { plan, store } = await installation();
  await plan([CM, CU], ['cu']).refresh();
  expect(names(await store.routes())).toEqual(['cu']);
  await plan([CM]).refresh();
  expect(names(await store.routes())).toEqual(['cu']);
});

test('its own routes come first, and each once', async () => {
  const { plan } = await installation();
  await plan([CM, CU], ['cm', 'cu']).refresh();
  const twilio = { name: 'twilio', source: '+1', perSecond: 0 };
  const web = plan([twilio, { ...CU, source: '1' }], ['twilio']);
  await web.refresh();
  expect(web.current()).toMatchObject([twilio, { name: 'cu', source: '1' }, CM]);
});

test('who has not told for a minute and a half is gone, and is back when it tells again', async () => {
  const { plan, clock } = await installation();
  const web = plan([]);
  const gateway = plan([CM], ['cm']);
  await gateway.refresh();
  await web.refresh();
  for (let step = 0; step < 30; step++) {
    clock.advance(5_000);
    await gateway.refresh();
    await web.refresh();
    expect(names(web.current())).toEqual(['cm']);
  }
  clock.advance(90_000);
  await web.refresh();
  expect(web.current()).toEqual([]);
  await gateway.refresh();
  await web.refresh();
  expect(names(web.current())).toEqual(['cm']);
});

test.each([-7_200_000, 7_200_000])('a clock that is off by %i ms makes no route go or stay', async (off) => {
  const { plan, clock } = await installation();
  const web = plan([]);
  const gateway = plan([CM], ['cm'], true, () => clock.now() + off);
  for (let step = 0; step < 30; step++) {
    await gateway.refresh();
    await web.refresh();
    expect(names(web.current())).toEqual(['cm']);
    clock.advance(5_000);
  }
  clock.advance(90_000);
  await web.refresh();
  expect(web.current()).toEqual([]);
});

test('what was told long ago is not believed by who starts now', async () => {
  const { plan, clock } = await installation();
  await plan([CM], ['cm']).refresh();
  clock.advance(2 * 86_400_000);
  const web = plan([]);
  await web.refresh();
  expect(web.current()).toEqual([]);
});

test('one process alone tells nobody and hears nobody', async () => {
  const { plan, store } = await installation();
  await plan([CM], ['cm'], false).refresh();
  expect(await store.routes()).toEqual([]);
  await plan([CM], ['cm']).refresh();
  const alone = plan([CU], ['cu'], false);
  await alone.refresh();
  expect(names(alone.current())).toEqual(['cu']);
});
