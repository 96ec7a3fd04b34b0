import { createSimulatorGateway } from '../../../gateways/simulator';
import type { Inbound } from '../../../src/core/model/message';
import type { Answer, Listener, TraceStep } from '../../../src/ports';
import { FakeClock, fixedChance } from '../../support/smsc/clock';

const SCREEN: Answer = { replies: [{ text: '1 补贴  2 办件', segments: 1, encoding: 'ucs2' }] };

/** A phone that is switched on; `answer` is what the service says. */
async function phone(answer: Partial<Answer> = {}, needs: { pages?: boolean } = {}) {
  const seen: Inbound[] = [];
  const steps: TraceStep[] = [];
  const says = { busy: '', late: '稍后发短信', elsewhere: '没有这个号码' };
  const gateway = createSimulatorGateway(
    { codes: ['*106#'], pages: false, ...needs },
    { chance: fixedChance(), clock: new FakeClock(), say: (what) => says[what] },
  );
  gateway.watch((step) => steps.push(step));
  const listener: Listener = {
    message: async (inbound) => {
      seen.push(inbound);
      return { ...SCREEN, ...answer };
    },
    part: async () => {},
    receipt: async () => {},
    ready: () => {},
  };
  await gateway.start(listener);
  const dial = (code: string, input = '', hangUp?: boolean) =>
    gateway.dial({ from: '13800000001', session: 's1', code, input, hangUp });
  return { gateway, dial, seen, steps };
}

test.each([
  ['*106#', '', '*106#', ''],
  ['*106*1*2#', '', '*106#', '1*2'],
  ['*106#', '2', '*106#', '2'],
  ['*106*1#', '2', '*106#', '2'],
])('%s and then %j: to %s, %j', async (code, input, to, text) => {
  const { dial, seen } = await phone();
  expect(await dial(code, input)).toEqual({ text: '1 补贴  2 办件', end: false });
  expect(seen).toMatchObject([
    { medium: 'ussd', from: '+8613800000001', to, text, session: { id: 'simulator:s1' } },
  ]);
});

test('the same digit twice is two steps, the same code dialled again is one', async () => {
  const { dial, seen } = await phone();
  for (const input of ['', '', '9', '9']) await dial('*106#', input);
  const [first, again, one, other] = seen.map(({ session }) => session?.step);
  expect(first).toBe(again);
  expect(one).not.toBe(other);
});

test('what ends a session says so', async () => {
  const { dial } = await phone({ ends: true });
  expect(await dial('*106#')).toMatchObject({ end: true });
});

test('nothing to show ends it too', async () => {
  const { dial } = await phone({ replies: [] });
  expect(await dial('*106#')).toEqual({ text: '', end: true });
});

test('an answer that comes too late follows by SMS', async () => {
  const { dial } = await phone({ late: true });
  expect(await dial('*106#')).toEqual({ text: '稍后发短信', end: true });
});

test('a code that is none of ours reaches nobody', async () => {
  const { dial, seen } = await phone();
  expect(await dial('*999#')).toEqual({ text: '没有这个号码', end: true });
  expect(seen).toEqual([]);
});

test('hanging up is told to the service and to nobody who looks inside', async () => {
  const { dial, seen, steps } = await phone({ replies: [] });
  await dial('*106#', '', true);
  expect(seen).toMatchObject([{ session: { phase: 'close' } }]);
  expect(steps).toEqual([]);
});

test.each<[string, Answer['replies'][number]['encoding'], number]>([
  ['1 补贴  2 办件', 'ucs2', 20],
  ['1 Subsidies', 'gsm7', 10],
  ['12345678', 'gsm7', 7],
])('%s takes octets of %s: %i', async (text, encoding, octets) => {
  const { dial, steps } = await phone({ replies: [{ text, segments: 1, encoding }] });
  await dial('*106#');
  expect(steps).toMatchObject([{ step: 'sent', medium: 'ussd', detail: { octets, encoding } }]);
});

test.each([
  [true, ['wml']],
  [false, []],
])('with pages (%s) their steps are shown', async (pages, shown) => {
  const { gateway, steps } = await phone({}, { pages });
  const step = {
    inbound: 'elsewhere',
    phone: '+8613800000001',
    step: 'understood',
    ms: 0,
    detail: {},
  } as const;
  gateway.trace({ ...step, medium: 'wml' });
  gateway.trace({ ...step, medium: 'sms' });
  expect(steps.map(({ medium }) => medium)).toEqual(shown);
});
