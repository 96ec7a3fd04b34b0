/** What is asked on leaves out what it is asked of: a lost passbook, an item of the news, an office. */
import type { NewsItem } from '../../../src/core/model/news';
import type { Understood } from '../../../src/core/model/understood';
import { conversation } from '../../support/conversation';
import { FARMER, NOW } from '../../worlds/people';

const DAY = 24 * 3_600_000;
const SEEDS: NewsItem = {
  id: 'N1',
  section: 'market',
  title: '供应油菜种子',
  body: '农资站到了新油菜种，每袋18元，凭身份证每户限两袋。',
  at: NOW - DAY,
};
const JOBS: NewsItem = {
  id: 'N2',
  section: 'jobs',
  title: '免费电工培训',
  body: '下月5日开电工培训班，学15天，不收费，发证。到镇就业站报名，带身份证。',
  at: NOW - 2 * DAY,
};
const read = ({ id }: NewsItem): Understood => ({ intent: 'news.latest', slots: { item: id } });
const talk = () =>
  conversation({
    allNews: async () => [SEEDS, JOBS],
    newsItem: async (id) => [SEEDS, JOBS].find((one) => one.id === id) ?? null,
  });

describe('a lost passbook', () => {
  test.each(['要带啥', '去哪补', '要多久', '要钱吗', '找谁', 'what should I bring', 'where do I go'])(
    '%s is asked of it',
    async (words) => {
      expect(await talk().see(FARMER, '折子丢了', words)).toMatchObject({ view: 'subsidy.lostNext' });
    },
  );

  test.each([
    ['盖房要带啥', 'guide.line'],
    ['粮食直补到了没', 'subsidy.paid'],
    ['几点开门', 'rule.hours'],
  ])('%s is not', async (words, view) => {
    expect(await talk().see(FARMER, '折子丢了', words)).toMatchObject({ view });
  });
});

describe('an item of the news', () => {
  test.each([
    [SEEDS, '能买几袋', SEEDS.body],
    [SEEDS, '多少钱一袋', SEEDS.body],
    [SEEDS, '去哪买', SEEDS.body],
    [JOBS, '哪天开始', '下月5日开电工培训班，学15天，不收费，发证。'],
    [JOBS, '收费吗', '下月5日开电工培训班，学15天，不收费，发证。'],
    [JOBS, '在哪报名', '到镇就业站报名，带身份证。'],
    [JOBS, '要带啥', '到镇就业站报名，带身份证。'],
  ])('%s, and %s: what it says', async (topic, asks, said) => {
    expect(await talk().see(FARMER, read(topic), asks)).toMatchObject({ view: 'news.said', data: { said } });
  });

  test.each([
    [SEEDS, '哪天开始'],
    [SEEDS, '到几号截止'],
  ])(
    '%s, and %s: what it does not say an office may be asked, with what it is about',
    async (topic, asks) => {
      const { see, changes } = talk();
      expect(await see(FARMER, read(topic), asks)).toMatchObject({
        view: 'news.notSaid',
        ways: [{ name: 'file' }, { name: 'noFile' }],
      });
      expect(changes).toContainEqual({
        kind: 'ticket',
        ticket: expect.objectContaining({ state: 'draft', text: `供应油菜种子: ${asks}` }),
      });
    },
  );

  test.each([
    ['盖房要带啥', 'guide.line'],
    ['BT', 'subsidy.list'],
    ['电工培训', 'news.item'],
    ['粮食直补到了没', 'subsidy.paid'],
  ])('%s is not asked of it', async (words, view) => {
    expect(await talk().see(FARMER, read(SEEDS), words)).toMatchObject({ view });
  });

  test('thanks ask nothing', async () => {
    expect(await talk().see(FARMER, read(SEEDS), '好的谢谢')).toBeNull();
  });
});

describe('an office', () => {
  test.each([
    ['住建局电话', '几点上班', 'rule.hours'],
    ['住建局电话', '在哪', 'guide.office'],
    ['几点开门', '那周六呢', 'rule.hours'],
    ['几点开门', '那明天呢', 'rule.hours'],
  ])('%s, and %s', async (first, next, view) => {
    expect(await talk().see(FARMER, first, next)).toMatchObject({ view });
  });

  test('a day asked on is looked up', async () => {
    const seen = await talk().see(FARMER, '几点开门', '那周六呢');
    expect(seen).toMatchObject({ data: { day: '11月28日周六', open: false } });
  });

  test.each([
    ['城建办电话', '住建局'],
    ['国土所电话多少', '自然资源局'],
    ['phone of the housing bureau', '住建局'],
  ])('%s: that of the department which has it', async (words, department) => {
    expect(await talk().see(FARMER, words)).toMatchObject({ view: 'guide.office', data: { department } });
  });

  test.each(['供电所电话', '农商银行的电话', '村委会电话是多少'])('%s: who can tell', async (words) => {
    expect(await talk().see(FARMER, words)).toMatchObject({
      view: 'guide.elsewhere',
      data: { phone: '0595-12345678' },
    });
  });

  test('beside a case it is not what is spoken of next', async () => {
    const seen = await talk().see('+8613800000002', 'BJ', '1', '几点开门', '要带啥');
    expect(seen?.view).toMatch(/^case\./);
  });
});
