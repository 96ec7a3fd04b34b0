import type { CaseFacts } from '../../../src/core/model/cases';
import type { Appointment } from '../../../src/core/model/matters';
import { countSegments } from '../../../src/core/text/segments';
import { conversation } from '../../support/conversation';
import { APPLICANT, CASES, FARMER, NOW, STRANGER } from '../../worlds/village';

const MINUTE = 60_000;
const [FIRST, SECOND] = CASES;
if (!FIRST || !SECOND) throw new Error('the village has cases');

describe('not understood', () => {
  const NONSENSE = ['今天天气真好啊', '明天去赶集不', '你吃饭了吗', '天黑了', '下雨了'];

  test('once the help, then other words, then where people are, then nothing until it is quiet', async () => {
    const { say, wait } = conversation();
    const replies: string[][] = [];
    for (const text of NONSENSE) {
      replies.push(await say(FARMER, text));
      wait(MINUTE);
    }
    expect(replies).toEqual([
      [expect.stringContaining('没看懂。查补贴发BT')],
      [expect.stringContaining('还是没看懂')],
      [expect.stringContaining('村服务站')],
      [],
      [],
    ]);
    wait(8 * MINUTE);
    expect(await say(FARMER, '明天赶集')).toEqual([]);
    wait(10 * MINUTE);
    expect(await say(FARMER, '明天赶集去')).toEqual([expect.stringContaining('没看懂。查补贴发BT')]);
  });

  test('whoever was understood in between has not failed yet, and has had the help text', async () => {
    const { say } = conversation();
    await say(FARMER, '今天天气真好啊');
    await say(FARMER, '明天去赶集不');
    await say(FARMER, 'BT');
    expect(await say(FARMER, '你吃饭了吗')).toEqual([expect.stringContaining('还是没看懂')]);
  });

  test('what a phone sends by itself gets no word, however often', async () => {
    const { say, wait } = conversation();
    for (const text of ['自动回复：我正在开会', '自动回复：稍后联系', '谢谢']) {
      expect(await say(FARMER, text)).toEqual([]);
      wait(MINUTE);
    }
  });

  test('while a proof of identity is asked for, that is said again', async () => {
    const { say } = conversation();
    await say(STRANGER, 'BT');
    const both = [expect.stringContaining('没看懂。请回姓名和身份证后六位')];
    expect(await say(STRANGER, '88')).toEqual(both);
    expect(await say(STRANGER, '99')).toEqual(both);
    expect(await say(STRANGER, '77')).toEqual([expect.stringContaining('村服务站')]);
  });

  test.each(['人工', '转人工', '我要找人工客服', 'human'])('%s leads to people', async (text) => {
    const { say } = conversation();
    expect(await say(STRANGER, text)).toEqual([expect.stringMatching(/12345/)]);
  });
});

describe('a case by its matter', () => {
  const other: CaseFacts = { ...SECOND, number: 'QZ20261120-0009' };

  test.each([
    ['the only one of it', CASES, '营业执照办好了吗', '营业执照（QZ20261110-0002）'],
    ['another of them', CASES, '施工许可到哪一步了', '施工许可（QZ20261116-0001）'],
    ['one of none', CASES, '危房鉴定到哪一步了', '3个办件'],
    ['those of it', [...CASES, other], '营业执照办好了吗', '2个办件'],
    [
      'one that ended among others',
      [FIRST, { ...SECOND, state: 'closed' as const }],
      '营业执照办好了吗',
      '已办结',
    ],
  ])('%s', async (_, cases, text, words) => {
    const caseByNumber = async (number: string) => cases.find((one) => one.number === number) ?? null;
    const { say } = conversation({ casesOf: async () => [...cases], caseByNumber });
    expect(await say(APPLICANT, text)).toEqual([expect.stringContaining(words)]);
  });

  test('named, it goes before the one shown last', async () => {
    const { say } = conversation();
    await say(APPLICANT, 'QZ20261116-0001');
    expect(await say(APPLICANT, '营业执照能不能快点办')).toEqual([
      expect.stringContaining('营业执照要提前办结'),
    ]);
  });

  test('not named, it is the one shown last', async () => {
    const { say } = conversation();
    await say(APPLICANT, 'QZ20261116-0001');
    expect(await say(APPLICANT, '能不能快点')).toEqual([expect.stringContaining('施工许可要提前办结')]);
  });
});

describe('the last four digits', () => {
  test.each([
    [['BJ', '0002'], '营业执照（QZ20261110-0002）'],
    [['BJ', '1', '看0003'], '食品经营许可（QZ20261102-0003）'],
    [['加急', '0002'], '营业执照要提前办结'],
    [['BJ', '7777'], '您名下没查到7777'],
    [['0002'], '没看懂'],
  ])('%j', async (texts, words) => {
    const { say } = conversation();
    let replies: string[] = [];
    for (const text of texts) replies = await say(APPLICANT, text);
    expect(replies).toEqual([expect.stringContaining(words)]);
  });
});

describe('another day for a visit', () => {
  const booked = (matter: string, id: string): Appointment => ({
    id,
    matter,
    day: '2026-11-25',
    period: 'pm',
    seat: 1,
    phone: FARMER,
    at: NOW,
  });
  const having = (...visits: Appointment[]) => conversation({ appointmentsOf: async () => visits });

  test('at the same time of day, the old one given up', async () => {
    const { say, changes } = having(booked('JFXK', 'a1'));
    expect(await say(FARMER, '预约建房许可')).toEqual([expect.stringContaining('已约11月25日周三下午')]);
    expect(await say(FARMER, '改到周五')).toEqual([
      expect.stringContaining('约好了：建房许可，11月27日周五下午'),
    ]);
    expect(changes).toContainEqual({ kind: 'unbooked', id: 'a1', at: NOW });
    expect(changes).toContainEqual({
      kind: 'booked',
      appointment: expect.objectContaining({ day: '2026-11-27', period: 'pm' }),
    });
  });

  test('without a day it is asked for', async () => {
    const { say, changes } = having(booked('JFXK', 'a1'));
    expect(await say(FARMER, '预约换个时间')).toEqual([expect.stringContaining('建房许可约哪天？')]);
    expect(await say(FARMER, '1')).toEqual([expect.stringContaining('约好了：建房许可，11月24日周二下午')]);
    expect(changes.filter(({ kind }) => kind === 'unbooked')).toHaveLength(1);
  });

  test('another time of the same day', async () => {
    const { say } = having(booked('JFXK', 'a1'));
    await say(FARMER, '预约建房许可');
    expect(await say(FARMER, '改到上午')).toEqual([
      expect.stringContaining('约好了：建房许可，11月25日周三上午'),
    ]);
  });

  test('of several, which', async () => {
    const { say } = having(booked('JFXK', 'a1'), booked('SGXK', 'a2'));
    expect(await say(FARMER, '把预约改到周五')).toEqual([expect.stringContaining('改哪一个？')]);
    expect(await say(FARMER, '2')).toEqual([expect.stringContaining('约好了：施工许可，11月27日周五下午')]);
  });

  test('of several, the one that was just spoken of', async () => {
    const { say } = having(booked('JFXK', 'a1'), booked('SGXK', 'a2'));
    await say(FARMER, '预约施工许可');
    expect(await say(FARMER, '换到周五')).toEqual([
      expect.stringContaining('约好了：施工许可，11月27日周五下午'),
    ]);
  });

  test('where none is booked', async () => {
    const { say, changes } = having();
    expect(await say(FARMER, '预约改到周五')).toEqual([expect.stringContaining('您没有预约')]);
    expect(changes).toEqual([]);
  });

  test('turning a page after it books nothing again', async () => {
    const { say, changes } = having(booked('JFXK', 'a1'));
    await say(FARMER, '预约改到周五');
    expect(await say(FARMER, '下一页')).toEqual([expect.stringContaining('1 补贴')]);
    expect(changes.filter(({ kind }) => kind === 'booked')).toHaveLength(1);
  });
});

test.each([
  ['guide house permit', 'House permit'],
  ['what papers for business licence', 'Business licence'],
  ['how to get a building permit', 'Building permit'],
  ['what papers for a business license', 'Business licence'],
])('in English: %s', async (text, words) => {
  const { say } = conversation();
  expect(await say(FARMER, text)).toEqual([expect.stringContaining(words)]);
});

test.each([['XW'], ['CD'], ['人工'], ['乱七八糟的话'], ['QZ20261116-0001']])(
  '%s is answered in one segment',
  async (text) => {
    const { say } = conversation();
    const [reply = ''] = await say(APPLICANT, text);
    expect(countSegments(reply).segments).toBe(1);
  },
);

test('an explicit complaint goes before its reason', async () => {
  const { say } = conversation();
  expect(await say(APPLICANT, '办得太慢了我要投诉')).toEqual([expect.stringContaining('投诉已登记')]);
});

test.each([
  ['退订补贴通知', 'payments'],
  ['不要再发补贴短信', 'payments'],
  ['退订提醒', 'reminders'],
  ['退订办件提醒', 'cases'],
])('%s stops %s', async (text, scope) => {
  const { say, changes } = conversation();
  await say(FARMER, text);
  expect(changes).toContainEqual(expect.objectContaining({ kind: 'optOut', scope, stopped: true }));
});
