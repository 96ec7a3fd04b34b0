/** What is asked on leaves out what it is asked of: a lost passbook, an item of the news, an office. */
import type { CaseFacts } from '../../../src/core/model/cases';
import type { NewsItem } from '../../../src/core/model/news';
import type { Understood } from '../../../src/core/model/understood';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, NOW } from '../../worlds/people';
import { CASES } from '../../worlds/village';

const [FIRST] = CASES;

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
        ticket: expect.objectContaining({ state: 'draft', text: `供应油菜种子：${asks}` }),
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

  test.each(['谢谢叔叔', '知道了谢谢阿姨'])('%s, with a list still open, is no pick', async (words) => {
    expect(await talk().see(FARMER, 'BT', '1', words)).toBeNull();
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

  test.each([
    ['残联在哪'],
    ['住建局电话', '那残联呢'],
    ['住建局电话', '残联在哪'],
    ['住建局在哪', '妇联在哪块'],
    ['住建局在哪', '供电所呢'],
  ])('%s, %s: of another office than the one that was told, nothing of that one', async (...talked) => {
    expect(await talk().see(FARMER, ...talked)).toMatchObject({ view: 'guide.elsewhere' });
  });

  test.each(['供电所电话', '农商银行的电话', '村委会电话是多少'])('%s: who can tell', async (words) => {
    expect(await talk().see(FARMER, words)).toMatchObject({
      view: 'guide.elsewhere',
      data: { phone: '0595-12345678' },
    });
  });

  test('beside money it is remembered, and so is the money', async () => {
    const { see } = talk();
    await see(FARMER, '今年一共多少', '住建局电话');
    expect(await see(FARMER, '在哪')).toMatchObject({ view: 'guide.office' });
    expect(await see(FARMER, '去年呢')).toMatchObject({ view: 'subsidy.total' });
  });

  test('beside a case it is not what is spoken of next', async () => {
    const seen = await talk().see('+8613800000002', 'BJ', '1', '几点开门', '要带啥');
    expect(seen).toMatchObject({ data: { matter: '施工许可' } });
  });
});

test('whether somebody else may do it the bank knows, and it is not told again what to bring', async () => {
  const seen = await talk().see(FARMER, '折子丢了', '要带啥', 'can my mother do it for me');
  expect(seen).toMatchObject({ view: 'rule.unknown' });
});

test.each(['请给我打电话', '给我回个电话'])(
  '%s, right after a warning, is the wish for a call',
  async (words) => {
    const seen = await talk().see(FARMER, '有人打电话说我有补贴没领 要我报卡号', words);
    expect(seen?.view).toMatch(/^callback\./);
  },
);

test.each([
  '那个推销保险的老给我打电话 能不能叫他别打了',
  '天天有人打骚扰电话推销贷款咋办',
  '老接到卖药的推销电话 能不能拦',
  'insurance people keep calling me every day, can you stop them',
])('%s: of calls by others it stops nothing, and says who can', async (words) => {
  const { see, changes } = talk();
  expect(await see(FARMER, words)).toMatchObject({ view: 'rule.pesterers' });
  expect(changes.filter(({ kind }) => kind === 'ticket' || kind === 'optOut')).toEqual([]);
});

test.each([
  'photo of the paper, can I send it',
  'can i send you a picture of my ID',
  '照片发给你们行吗',
  '传个视频行不',
])('%s: none arrives here', async (words) => {
  expect(await talk().see(FARMER, '盖房要带啥', words)).toMatchObject({ view: 'rule.noPictures' });
});

test('which paper is lacking is answered of a case that is done by that very case', async () => {
  const seen = await talk().see(APPLICANT, '食品经营许可办好了没', '去拿要带啥');
  expect(seen).not.toMatchObject({ data: { missing: true } });
});

test('what to do is asked of the fraud that was spoken of, later too', async () => {
  const seen = await talk().see(FARMER, '有人打电话说我有补贴没领 要我报卡号', '我报了', '咋办');
  expect(seen).toMatchObject({ view: 'rule.fraudNext' });
});

test('words that stand in every question find no news', async () => {
  const aid: NewsItem = { ...SEEDS, id: 'N3', title: '农机购置补贴还能申请', body: '11月底前都可以申请。' };
  const { see } = conversation({ allNews: async () => [aid], newsItem: async () => aid });
  const asked: Understood = { intent: 'consult.ask', slots: { words: '我男人上个月走了 他的补贴还能领吗' } };
  expect(await see(FARMER, asked)).toMatchObject({ view: 'rule.unknown' });
});

test('who asks for a call beside something else reads how to get it, above the answer', async () => {
  const { see } = talk();
  const asked: Understood = {
    intent: 'subsidy.query',
    slots: { words: '今年补贴打了没有 麻烦给我打个电话' },
  };
  expect(await see(FARMER, asked)).toMatchObject({ note: 'callback.beside' });
  const not: Understood = { intent: 'subsidy.query', slots: { words: '今年补贴打了没有 别给我打电话' } };
  expect((await see(FARMER, not))?.note).toBeUndefined();
});

test.each(['n sat?', '周六呢'])('after the hours, beside an own case: %s is of the hours', async (words) => {
  const own: Understood = { intent: 'case.status', slots: { caseNo: FIRST?.number ?? '' } };
  const seen = await conversation().see(APPLICANT, own, '几点关门', words);
  expect(seen).toMatchObject({ view: 'rule.hours', data: { open: false } });
});

describe('a yes or no that waits', () => {
  const OFFER: Understood = { intent: 'consult.ask', slots: { words: '厂里收不收六十岁的' } };

  test.each(['一个月多少钱', '两个人能去吗', '一个人去行吗', '第一个是啥'])(
    'is not given by %s',
    async (words) => {
      const { see, changes } = talk();
      await see(FARMER, OFFER);
      await see(FARMER, words);
      expect(changes.filter(({ kind }) => kind === 'ticketAsked')).toEqual([]);
      expect(changes.filter((one) => one.kind === 'ticket' && one.ticket.state === 'open')).toEqual([]);
    },
  );
});

describe('a wish is not taken from words that wish otherwise', () => {
  test.each(['退订13800000001', '13800000001退订', '138 0000 0001 别再发短信了', 'stop texting 13800000001'])(
    '%s, from that very phone, stops it',
    async (words) => {
      const { see, changes } = talk();
      expect(await see(FARMER, words)).toMatchObject({ view: 'subscribe.stopped' });
      expect(changes).toContainEqual(expect.objectContaining({ kind: 'optOut', phone: FARMER }));
    },
  );

  test.each(['退订13900001234', '恢复13900001234的短信', 'stop texting 13900001234'])(
    '%s is for that phone to say',
    async (words) => {
      const { see, changes } = talk();
      expect(await see(FARMER, words)).toMatchObject({ view: 'subscribe.on', note: 'subscribe.others' });
      expect(changes.filter(({ kind }) => kind === 'optOut')).toEqual([]);
    },
  );

  test.each(['不是不想收短信', '我没说不想收短信', '别不给我发短信', '退订13900001234'])(
    '%s stops nothing',
    async (words) => {
      const { see, changes } = talk();
      expect(await see(FARMER, words)).toMatchObject({ view: 'subscribe.on' });
      expect(changes.filter(({ kind }) => kind === 'optOut')).toEqual([]);
    },
  );

  test.each(['我那天可能去不了', '要是去不了咋办', '怕是来不了', 'I might not be able to come'])(
    '%s drops no visit',
    async (words) => {
      const { see, changes } = talk();
      await see(FARMER, '预约建房许可后天上午');
      await see(FARMER, words);
      expect(changes.filter(({ kind }) => kind === 'unbooked')).toEqual([]);
    },
  );
});

describe('a guide', () => {
  test.each([
    ['要不要钱嘛', 'fee'],
    ['几天办好', 'days'],
    ['拿啥资料', 'papers'],
  ])('%s, in so few words, is asked of it', async (words, part) => {
    const guide: Understood = { intent: 'matter.guide', slots: { matter: '建房许可' } };
    const asks: Understood = { intent: 'consult.ask', slots: { words } };
    const seen = await talk().see(FARMER, guide, asks);
    expect(seen).toMatchObject({ view: 'guide.line', data: { [part]: expect.anything() } });
  });
});

test('which window, and on which day, after a guide: where it is and when', async () => {
  const guide: Understood = { intent: 'matter.guide', slots: { matter: '建房许可' } };
  const seen = await conversation().see(FARMER, guide, '几号窗口 礼拜六开不开门');
  expect(seen).toMatchObject({ view: 'guide.line', data: { where: { hours: expect.anything() } } });
});

describe('a warning of a fraud', () => {
  test.each(['哎呀钱转过切了咋个办', '哎呀钱已经转过去了', '卡里的钱没了', 'i sent him the money already'])(
    '%s asks what now',
    async (words) => {
      const warned: Understood = { intent: 'consult.ask', slots: { words: '先交保证金' }, kind: 'fraud' };
      const fraud: Understood = { ...warned, slots: { ...warned.slots, about: 'fraud' } } as Understood;
      const asks: Understood = { intent: 'consult.ask', slots: { words } };
      expect(await talk().see(FARMER, fraud, asks)).toMatchObject({ view: 'rule.fraudNext' });
    },
  );
});

test('an own case that was taken back and is regretted: where it stands', async () => {
  const taken = { ...FIRST, state: 'withdrawn', matter: '建房许可', note: '申请人撤回' } as CaseFacts;
  const { see } = conversation({ casesOf: async () => [taken], caseByNumber: async () => taken });
  const asks: Understood = { intent: 'consult.ask', slots: { words: '建房的我撤了又后悔 能接着办吗' } };
  expect(await see(APPLICANT, asks)).toMatchObject({ view: 'case.detail', data: { state: 'withdrawn' } });
});

test.each(['办好了咋通知我', '怎么知道办好了', 'how will i know when it is done'])(
  '%s, of a case: whether it is told by message',
  async (words) => {
    const { see } = conversation();
    const asks: Understood = { intent: 'case.status', slots: { about: 'when', words } };
    const shown: Understood = { intent: 'case.status', slots: { caseNo: FIRST?.number ?? '' } };
    expect(await see(APPLICANT, shown, asks)).toMatchObject({ view: 'subscribe.on' });
  },
);

test('of an own case that was taken back, the papers are those of its guide', async () => {
  const taken = { ...FIRST, state: 'withdrawn', matter: '建房许可', note: '申请人撤回' } as CaseFacts;
  const { see } = conversation({ casesOf: async () => [taken], caseByNumber: async () => taken });
  const asks: Understood = { intent: 'case.status', slots: { about: 'papers' } };
  expect(await see(APPLICANT, asks)).toMatchObject({ view: 'case.papers', data: { missing: false } });
});

describe('a list of news', () => {
  const FACTORY: NewsItem = { ...JOBS, id: 'N3', title: '服装厂招工', body: '招缝纫工，18到55岁，管午饭。' };
  const listed: Understood = { intent: 'news.latest', slots: { section: 'jobs' } };
  const reads = (all: NewsItem[]) =>
    conversation({
      allNews: async () => all,
      news: async () => all,
      newsItem: async (id) => all.find((one) => one.id === id) ?? null,
    });

  test.each(['52岁了还要人不', '五十多了还收不', '多大年纪要'])(
    '%s: of the one that answers',
    async (words) => {
      const asks: Understood = { intent: 'news.latest', slots: { words } };
      const seen = await reads([JOBS, FACTORY]).see(FARMER, listed, asks);
      expect(seen).toMatchObject({ view: 'news.said', data: { said: FACTORY.body } });
    },
  );

  test('where two answer, the list stands', async () => {
    const asks: Understood = { intent: 'news.latest', slots: { words: '在哪报名' } };
    const seen = await reads([JOBS, { ...FACTORY, body: '到镇就业站报名。' }]).see(FARMER, listed, asks);
    expect(seen?.view).not.toBe('news.said');
  });
});

test.each(['能不能告诉我哪天办好', 'can you tell me when it will be done', '会不会告诉我到哪天'])(
  '%s, of a case: until when',
  async (words) => {
    const { see } = conversation();
    const asks: Understood = { intent: 'case.status', slots: { about: 'when', words } };
    const shown: Understood = { intent: 'case.status', slots: { caseNo: FIRST?.number ?? '' } };
    expect((await see(APPLICANT, shown, asks))?.view).toMatch(/^case/);
  },
);
