/** Until when something can be applied for: of the news, of a guide, else that it is not known here. */
import type { Matter } from '../../../src/core/model/matters';
import type { NewsItem } from '../../../src/core/model/news';
import type { Understood } from '../../../src/core/model/understood';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, NOW } from '../../worlds/people';
import { MATTERS } from '../../worlds/villageServices';

const DAY = 24 * 3_600_000;
const INSURANCE: NewsItem = {
  id: 'N1',
  section: 'services',
  title: '医保缴费到12月底',
  body: '明年的城乡居民医保在12月31日前缴，每人400元。可以到村服务站缴。',
  at: NOW - DAY,
};
const MACHINES: NewsItem = {
  id: 'N2',
  section: 'benefits',
  title: '农机购置补贴还能申请',
  body: '今年的农机购置补贴资金还有余额，11月底前都可以申请。带身份证。',
  at: NOW - DAY,
};
const COURSE: NewsItem = {
  id: 'N3',
  section: 'jobs',
  title: '免费电工培训',
  body: '下月5日开电工培训班，学15天。到镇就业站报名。',
  at: NOW - DAY,
};
const [HOUSE] = MATTERS;
const guide = HOUSE?.guide ?? null;
const AID: Matter = {
  id: 'DBSQ',
  name: '低保申请',
  department: '民政局',
  promisedDays: 30,
  guide: guide && { ...guide, aliases: ['低保'], deadline: '全年都可以申请' },
};
const NEWS = [INSURANCE, MACHINES, COURSE];
const talk = () =>
  conversation({
    allNews: async () => NEWS,
    newsItem: async (id) => NEWS.find((one) => one.id === id) ?? null,
    matters: async () => [...MATTERS, AID],
  });
const asked = (words: string): Understood => ({ intent: 'consult.ask', slots: { words } });

test.each(['低保啥时候截止申请', '低保最晚哪天交材料', '低保还能申请吗', '低保申请期限是多久'])(
  '%s: what its guide says',
  async (words) => {
    const { see, changes } = talk();
    expect(await see(FARMER, words)).toMatchObject({
      view: 'guide.closes',
      data: { matter: '低保申请', deadline: '全年都可以申请' },
    });
    expect(changes.filter(({ kind }) => kind === 'ticket')).toEqual([]);
  },
);

test.each([
  ['医保最晚哪天缴', '明年的城乡居民医保在12月31日前缴，每人400元。'],
  // By another of its names.
  ['合作医疗最迟么时候交', '明年的城乡居民医保在12月31日前缴，每人400元。'],
  ['农机补贴现在还能申请吗', '今年的农机购置补贴资金还有余额，11月底前都可以申请。'],
])('%s: what the news say', async (words, said) => {
  expect(await talk().see(FARMER, asked(words))).toMatchObject({ view: 'news.said', data: { said } });
});

test.each([
  ['盖房最晚哪天申请', '建房许可'],
  ['is it too late to apply for a house permit', '建房许可'],
])('%s: that it is not known here, with whom to ask', async (words, matter) => {
  const { see, changes } = talk();
  expect(await see(FARMER, asked(words))).toMatchObject({
    view: 'guide.closesUnknown',
    data: { matter, phone: '0595-12345678' },
    ways: [{ name: 'file' }, { name: 'noFile' }],
  });
  expect(changes).toContainEqual({
    kind: 'ticket',
    ticket: expect.objectContaining({ state: 'draft', text: `${matter}：${words}` }),
  });
});

test.each(['稻子保险最晚交到哪一天', '养老认证几号截止'])(
  '%s: that of what nobody wrote of',
  async (words) => {
    expect(await talk().see(FARMER, asked(words))).toMatchObject({
      view: 'guide.closesUnknown',
      data: { matter: null, phone: null },
    });
  },
);

test.each([
  ['还能申请吗', 'guide.closes'],
  ['最晚哪天交', 'guide.closes'],
  ['最晚啥时候交材料呀', 'guide.closes'],
  ['几号截止', 'guide.closes'],
  ['is it too late to apply', 'guide.closes'],
  ['医保几号截止', 'news.said'],
])('after the guide of 低保, %s', async (words, view) => {
  expect(await talk().see(FARMER, '低保怎么办', words)).toMatchObject({ view });
});

test('whoever read of a course and asks whether he may still enrol reads when it begins', async () => {
  const read: Understood = { intent: 'news.latest', slots: { item: COURSE.id } };
  expect(await talk().see(FARMER, read, '还能报名吗')).toMatchObject({
    view: 'news.said',
    data: { said: '下月5日开电工培训班，学15天。' },
  });
});

test('until when is asked of the money that he asked for and does not get', async () => {
  expect(await talk().see(FARMER, '农机购置补贴到了没', '还能报不')).toMatchObject({
    view: 'news.said',
    data: { title: MACHINES.title },
  });
});

test.each(['停了低保还能再申请吗', '60岁还能申请低保吗', '下午最晚几点收件', '粮补最晚哪天到'])(
  '%s asks something else',
  async (words) => {
    expect((await talk().see(FARMER, words))?.view).not.toMatch(/^guide\.closes/);
  },
);

test('until when his own case will be decided is asked of the case', async () => {
  expect(await talk().see(APPLICANT, 'BJ', '1', '最晚什么时候')).toMatchObject({ view: 'case.when' });
});
