/** At whose desk a case is, since when and for what: as its applicant reads it. */

import { event, type Township, township } from '../../worlds/countyService';
import { APPLICANT, DEPUTY, NOW } from '../../worlds/people';

const DAY = 86_400_000;
let texts = 0;

async function asked(town: Township, from = APPLICANT): Promise<string> {
  // Soon after another it would be the same question once more.
  town.clock.advance(60_000);
  const { replies } = await town.receive({
    id: `m${++texts}`,
    gateway: 'simulator',
    medium: 'sms',
    from,
    to: '10628',
    text: 'QZ20261123-0001',
    at: town.clock.now(),
    connection: 'simulator',
  });
  return replies.map(({ text }) => text.replace(/^.*?：/, '')).join('');
}

test('it is where it was handed to, since then, through opinions and stops, until it goes on', async () => {
  const town = await township({ now: NOW + 5 * DAY });
  const at = (day: number) => NOW + day * DAY;
  await town.notify([event('accepted', { at: at(0) })]);
  expect(await asked(town)).toMatch(/^已受理，11月23日起在住建局。/);
  const fire = { department: '消防大队' };
  const step = { name: '消防现场核查' };
  await town.notify([event('routed', { at: at(1), case: fire, detail: { step } })]);
  expect(town.of('owed').at(-1)?.message.text).toMatch(/11月24日转到消防大队，下一步是消防现场核查。/);
  expect(await asked(town)).toMatch(/^审核中，11月24日起在消防大队消防现场核查。/);
  await town.notify([event('opinion', { at: at(2), case: fire, note: '门口要加宽' })]);
  expect(town.of('owed').at(-1)?.message.text).toMatch(/：消防大队11月25日给了意见：门口要加宽。/);
  expect(await asked(town)).toMatch(/^审核中，11月24日起在消防大队消防现场核查。门口要加宽。/);
  await town.notify([event('suspended', { at: at(3), note: '等检测' })]);
  expect(await asked(town)).toMatch(/^暂停计时，11月26日起。等检测。恢复了告诉您。$/);
  await town.notify([event('resumed', { at: at(4) })]);
  expect(await asked(town)).toMatch(/^审核中，11月24日起在消防大队消防现场核查。/);
  await town.notify([event('routed', { at: at(4) + 1, case: { department: '住建局' } })]);
  expect(await asked(town)).toMatch(/^审核中，11月27日起在住建局。/);
});

test('an opinion without words is no news where there is one department', async () => {
  const town = await township();
  await town.notify([event('accepted')]);
  town.committed.length = 0;
  await town.notify([event('opinion')]);
  expect(town.of('owed')).toEqual([]);
});

test('what the offices say among themselves is read by the leaders of the department, and not by the applicant', async () => {
  const town = await township();
  await town.notify([event('accepted')]);
  await town.notify([event('opinion', { note: '同意', detail: { internal: '先别发证' } })]);
  expect(await asked(town, DEPUTY)).toMatch(/同意。内部：先别发证。/);
  expect(await asked(town)).toMatch(/同意。12月7日/);
  await town.notify([event('routed', { note: '请等现场看' })]);
  expect(await asked(town, DEPUTY)).not.toContain('内部');
});
