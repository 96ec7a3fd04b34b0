/** Alerts through the whole service: what a carrier says of one is acted on at once. */

import { demoRecords } from '../../../src/demo/records';
import { SendError } from '../../../src/ports';
import { receipt } from '../../support/builders/changes';
import { event } from '../../worlds/countyService';
import { type Sending, shell } from '../../worlds/emptyService';
import { DEPUTY, HEAD } from '../../worlds/people';

/** A green case was accepted, and its alert is in the carrier's hands. */
async function alerted() {
  const { service, store, gateway, clock, all, next } = await shell();
  await store.load(demoRecords(clock.now()));
  service.start();
  await service.offices.notify([event('accepted', { at: clock.now(), case: { green: true } })]);
  const alert = (to: string) =>
    gateway.sends.next(({ message }: Sending) => message.lane === 'alert' && message.to === to);
  return { service, gateway, all, next, alert, first: await alert(DEPUTY) };
}

test('an alert leaves at once, before the notice of the same event', async () => {
  const { gateway, first } = await alerted();
  expect(gateway.sends.all[0]).toBe(first);
  expect(first.message).toMatchObject({ gateway: 'cm', from: '10628' });
});

test('one that the carrier refuses goes to the next on the ladder without waiting for the next look', async () => {
  const { alert, first, all } = await alerted();
  first.refuse(new SendError('rejected', 'ESME_RINVDSTADR', 'the carrier refused it'));
  expect((await alert(HEAD)).message.lane).toBe('alert');
  expect(all('alertMoved')).toMatchObject([{ to: 'passedOn' }]);
});

test('so does one whose receipt says that it did not arrive', async () => {
  const { service, alert, first, all, next } = await alerted();
  first.accept('ref1');
  await next('settled');
  await service.listener.receipt({ ...receipt('undeliverable', 'ref1'), to: [DEPUTY] });
  await alert(HEAD);
  expect(all('alertMoved')).toHaveLength(1);
});
