import type { ViewName } from '../../../src/core/views';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER } from '../../worlds/village';

/** Screens that no transcript passes: who says what, and words that only this screen has. */
test.each<[ViewName, string, string[], string]>([
  ['cancelled', FARMER, ['BT', '取消'], '好，不看了。'],
  ['cancelled', FARMER, ['取消'], '好，什么也没取消。'],
  ['cancelled', FARMER, ['换手机号', '算了'], '好，不核对了。'],
  ['ticket.noneOpen', FARMER, ['取消投诉'], '您没有还在办的投诉。'],
  ['subscribe.stoppedPart', FARMER, ['退订补贴'], '好，不再发补贴通知。'],
  ['subscribe.stoppedPart', FARMER, ['退订提醒'], '好，不再发提醒。您来查的照答，必须告知的照发。'],
  ['case.none', FARMER, ['BJ'], '这个手机号没有办件。'],
  ['expedite.none', FARMER, ['TQ'], '您没有在办的件。'],
  ['expedite.ask', APPLICANT, ['提前办结QZ20261116-0001'], '施工许可要提前办结，请回原因'],
  ['case.pick', APPLICANT, ['加急'], '哪一件？回数字：'],
  ['rate.none', APPLICANT, ['评价'], '您没有办结的件，不用评价。'],
  ['rate.early', APPLICANT, ['评价QZ20261116-0001 满意'], '施工许可还没办完，办结后再评。'],
  ['ticket.ask', FARMER, ['咨询'], '请把要问的写在一条短信里。'],
  ['ticket.taken', FARMER, ['投诉村干部乱收费'], '投诉已登记，编号TS20261123-'],
  ['guide.ask', FARMER, ['ZN'], '要办什么？回数字或名字：'],
  [
    'guide.detail',
    FARMER,
    ['建房许可怎么办'],
    '建房许可（自然资源局）：带身份证、户口本、宅基地批准书，到政务大厅3号窗口',
  ],
  ['guide.bare', FARMER, ['营业执照怎么办'], '营业执照由市监局办'],
  ['news.sections', FARMER, ['XW'], '选一栏：1 党务政务公开'],
  ['news.list', FARMER, ['XW', '4'], '惠民：'],
  ['news.item', FARMER, ['XW', '4', '1'], '耕地地力保护补贴开始发放（11月20日）：今年'],
  ['news.none', FARMER, ['XW', '1'], '党务政务公开还没有消息。'],
  ['visit.matters', FARMER, ['预约'], '约哪一项？'],
  ['visit.days', FARMER, ['预约', '1'], '建房许可约哪天？'],
  ['visit.periods', FARMER, ['预约', '1', '1'], '建房许可11月24日周二什么时候？'],
  ['visit.booked', FARMER, ['预约', '1', '1', '2'], '约好了：建房许可，11月24日周二下午'],
  ['visit.booked', FARMER, ['预约建房许可', '周五', '上午'], '约好了：建房许可，11月27日周五上午'],
  ['visit.notThen', FARMER, ['预约建房许可', '周六'], '建房许可11月28日周六约不上。'],
  ['visit.none', FARMER, ['取消预约'], '您没有预约。'],
])('%s', async (_view, from, texts, words) => {
  const { say } = conversation();
  let replies: string[] = [];
  for (const text of texts) replies = await say(from, text);
  expect(replies).toEqual([expect.stringContaining(words)]);
});
