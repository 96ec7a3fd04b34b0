import { NOW } from '../../worlds/people';
import { openTestService, type TestService } from '../../worlds/spokenService';

let service: TestService;
beforeEach(async () => {
  service = await openTestService({ now: NOW });
});
afterEach(() => service.close());

test('of ten people who book the last seats at the same moment each gets one or is told', async () => {
  const phones = Array.from({ length: 10 }, (_, index) => `+861380000010${index}`);
  const replies = await Promise.all(phones.map((phone) => service.say(phone, '预约施工许可明天上午')));
  const said = replies.map(([reply]) => reply?.slice(0, 16));
  expect(said.filter((text) => text?.startsWith('【乡信】约好了'))).toHaveLength(4);
  expect(said.filter((text) => text?.startsWith('【乡信】施工许可11月24日'))).toHaveLength(6);
});
