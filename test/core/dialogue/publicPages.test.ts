/** Guides and news in plain words, over the county of the demo. */

import type { Matter } from '../../../src/core/model/matters';
import type { Understood } from '../../../src/core/model/understood';
import { demoNews } from '../../../src/demo/news';
import { DEPARTMENTS, MATTERS } from '../../../src/demo/offices';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, NOW } from '../../worlds/people';
import { CASES } from '../../worlds/village';

const nameOf = (id: string) => DEPARTMENTS.find((one) => one.id === id)?.name ?? id;
const matters: Matter[] = MATTERS.map(({ guide = null, ...one }) => ({
  ...one,
  department: nameOf(one.department),
  guide,
}));
const NEWS = demoNews(NOW);
const county = {
  matters: async () => matters,
  news: async (section: string) => NEWS.filter((item) => item.section === section),
  allNews: async () => NEWS,
  newsItem: async (id: string) => NEWS.find((item) => item.id === id) ?? null,
};
async function said(meant: Understood, from = FARMER, known = {}): Promise<string> {
  return (await conversation({ ...county, ...known }).say(from, meant)).join();
}

test.each<
  [string, NonNullable<(Understood & { intent: 'matter.guide' })['slots']['about']> | undefined, string]
>([
  ['想开个小饭馆 要准备啥手续', 'papers', '食品经营许可要带营业执照、健康证、平面图，到政务大厅8号窗口办'],
  ['俺想盖两间房', undefined, '建房许可'],
  ['娃要上户口', undefined, '户口迁移'],
  ['户口本丢了咋补', undefined, '要办什么？'],
  ['房子过户收多少钱费', 'fee', '房产过户：住宅登记费80元。'],
  ['营业执照要几天', 'days', '营业执照材料齐了，3个工作日办好。'],
  ['准生证到几号窗口', 'where', '生育登记到政务大厅13号窗口办，周一至周五9:00-17:00。不用预约，直接来。'],
  ['过户用预约不', 'where', '可预约，也可直接来。'],
  ['自然资源局咋打电话', 'phone', '自然资源局：电话0595-12345，窗口在政务大厅5号窗口、政务大厅6号窗口'],
  ['民政的电话', 'phone', '民政局：电话0595-12345'],
  ['迁户口要带身份证不', 'papers', '户口迁移要带身份证、户口本、准迁证'],
])('guide: %s', async (words, about, text) => {
  const slots = { words, ...(about && { about }) };
  expect(await said({ intent: 'matter.guide', slots })).toContain(text);
});

test('who has an open case of it is told what the case waits for; the guide is one digit away', async () => {
  const cases = CASES.map(
    (one) => ({ ...one, matter: '建房许可', state: 'supplement', note: '还缺：申请表' }) as const,
  );
  const known = { ...county, casesOf: async () => [cases[1]], caseByNumber: async () => cases[1] };
  const { say } = conversation(known as typeof county);
  const words = '建房许可还差啥材料';
  expect(
    (await say(APPLICANT, { intent: 'matter.guide', slots: { words, about: 'papers' } })).join(),
  ).toContain('建房许可还缺：申请表。交到政务大厅5号窗口');
  expect((await say(APPLICANT, { intent: 'choose', slots: { n: 1 } })).join()).toContain(
    '带身份证、户口本、宅基地批准书',
  );
});

test('what was spoken of is asked on, until the words name another', async () => {
  const { say } = conversation(county);
  await say(FARMER, { intent: 'matter.guide', slots: { words: '迁户口怎么办' } });
  const papers = { intent: 'matter.guide', slots: { about: 'papers', words: '带啥' } } as const;
  expect((await say(FARMER, papers)).join()).toContain('户口迁移要带');
  const other = { intent: 'matter.guide', slots: { about: 'papers', words: '那换身份证带啥' } } as const;
  expect((await say(FARMER, other)).join()).toContain('身份证换领要带');
});

test.each([
  ['电工培训在哪报名', '到镇就业站报名'],
  ['医保今年交多少 啥时候截止', '12月31日前缴，每人400元'],
  ['有啥活能干 我缝纫会一点', '月薪4000到6000元'],
  ['流动办证的车哪天来柳河', '每周二到柳河镇'],
  ['就业招聘', '服装厂招缝纫工30人\n2 免费电工培训'],
  ['哪里招工', '服装厂招缝纫工30人'],
  ['镇上哪有招人的', '1 服装厂招缝纫工30人'],
  ['有人收红薯吗', '每斤0.55元'],
  ['看看新闻', '1 党务政务公开  2 服务'],
  ['XW', '1 党务政务公开  2 服务'],
  ['修鞋铺搬哪去了', '没找到这条消息。有这几栏'],
])('news: %s', async (words, text) => {
  expect(await said({ intent: 'news.latest', slots: { words } })).toContain(text);
});

test('a question that one piece of news answers, in words of its title and its text, is answered by it', async () => {
  const slots = { words: '明年医保交多少' };
  expect(await said({ intent: 'consult.ask', slots })).toContain('每人400元');
  expect(await said({ intent: 'consult.ask', slots: { words: '农机购置补贴还能领几年' } })).toContain(
    '我答不准',
  );
});
