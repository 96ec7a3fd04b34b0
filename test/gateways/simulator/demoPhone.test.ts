import { createDemoPhones } from '../../../gateways/simulator/demoPhone';
import type { Receipt } from '../../../src/core/model/message';
import { outbound } from '../../support/builders/changes';
import { FakeClock } from '../../support/smsc/clock';

/** A handset that is switched on, and what it tells the service. */
async function switchedOn() {
  const clock = new FakeClock();
  const receipts: Receipt[] = [];
  const ready: string[] = [];
  const handset = createDemoPhones({ source: '10628' }, { clock });
  await handset.start({
    message: async () => ({ replies: [] }),
    part: async () => {},
    receipt: async (receipt) => void receipts.push(receipt),
    ready: (gateway) => void ready.push(gateway),
  });
  return { clock, receipts, ready, handset };
}

const signal = new AbortController().signal;

test('a text arrives at once and its receipt a moment later', async () => {
  const { clock, receipts, ready, handset } = await switchedOn();
  const seen: string[] = [];
  const unsee = handset.watch(({ to, text }) => seen.push(`${to} ${text}`));
  expect(await handset.send?.(outbound('m1'), signal)).toEqual({ references: ['m1'] });
  expect([seen, receipts, ready]).toEqual([['+8613800000001 316.50元'], [], ['handset']]);
  clock.advance(300);
  expect(receipts).toMatchObject([{ gateway: 'handset', references: ['m1'], state: 'delivered' }]);
  unsee();
  await handset.send?.(outbound('m2'), signal);
  expect(seen).toHaveLength(1);
});

test('switched off it takes nothing, and what was on its way is lost', async () => {
  const { clock, receipts, handset } = await switchedOn();
  await handset.send?.(outbound('m1'), signal);
  await handset.stop();
  clock.advance(1_000);
  expect([receipts, clock.waiting, handset.health().state]).toEqual([[], 0, 'stopped']);
  await expect(handset.send?.(outbound('m2'), signal)).rejects.toMatchObject({ fate: 'stopped' });
});

test('keeps the last thirty texts of a phone, each once', async () => {
  const { handset } = await switchedOn();
  for (let k = 1; k <= 31; k++) await handset.send?.(outbound(`m${k}`), signal);
  const seen: string[] = [];
  handset.watch(({ id }) => seen.push(id));
  await handset.send?.(outbound('m31', { attempts: 1 }), signal);
  const kept = handset.inbox('+8613800000001').map(({ id }) => id);
  expect([kept.length, kept[0], kept.at(-1), seen]).toEqual([30, 'm2', 'm31', []]);
  expect(handset.inbox('+8613800000002')).toEqual([]);
});

test('of many phones those that were silent for longest are emptied', async () => {
  const { handset } = await switchedOn();
  const to = (k: number) => `+86138${String(k).padStart(8, '0')}`;
  for (let k = 0; k <= 500; k++) await handset.send?.(outbound(`m${k}`, { to: to(k) }), signal);
  expect([0, 1, 500].map((k) => handset.inbox(to(k)).length)).toEqual([0, 1, 1]);
});
