/** The door: what waits counts until its answer is on its way, and what is refused costs nothing. */
import { AT_FIRST } from '../../../src/core/sending/admission';
import { Overloaded } from '../../../src/ports';
import { Admission } from '../../../src/service/answer/admission';
import { inbound } from '../../support/builders/changes';
import { FakeClock } from '../../support/smsc/clock';
import { log, meter, shell } from '../../worlds/emptyService';

const MOST = AT_FIRST.most;

function door() {
  const clock = new FakeClock();
  const counted: string[] = [];
  const said: object[] = [];
  const admission = new Admission({
    clock,
    meter: { ...meter, count: (name) => void counted.push(name) },
    log: { ...log, warn: (facts) => void said.push(facts) },
  });
  let come = 0;
  const stuck = () => admission.take({ id: `m${++come}`, gateway: 'cm' }, () => new Promise<never>(() => {}));
  return { admission, clock, counted, said, stuck };
}

test('what is beyond is refused, counted, and its work not begun', async () => {
  const { admission, counted, stuck } = door();
  for (let n = 0; n < MOST; n++) void stuck();
  expect(admission.closed).toBe(true);
  const work = jest.fn();
  await expect(admission.take({ id: 'x', gateway: 'cm' }, work)).rejects.toBeInstanceOf(Overloaded);
  expect(work).not.toHaveBeenCalled();
  expect(counted).toEqual(['refused']);
});

test('what is done, has failed or has left makes room', async () => {
  const { admission, stuck } = door();
  for (let n = 0; n < MOST - 1; n++) void stuck();
  const take = <T>(work: () => Promise<T>, goesOn = false) =>
    admission.take({ id: 'x', gateway: 'cm' }, work, () => goesOn);
  await take(async () => 'done');
  await expect(take(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  expect(admission.closed).toBe(false);
  await take(async () => 'goes on', true);
  expect(admission.closed).toBe(true);
  admission.left('x');
  expect(admission.closed).toBe(false);
});

test('what nobody hears of any more is forgotten', () => {
  const { admission, clock, stuck } = door();
  for (let n = 0; n < MOST; n++) void stuck();
  clock.advance(61_000);
  expect(admission.closed).toBe(false);
});

test('it is said in the log, and not for each', async () => {
  const { said, clock, stuck } = door();
  for (let n = 0; n < MOST + 300; n++) await Promise.race([stuck().catch(() => {}), null]);
  clock.advance(5_000);
  await Promise.race([stuck().catch(() => {}), null]);
  expect(said.length).toBeLessThanOrEqual(2);
  expect(said[0]).toMatchObject({ refused: expect.any(Number) });
});

test('a message waits until its answer is on its way to the carrier', async () => {
  const { service, gateway, clock } = await shell({ window: 1 });
  let people = 0;
  const ask = () => {
    people += 1;
    const from = `+86138001${String(people).padStart(5, '0')}`;
    return service.listener.message(inbound(`in${people}`, { from, text: 'BT' }));
  };
  // The carrier says nothing to the first, and the others stand behind it.
  let refusal: unknown = null;
  while (refusal === null)
    refusal = await ask().then(
      () => null,
      (error: unknown) => error,
    );
  expect(refusal).toMatchObject({ name: 'Overloaded', retryAfter: 2 });
  expect(people).toBeGreaterThan(10);
  expect(service.overloaded()).toBe(true);
  const taken = people - 1;
  for (let n = 0; n < taken; n++) (await gateway.sends.next()).accept();
  clock.advance(200);
  expect(service.overloaded()).toBe(false);
});
