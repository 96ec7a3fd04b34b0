/** A clean stop under load, and the start after it: every answer goes, once, and soon. */
import { delivery, ucs2 } from '../support/smsc/link';
import { type Linked, linked } from './linked';

let link: Linked;
afterEach(() => link.close());

const PEOPLE = ['8613800000001', '8613800000002', '8613800000003'];
const question = (source_addr: string) =>
  delivery({ source_addr, data_coding: 8, short_message: ucs2('补贴') });
const answered = () =>
  link.smsc.pdus.all
    .filter(({ command }) => command === 'submit_sm')
    .map(({ fields }) => String(fields.destination_addr))
    .sort();

test('answers that waited for the window go seconds after a restart and not when a lease would end', async () => {
  link = await linked('window=1', { submit: () => 'hold' });
  const { smsc, clock, restart } = link;
  for (const person of PEOPLE) expect(await smsc.ask('deliver_sm', question(person))).toBe(0);
  await smsc.next('submit_sm');
  const restarted = restart();
  smsc.faults.submit = () => 0;
  smsc.release();
  await restarted;
  clock.advance(2_000);
  await smsc.next('submit_sm');
  await smsc.next('submit_sm');
  expect(answered()).toEqual(PEOPLE);
});

test('what the carrier took before the stop is not sent again', async () => {
  link = await linked();
  const { smsc, clock, restart, states } = link;
  for (const person of PEOPLE) await smsc.ask('deliver_sm', question(person));
  for (const _ of PEOPLE) await smsc.next('submit_sm');
  await restart();
  clock.advance(120_000);
  await smsc.ask('enquire_link', {});
  expect(answered()).toEqual(PEOPLE);
  expect(await states()).toEqual(['sent', 'sent', 'sent']);
});

test('a link that is down when a question is answered: the answer goes when it is back', async () => {
  link = await linked('bind=pair');
  const { smsc, clock } = link;
  const transmitter = smsc.pdus.all.find(({ command }) => command === 'bind_transmitter')?.socket;
  transmitter?.destroy();
  await smsc.closes.next();
  expect(await smsc.ask('deliver_sm', question(PEOPLE[0] ?? ''))).toBe(0);
  clock.advance(2_000);
  const { socket } = await smsc.next('bind_transmitter');
  // Which second's look finds it is not said.
  const submitted = smsc.next('submit_sm').then(() => 'submitted');
  do clock.advance(1_000);
  while ((await Promise.race([submitted, smsc.ask('enquire_link', {}, socket)])) !== 'submitted');
  expect(answered()).toEqual(PEOPLE.slice(0, 1));
});
