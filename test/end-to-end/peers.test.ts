/** What other systems of this kind lose, mix or answer twice, over a real socket and a real store. */
import type { Change } from '../../src/core/model/change';
import { delivery, ucs2 } from '../support/smsc/link';
import { type Linked, linked } from './linked';

const FARMER = '8613800000001';
const OTHER = '8613800000002';

let link: Linked;
beforeEach(async () => {
  link = await linked();
});
afterEach(() => link.close());

/** One part by an 8-bit reference, from a phone to the service's code. */
function part(from: string, number: number, text: string, reference = 7): object {
  const header = Buffer.from([5, 0, 3, reference, 2, number]);
  const short_message = Buffer.concat([header, ucs2(text)]);
  return delivery({ source_addr: from, esm_class: 0x40, data_coding: 8, short_message });
}
const whole = (text: string) => delivery({ data_coding: 8, short_message: ucs2(text) });

/** Everything that was taken as a whole message: who said what. */
const said = () =>
  link.committed.all
    .filter((change): change is Extract<Change, { kind: 'received' }> => change.kind === 'received')
    .map(({ message }) => `${message.from.replace('+', '')} ${message.text}`);
/** Who was answered, in order. */
const answered = () =>
  link.smsc.pdus.all
    .filter(({ command }) => command === 'submit_sm')
    .map(({ fields }) => String(fields.destination_addr));

test('two farmers with the same reference to the same code, their parts between each other: two messages', async () => {
  const { smsc } = link;
  for (const [from, number, text] of [
    [FARMER, 1, '补'],
    [OTHER, 1, '帮'],
    [OTHER, 2, '助'],
    [FARMER, 2, '贴'],
  ] as const) {
    expect(await smsc.ask('deliver_sm', part(from, number, text))).toBe(0);
  }
  expect(said()).toEqual([`${OTHER} 帮助`, `${FARMER} 补贴`]);
  await smsc.next('submit_sm');
  await smsc.next('submit_sm');
  expect(answered()).toEqual([OTHER, FARMER]);
});

test('the last part first: one message', async () => {
  for (const [number, text] of [
    [2, '贴'],
    [1, '补'],
  ] as const) {
    expect(await link.smsc.ask('deliver_sm', part(FARMER, number, text))).toBe(0);
  }
  expect(said()).toEqual([`${FARMER} 补贴`]);
});

test('a part before a restart and one after it: one message', async () => {
  const { smsc, restart } = link;
  await smsc.ask('deliver_sm', part(FARMER, 1, '补'));
  await restart();
  await smsc.ask('deliver_sm', part(FARMER, 2, '贴'));
  expect(said()).toEqual([`${FARMER} 补贴`]);
});

test('the same octets once more after our acknowledgement was lost: one answer', async () => {
  const { smsc, restart } = link;
  expect(await smsc.ask('deliver_sm', whole('补贴'))).toBe(0);
  await smsc.next('submit_sm');
  await restart();
  expect(await smsc.ask('deliver_sm', whole('补贴'))).toBe(0);
  await smsc.ask('enquire_link', {});
  expect([said(), answered()]).toEqual([[`${FARMER} 补贴`], [FARMER]]);
});

test('both parts once more after our acknowledgement was lost: one answer', async () => {
  const { smsc, restart } = link;
  const parts = [part(FARMER, 1, '补'), part(FARMER, 2, '贴')];
  for (const each of parts) await smsc.ask('deliver_sm', each);
  await smsc.next('submit_sm');
  await restart();
  for (const each of parts) expect(await smsc.ask('deliver_sm', each)).toBe(0);
  await smsc.ask('enquire_link', {});
  expect([said(), answered()]).toEqual([[`${FARMER} 补贴`], [FARMER]]);
});

test('a reference that comes round again is another message', async () => {
  const { smsc } = link;
  for (const text of ['补贴', '帮助']) {
    for (const number of [1, 2]) await smsc.ask('deliver_sm', part(FARMER, number, text[number - 1] ?? ''));
  }
  expect(said()).toEqual([`${FARMER} 补贴`, `${FARMER} 帮助`]);
});

test('a part whose other one never comes is answered as it is after its time', async () => {
  const { smsc, clock, next } = link;
  await smsc.ask('deliver_sm', part(FARMER, 1, '补贴'));
  clock.advance(5 * 60_000 + 5_000);
  await next('received');
  expect(said()).toEqual([`${FARMER} 补贴`]);
});

test('a PDU that claims too many octets does not cost the next question its answer', async () => {
  const { smsc, clock } = link;
  smsc.write(Buffer.from('00010001000000050000000000000009', 'hex'));
  await smsc.closes.next();
  clock.advance(1_000);
  await smsc.next('bind_transceiver');
  expect(await smsc.ask('deliver_sm', whole('补贴'))).toBe(0);
  await smsc.next('submit_sm');
  expect(answered()).toEqual([FARMER]);
});

test('a submit_sm whose answer never comes is repeated once, and the first one counts if it comes late', async () => {
  const { smsc, clock, next, states } = link;
  smsc.faults.submit = () => 'hold';
  await smsc.ask('deliver_sm', whole('补贴'));
  await smsc.next('submit_sm');
  clock.advance(27_000);
  await next('settled');
  expect(await states()).toEqual(['owed']);
  smsc.release();
  await next('settled');
  expect(await states()).toEqual(['sent']);
  clock.advance(20_000);
  await smsc.ask('enquire_link', {});
  expect(answered()).toEqual([FARMER]);
});
