/** Guides and news in plain words, over the county of the demo. */

import type { SlotsOf } from '../../../src/core/model/intent';
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
const asked = (meant: Understood) => conversation(county).see(FARMER, meant);

type About = SlotsOf['matter.guide']['about'];

test.each<[string, About, object]>([
  [
    '想开个小饭馆 要准备啥手续',
    'papers',
    { matter: '食品经营许可', papers: '营业执照、健康证、平面图', where: { place: '政务大厅8号窗口' } },
  ],
  ['俺想盖两间房', undefined, { matter: '建房许可' }],
  ['娃要上户口', undefined, { matter: '户口迁移' }],
  ['房子过户收多少钱费', 'fee', { matter: '房产过户', fee: '住宅登记费80元' }],
  ['营业执照要几天', 'days', { matter: '营业执照', days: 3 }],
  [
    '准生证到几号窗口',
    'where',
    { matter: '生育登记', where: { place: '政务大厅13号窗口', freely: true, visits: false } },
  ],
  ['过户用预约不', 'where', { matter: '房产过户', where: { freely: true, visits: true } }],
  [
    '自然资源局咋打电话',
    'phone',
    { department: '自然资源局', phone: '0595-12345', place: '政务大厅5号窗口、政务大厅6号窗口' },
  ],
  ['民政的电话', 'phone', { department: '民政局', phone: '0595-12345' }],
  ['迁户口要带身份证不', 'papers', { matter: '户口迁移', papers: '身份证、户口本、准迁证' }],
])('guide: %s', async (words, about, data) => {
  const slots = { words, ...(about && { about }) };
  expect(await asked({ intent: 'matter.guide', slots })).toMatchObject({ data });
});

test('what no guide is of is asked back', async () => {
  expect(await asked({ intent: 'matter.guide', slots: { words: '户口本丢了咋补' } })).toMatchObject({
    view: 'guide.ask',
  });
});

test('who has an open case of it is told what the case waits for; the guide is one digit away', async () => {
  const cases = CASES.map(
    (one) => ({ ...one, matter: '建房许可', state: 'supplement', note: '还缺：申请表' }) as const,
  );
  const known = { ...county, casesOf: async () => [cases[1]], caseByNumber: async () => cases[1] };
  const { see } = conversation(known as typeof county);
  const words = '建房许可还差啥材料';
  expect(await see(APPLICANT, { intent: 'matter.guide', slots: { words, about: 'papers' } })).toMatchObject({
    view: 'case.papers',
    data: { matter: '建房许可', papers: '申请表', place: '政务大厅5号窗口' },
  });
  expect(await see(APPLICANT, { intent: 'choose', slots: { n: 1 } })).toMatchObject({
    view: 'guide.detail',
    data: { papers: '身份证、户口本、宅基地批准书' },
  });
});

test('what was spoken of is asked on, until the words name another', async () => {
  const { see } = conversation(county);
  await see(FARMER, { intent: 'matter.guide', slots: { words: '迁户口怎么办' } });
  const papers = { intent: 'matter.guide', slots: { about: 'papers', words: '带啥' } } as const;
  expect(await see(FARMER, papers)).toMatchObject({ view: 'guide.line', data: { matter: '户口迁移' } });
  const other = { intent: 'matter.guide', slots: { about: 'papers', words: '那换身份证带啥' } } as const;
  expect(await see(FARMER, other)).toMatchObject({ view: 'guide.line', data: { matter: '身份证换领' } });
});

test.each([
  ['电工培训在哪报名', '免费电工培训'],
  ['医保今年交多少 啥时候截止', '医保缴费到12月底'],
  ['有啥活能干 我缝纫会一点', '服装厂招缝纫工30人'],
  ['流动办证的车哪天来柳河', '流动办证车下乡时间'],
  ['有人收红薯吗', '收购红薯'],
])('news: %s', async (words, title) => {
  const shown = await asked({ intent: 'news.latest', slots: { words } });
  expect(shown).toMatchObject({ view: 'news.item', data: { title } });
});

test.each(['就业招聘', '哪里招工', '镇上哪有招人的'])('news of a section: %s', async (words) => {
  const ways = [{ text: '服装厂招缝纫工30人' }, { text: '免费电工培训' }];
  const shown = await asked({ intent: 'news.latest', slots: { words } });
  expect(shown).toMatchObject({ view: 'news.list', data: { section: 'jobs' }, ways });
});

test.each([
  ['看看新闻', 'news.sections'],
  ['XW', 'news.sections'],
  ['修鞋铺搬哪去了', 'news.missed'],
])('%s: which section (%s)', async (words, view) => {
  expect(await asked({ intent: 'news.latest', slots: { words } })).toMatchObject({ view });
});

test('a question that one piece of news answers, in words of its title and its text, is answered by it', async () => {
  const slots = { words: '明年医保交多少' };
  expect(await asked({ intent: 'consult.ask', slots })).toMatchObject({
    data: { title: '医保缴费到12月底' },
  });
  expect(await asked({ intent: 'consult.ask', slots: { words: '农机购置补贴还能领几年' } })).toMatchObject({
    view: 'rule.unknown',
  });
});
