/** What may be meant and is too doubtful to act on: the facts decide, where they bear one meaning out; else it is asked back. */
import type { Act } from '../../../src/core/model/intent';
import type { TextReading, Understood } from '../../../src/core/model/understood';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, LIAISON, STRANGER } from '../../worlds/people';

const reading = (intent: TextReading['intent'], kind: string | null = null, margin = -1): TextReading => ({
  intent,
  kind,
  margin,
});

/** Too doubtful; what is asked back is what the readings say. */
function doubtful(words: string, ...readings: TextReading[]): Understood {
  const askBack = readings.map(({ intent, kind }) => ({
    act: { intent, slots: { words, ...(kind && { about: kind }) } } as Act, // all of them take words
    kind,
  }));
  return { intent: 'unknown', slots: { words }, readings, askBack };
}

test.each<[string, string, Understood, string]>([
  [
    'an own case is named',
    APPLICANT,
    doubtful('施工许可那个麻烦快点', reading('case.expedite')),
    'expedite.ask',
  ],
  [
    'a matter is named',
    FARMER,
    doubtful('俺想盖两间房', reading('help'), reading('matter.guide')),
    'guide.detail',
  ],
  ['news have it in their title', FARMER, doubtful('服装厂咋样了', reading('news.latest')), 'news.item'],
  ['a section is about it', FARMER, doubtful('想打听下找活', reading('news.latest')), 'news.list'],
  ['nothing bears it out', FARMER, doubtful('隔壁老王的狗', reading('news.latest')), 'unknown.askBack'],
  [
    'a stranger names no case of his',
    STRANGER,
    doubtful('盖房快点', reading('case.expedite')),
    'unknown.askBack',
  ],
  [
    'a department is named, in a long story',
    FARMER,
    doubtful('住建局的号码写大点 我眼花', reading('consult.ask', 'phone')),
    'guide.office',
  ],
  [
    'a new passbook',
    FARMER,
    doubtful('新折子办好了要跟哪个说', reading('case.status', 'collect'), reading('subsidy.query', 'lost')),
    'subsidy.lost',
  ],
  [
    'money that is named is his',
    FARMER,
    {
      ...doubtful('粮食直补咋还没影儿呢'),
      askBack: [
        {
          act: { intent: 'subsidy.query', slots: { programme: '粮食直补', about: 'missing' } },
          kind: 'missing',
        },
      ],
    },
    'subsidy.arrived',
  ],
  [
    'money that is named and is not his',
    FARMER,
    {
      ...doubtful('五保供养咋还没影儿呢'),
      askBack: [{ act: { intent: 'subsidy.query', slots: { programme: '五保供养' } }, kind: null }],
    },
    'unknown.askBack',
  ],
  ['a number lacks a digit', APPLICANT, doubtful('QZ2026111-0003'), 'case.badNumber'],
  ['nothing near is meant', FARMER, doubtful('晌午饭在锅里'), 'unknown.household'],
])('%s', async (_, from, said, view) => {
  expect((await conversation().see(from, said))?.view).toBe(view);
});

test('a short question is about what was spoken of', async () => {
  const seen = await conversation().see(
    FARMER,
    { intent: 'matter.guide', slots: { words: '盖房要啥' } },
    doubtful('多少钱', reading('case.status', 'pay')),
  );
  expect(seen).toMatchObject({ view: 'guide.line', data: { matter: '建房许可', fee: '不收费' } });
});

test.each<[string, string, Understood, string]>([
  [
    'news that are named go before general help',
    FARMER,
    {
      intent: 'help',
      slots: { words: '有啥活能干 服装厂要人不' },
      readings: [reading('help', null, 4), reading('news.latest', null, 3)],
    },
    'news.item',
  ],
  [
    'not where they are far less likely',
    FARMER,
    {
      intent: 'help',
      slots: { words: '有啥活能干 服装厂要人不' },
      readings: [reading('help', null, 6), reading('news.latest', null, 3)],
    },
    'help',
  ],
  [
    'a doubtful complaint is a question of the own case that it names',
    APPLICANT,
    {
      intent: 'complaint.file',
      slots: { text: '施工许可咋还没下来' },
      unsure: true,
      readings: [reading('case.status', 'why', 3), reading('complaint.file', null, 3)],
    },
    'case.detail',
  ],
  [
    'a sure one is filed',
    APPLICANT,
    {
      intent: 'complaint.file',
      slots: { text: '施工许可咋还没下来' },
      readings: [reading('complaint.file', null, 3), reading('case.status', 'why', 2)],
    },
    'ticket.taken',
  ],
  [
    'a guide that may as well be asked of an own case',
    APPLICANT,
    {
      intent: 'matter.guide',
      slots: { matter: '施工许可', words: '施工许可怎么停住不动了' },
      readings: [reading('matter.guide', null, 9), reading('case.status', 'why', 8)],
    },
    'case.detail',
  ],
  [
    'who has no such case reads how it is done',
    FARMER,
    {
      intent: 'matter.guide',
      slots: { matter: '施工许可', words: '施工许可怎么停住不动了' },
      readings: [reading('matter.guide', null, 9), reading('case.status', 'why', 8)],
    },
    'guide.detail',
  ],
  [
    'what a matter costs stands in its guide',
    FARMER,
    {
      intent: 'consult.ask',
      slots: { words: '盖房要多少钱' },
      readings: [reading('consult.ask', null, 3), reading('matter.guide', 'fee', 3)],
    },
    'guide.line',
  ],
])('%s', async (_, from, said, view) => {
  expect((await conversation().see(from, said))?.view).toBe(view);
});

test('a liaison who names somebody of her village with a number reports it', async () => {
  const act: Act = { intent: 'liaison.report', slots: { head: '王德福', newPhone: '13912340077' } };
  const said: Understood = {
    intent: 'unknown',
    slots: { words: '王德福跟我讲他改用13912340077了' },
    readings: [reading('liaison.report')],
    askBack: [{ act, kind: null }],
  };
  const household = { id: 'H0001', head: '王德福', group: 2 };
  const seen = await conversation({
    villageOf: async () => '990123101201',
    householdsNamed: async () => [household],
    household: async () => household,
  }).see(LIAISON, said);
  expect(seen?.view).not.toBe('unknown.askBack');
});

describe('asked on of what was said last', () => {
  const guide: Act = { intent: 'matter.guide', slots: { matter: '建房许可' } };
  const offered: Act = { intent: 'callback.ask', slots: {} };
  const warned: Act = { intent: 'consult.ask', slots: { about: 'fraud', words: '有人叫我交手续费' } };
  test.each<[string, (Understood | string)[], object]>([
    [
      'a part of the guide',
      [
        guide,
        {
          intent: 'consult.ask',
          slots: { words: '收费吗' },
          readings: [reading('consult.ask', null, 3), reading('matter.guide', 'fee', -0.5)],
        },
      ],
      { view: 'guide.line', data: { fee: '不收费' } },
    ],
    [
      'what was stopped, by who changed his mind',
      ['退订', doubtful('我反悔了', reading('help'))],
      { view: 'subscribe.started' },
    ],
    [
      'and so where it was taken for something else',
      ['退订', { intent: 'case.status', slots: { asked: 'any', words: '反悔了' } }],
      { view: 'subscribe.started' },
    ],
    [
      'but not by who regrets another thing',
      ['退订', doubtful('我后悔没早点给娃参保现在补缴咋整', reading('help'))],
      { view: 'unknown.askBack' },
    ],
    ['a call that is offered is wished', [offered, doubtful('打这个号')], { view: 'callback.taken' }],
    [
      'and is not',
      [offered, doubtful('不用打了', reading('cancel', 'ticket'))],
      { view: 'cancelled', data: { ended: 'call' } },
    ],
    ['after a warning, in whatever words', [warned, doubtful('会不会把钱转走')], { view: 'rule.fraudNext' }],
    [
      'what it means',
      ['农资', { intent: 'help', slots: { words: '这个是啥意思' } }],
      { view: 'subsidy.why' },
    ],
    [
      'who may go, of money, by who has no case',
      ['农资', { intent: 'case.status', slots: { about: 'collect', words: '让儿子去中不中' } }],
      { view: 'subsidy.fix' },
    ],
    [
      'what was not stopped does not begin again',
      [{ intent: 'subscribe.start', slots: {} }],
      { view: 'subscribe.on' },
    ],
  ])('%s', async (_, said, seen) => {
    expect(await conversation().see(FARMER, ...said)).toMatchObject(seen);
  });
});

test.each(['点了个领补贴的网站，把卡号输进去了', '验证码我告诉他了'])(
  '%s: what to do against the fraud',
  async (text) => {
    expect((await conversation().see(FARMER, text))?.view).toBe('rule.fraud');
  },
);

describe('of money that is hardly meant', () => {
  const back = (words: string): Understood => ({
    intent: 'subsidy.query',
    slots: { about: 'fix', words },
    unsure: true,
    readings: [reading('subsidy.query', 'fix', 4.8), reading('case.status', null, 4.4)],
  });

  test.each([
    ['营业执照给退回来了 现在咋办', 'case.detail'],
    ['退回来了 现在咋办', 'identity.ask'],
  ])('%s: %s', async (words, view) => {
    expect((await conversation().see(APPLICANT, back(words)))?.view).toBe(view);
  });
});
