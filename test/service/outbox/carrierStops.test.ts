/** A carrier that sends a person nothing more, because they told it so: nothing more is tried by it. */
import { SendError } from '../../../src/ports';
import { inbound, PHONE } from '../../support/builders/changes';
import { type Sending, shell } from '../../worlds/emptyService';

const ORDER = {
  to: PHONE,
  template: 'notice.accepted',
  data: { applicant: '张*', matter: '施工许可', number: 'QZ20261123-0001', promised: '12月7日' },
};

test('after its refusal the next notice is on record as stopped and not tried, until the person starts again', async () => {
  const { service, store, gateway, clock, all, next } = await shell();
  service.start();
  const order = (id: string) => service.offices.order({ ...ORDER, id }, 'key k');
  await order('first');
  (await gateway.sends.next()).refuse(new SendError('optedOut', '21610', 'the person texted STOP'));
  expect(await next('settled')).toMatchObject({ settlement: { outcome: 'failed', code: '21610' } });
  expect((await store.reads.caller(PHONE)).stopped).toEqual(['by:cm']);
  expect(all('audit')).toContainEqual(
    expect.objectContaining({ action: 'optOut.stop', actor: 'carrier cm', subject: PHONE }),
  );

  expect(await order('second')).toMatchObject({ outcome: 'accepted', suppressed: 'optedOut' });
  expect(gateway.sends.all).toHaveLength(1);

  await service.listener.message(inbound('in1', { text: '恢复短信', optOut: 'start' }));
  const reply = await gateway.sends.next();
  expect(reply.message.lane).toBe('reply');
  reply.accept();
  clock.advance(1_000);
  expect(await order('third')).toMatchObject({ outcome: 'accepted', suppressed: null });
  expect((await gateway.sends.next(({ message }: Sending) => message.lane === 'notice')).message.to).toBe(
    PHONE,
  );
});
