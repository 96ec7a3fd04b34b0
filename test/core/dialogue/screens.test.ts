import type { ViewName } from '../../../src/core/dialogue/views';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER } from '../../support/village';

/** Screens that no transcript passes: who says what, and words that only this screen has. */
test.each<[ViewName, string, string[], string]>([
  ['cancelled', FARMER, ['BT', '取消'], '好,已取消。'],
  ['case.none', FARMER, ['BJ'], '这个手机号没有办件。'],
  ['elsewhere.case.rate', APPLICANT, ['评价'], '评价请打12345'],
  ['elsewhere.appointment.cancel', APPLICANT, ['取消预约'], '取消预约请打12345'],
  ['elsewhere.consult.ask', FARMER, ['咨询'], '问政策请打12345'],
  ['elsewhere.alert.ack', APPLICANT, ['收到QZ20261116-0001'], '请直接打电话给发预警的科室确认。'],
])('%s', async (_view, from, texts, words) => {
  const { say } = conversation();
  let replies: string[] = [];
  for (const text of texts) replies = await say(from, text);
  expect(replies).toEqual([expect.stringContaining(words)]);
});
