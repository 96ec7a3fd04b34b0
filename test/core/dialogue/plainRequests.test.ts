import type { CaseFacts, CaseState } from '../../../src/core/model/cases';
import type { Appointment } from '../../../src/core/model/matters';
import { countSegments } from '../../../src/core/text/segments';
import { appointment } from '../../support/builders/requests';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, NOW, STRANGER } from '../../worlds/people';
import { CASES } from '../../worlds/village';

const MINUTE = 60_000;
const [FIRST, SECOND] = CASES;
if (!FIRST || !SECOND) throw new Error('the village has cases');

describe('not understood', () => {
  const NONSENSE = ['今天天气真好啊', '明天去赶集不', '你吃饭了吗', '天黑了', '下雨了'];

  test('once the help, then other words, then where people are, then nothing until it is quiet', async () => {
    const { see, wait } = conversation();
    const shown: unknown[] = [];
    for (const text of NONSENSE) {
      shown.push((await see(FARMER, text))?.view);
      wait(MINUTE);
    }
    expect(shown).toEqual(['unknown.household', 'unknown.again', 'callback.offer', undefined, undefined]);
    wait(8 * MINUTE);
    expect(await see(FARMER, '明天赶集')).toBeNull();
    wait(10 * MINUTE);
    expect(await see(FARMER, '明天赶集去')).toMatchObject({ view: 'unknown.household' });
  });

  test('whoever was understood in between has not failed yet, and has had the help text', async () => {
    const { see } = conversation();
    await see(FARMER, '今天天气真好啊', '明天去赶集不', 'BT');
    expect(await see(FARMER, '你吃饭了吗')).toMatchObject({ view: 'unknown.again' });
  });

  test('what a phone sends by itself gets no word, however often', async () => {
    const { say, wait } = conversation();
    for (const text of ['自动回复：我正在开会', '自动回复：稍后联系', '谢谢']) {
      expect(await say(FARMER, text)).toEqual([]);
      wait(MINUTE);
    }
  });

  test('while a proof of identity is asked for, that is said again', async () => {
    const { see } = conversation();
    expect(await see(STRANGER, 'BT', '88')).toMatchObject({ view: 'identity.both' });
    expect(await see(STRANGER, '99')).toMatchObject({ view: 'identity.both' });
    expect(await see(STRANGER, '77')).toMatchObject({ view: 'callback.offer' });
  });

  test.each(['人工', '转人工', '我要找人工客服', 'human'])('%s leads to people', async (text) => {
    const { say } = conversation();
    expect(await say(STRANGER, text)).toEqual([expect.stringMatching(/12345/)]);
  });
});

function detail(number: string, state?: CaseState) {
  return { view: 'case.detail', data: { number, ...(state && { state }) } };
}

describe('a case by its matter', () => {
  const other: CaseFacts = { ...SECOND, number: 'QZ20261120-0009' };
  const ended: CaseFacts = { ...SECOND, state: 'closed' };

  test.each<[string, CaseFacts[], string, object]>([
    ['the only one of it', CASES, '营业执照办好了吗', detail('QZ20261110-0002')],
    ['another of them', CASES, '施工许可到哪一步了', detail('QZ20261116-0001')],
    ['one of none', CASES, '危房鉴定到哪一步了', { view: 'case.list', data: { count: 3 } }],
    ['those of it', [...CASES, other], '营业执照办好了吗', { view: 'case.list', data: { count: 2 } }],
    ['one that ended among others', [FIRST, ended], '营业执照办好了吗', detail(SECOND.number, 'closed')],
  ])('%s', async (_, cases, text, view) => {
    const caseByNumber = async (number: string) => cases.find((one) => one.number === number) ?? null;
    const { see } = conversation({ casesOf: async () => cases, caseByNumber });
    expect(await see(APPLICANT, text)).toMatchObject(view);
  });

  test('named, it goes before the one shown last', async () => {
    const seen = await conversation().see(APPLICANT, 'QZ20261116-0001', '营业执照能不能快点办');
    expect(seen).toMatchObject({ view: 'expedite.ask', data: { matter: '营业执照' } });
  });

  test('not named, it is the one shown last', async () => {
    const seen = await conversation().see(APPLICANT, 'QZ20261116-0001', '能不能快点');
    expect(seen).toMatchObject({ view: 'expedite.ask', data: { matter: '施工许可' } });
  });
});

describe('the last four digits', () => {
  test.each([
    [['BJ', '0002'], detail('QZ20261110-0002')],
    [['BJ', '1', '看0003'], detail('QZ20261102-0003')],
    [['加急', '0002'], { view: 'expedite.ask', data: { matter: '营业执照' } }],
    [['BJ', '7777'], { view: 'case.notFound', data: { number: '7777' } }],
    [['0002'], detail('QZ20261110-0002')],
    [['7777'], { view: 'unknown.applicant' }],
  ])('%j', async (texts, view) => {
    expect(await conversation().see(APPLICANT, ...texts)).toMatchObject(view);
  });
});

describe('another day for a visit', () => {
  const booked = (matter: string, id: string) => appointment(id, { matter, period: 'pm', at: NOW });
  const anew = (matter: string, day: string, period = 'pm') => ({
    view: 'visit.booked',
    data: { matter, day, period },
  });
  const having = (...visits: Appointment[]) => conversation({ appointmentsOf: async () => visits });

  test('at the same time of day, the old one given up', async () => {
    const { see, changes } = having(booked('JFXK', 'a1'));
    expect(await see(FARMER, '预约建房许可')).toMatchObject({
      view: 'visit.already',
      data: { period: 'pm' },
    });
    expect(await see(FARMER, '改到周五')).toMatchObject(anew('建房许可', '11月27日周五'));
    expect(changes).toContainEqual({ kind: 'unbooked', id: 'a1', at: NOW });
    expect(changes).toContainEqual({
      kind: 'booked',
      appointment: expect.objectContaining({ day: '2026-11-27', period: 'pm' }),
    });
  });

  test('without a day it is asked for', async () => {
    const { see, changes } = having(booked('JFXK', 'a1'));
    expect(await see(FARMER, '预约换个时间')).toMatchObject({
      view: 'visit.days',
      data: { matter: '建房许可' },
    });
    expect(await see(FARMER, '1')).toMatchObject(anew('建房许可', '11月24日周二'));
    expect(changes.filter(({ kind }) => kind === 'unbooked')).toHaveLength(1);
  });

  test('another time of the same day', async () => {
    const { see } = having(booked('JFXK', 'a1'));
    expect(await see(FARMER, '预约建房许可', '改到上午')).toMatchObject(
      anew('建房许可', '11月25日周三', 'am'),
    );
  });

  test('of several, which', async () => {
    const { see } = having(booked('JFXK', 'a1'), booked('SGXK', 'a2'));
    expect(await see(FARMER, '把预约改到周五')).toMatchObject({ view: 'visit.which' });
    expect(await see(FARMER, '2')).toMatchObject(anew('施工许可', '11月27日周五'));
  });

  test('of several, the one that was just spoken of', async () => {
    const { see } = having(booked('JFXK', 'a1'), booked('SGXK', 'a2'));
    expect(await see(FARMER, '预约施工许可', '换到周五')).toMatchObject(anew('施工许可', '11月27日周五'));
  });

  test('where none is booked', async () => {
    const { see, changes } = having();
    expect(await see(FARMER, '预约改到周五')).toMatchObject({ view: 'visit.none' });
    expect(changes).toEqual([]);
  });

  test('turning a page after it books nothing again', async () => {
    const { see, changes } = having(booked('JFXK', 'a1'));
    expect(await see(FARMER, '预约改到周五', '下一页')).toMatchObject({ view: 'menu' });
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
  expect(await conversation().see(APPLICANT, '办得太慢了我要投诉')).toMatchObject({
    view: 'ticket.taken',
    data: { kind: 'complaint' },
  });
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
