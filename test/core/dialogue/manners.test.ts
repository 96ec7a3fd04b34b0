/** What is no request: what a greeting, a cry for help, a curse and a wish for a person come to. */
import { converse } from '../../../src/core/dialogue/converse';
import { dangerIn } from '../../../src/core/language/slots/danger';
import { understand } from '../../../src/core/language/understand';
import type { Medium } from '../../../src/core/model/message';
import type { Manner, Understood } from '../../../src/core/model/understood';
import { conversation } from '../../support/conversation';
import { lexicon } from '../../support/lexicon';
import { RULES } from '../../support/rules';
import { FARMER, NOW, STRANGER } from '../../worlds/people';
import { village } from '../../worlds/village';

const said = (manner: Manner): Understood => ({ intent: 'unknown', slots: {}, manner });
const MINUTE = 60_000;

test('a greeting is returned, with what can be asked', async () => {
  const { see } = conversation();
  expect(await see(FARMER, said('hello'))).toMatchObject({ note: 'hello', view: 'help' });
  expect(await see(STRANGER, said('hello'))).toMatchObject({ note: 'hello', view: 'help.stranger' });
});

test.each([
  [FARMER, '你们是谁'],
  [FARMER, '你是哪个单位的'],
  [FARMER, '喂，你是谁呀'],
  [STRANGER, '这是哪里的号码'],
  [STRANGER, '你是机器人吗'],
  [STRANGER, 'who is this'],
])('%s is told who writes: %s', async (phone, words) => {
  expect(await conversation().see(phone, words)).toMatchObject({ view: 'rule.whoWeAre' });
});

test.each(['你们是谁家的娃', '你是谁介绍来的', '他是哪个单位的'])('%s does not ask that', async (words) => {
  expect((await conversation().see(FARMER, words))?.view).not.toBe('rule.whoWeAre');
});

test('two machines do not greet each other for long', async () => {
  const { see } = conversation();
  await see(FARMER, said('hello'), said('hello'), said('hello'));
  expect(await see(FARMER, said('hello'))).toBeNull();
});

test('who is in danger is told whom to call, however little was understood before', async () => {
  const { see } = conversation();
  await see(FARMER, '天黑了', '下雨了', '明天去赶集不', '你吃饭了吗');
  expect(await see(FARMER, said('danger'))).toMatchObject({ view: 'danger' });
});

test('a cry for help leaves open what is open', async () => {
  const { see } = conversation();
  await see(STRANGER, 'BT');
  const data = { kind: 'any', again: false };
  expect(await see(STRANGER, said('danger'))).toEqual({ view: 'danger', data, ways: [] });
  expect(await see(STRANGER, '张大山 12345X')).toMatchObject({ view: 'subsidy.list' });
});

test.each([
  ['男人又打我 我躲屋里了', '不敢出声 怕他听见', 'violence'],
  ['活着没意思 想死', '心里堵得慌', 'despair'],
  ['救命', '那我咋办', 'any'],
  ['my husband is hitting me', 'i cant speak he will hear', 'violence'],
])('%s, and then %s: whom to call is said once more', async (cry, words, kind) => {
  const { see } = conversation();
  expect(await see(FARMER, cry)).toMatchObject({ view: 'danger', data: { kind, again: false } });
  expect(await see(FARMER, words)).toMatchObject({ view: 'danger', data: { kind, again: true } });
  expect(await see(FARMER, '粮食直补到了没')).toMatchObject({ view: 'subsidy.paid' });
  expect((await see(FARMER, '天黑了'))?.view).not.toBe('danger');
});

test('who cries for help again reads it as said before, and half an hour begins anew', async () => {
  const { see, wait } = conversation();
  await see(FARMER, '男人又打我 我躲屋里了');
  wait(20 * 60_000);
  expect(await see(FARMER, '他又打我了 救命')).toMatchObject({ view: 'danger', data: { again: true } });
  wait(20 * 60_000);
  expect(await see(FARMER, '不敢出声 怕他听见')).toMatchObject({ view: 'danger', data: { again: true } });
});

test.each([
  ['山上着火了 快来', 'fire'],
  ['河里涨水淹到屋门口了，还有老人在里头', 'rescue'],
  ['孩子掉塘里了', 'rescue'],
  ['隔壁老倌喝农药了快来人', 'hurt'],
  ['俺老头叫不醒了', 'hurt'],
  ['我屋里男人打我，我躲在猪栏里', 'violence'],
  ['活着冇意思 想喝敌敌畏算了', 'despair'],
  ["I don't want to live anymore", 'despair'],
  ['help my husband is hitting me', 'violence'],
  ['我饿了 妈妈没在家', 'alone'],
  ['救命', null],
])('%s: %s', (text, kind) => {
  expect(dangerIn(text, lexicon.says)).toBe(kind);
});

test.each([
  ['老公喝了酒又打我', 'danger'],
  ['我被儿子打了', 'danger'],
  ['婆婆天天打我娃', 'danger'],
  ['my husband keeps hitting me', 'danger'],
  ['我饿了 妈妈没在家', 'danger'],
  ['我妈不在家', 'danger'],
  ['我一个人在家好怕', 'danger'],
  ['mummy is not home', 'danger'],
  ['老公打我电话说补贴到了', undefined],
  ['我妈不在家 补贴我能替她领不', undefined],
  ['儿子打我手机没人接', undefined],
  ['老公打我卡上的钱是啥钱', undefined],
  ['我掉沟里腿断了动不了', 'danger'],
  ['我被锁在屋里出不去', 'danger'],
  ['we are trapped, please help', 'danger'],
  ['去年从房上摔下来动不了 有没有救助', undefined],
  ['有人要跳井', 'danger'],
  ['羊倌让蛇咬了 腿肿得黑了', 'danger'],
  ['I can smell gas and the kids are asleep', 'danger'],
  ['bridge is down, people in the river', 'danger'],
  ['I have had enough of living', 'danger'],
  ["I don't want to be here any more", 'danger'],
  ['grandma will not wake up', 'danger'],
  ['轮胎没气了', undefined],
  ['我想跳楼价买两台空调', undefined],
  ['I am tired of living next to a pig farm', undefined],
  ['再不给钱我把你们楼点了', 'abuse'],
])('%s: %s', (text, manner) => {
  expect(understand(text, null, lexicon).manner).toBe(manner);
});

test('who curses is shown a way to a person once, and then left alone', async () => {
  const { say, see, wait } = conversation();
  expect(await say(FARMER, said('abuse'))).toEqual([expect.stringMatching(/对不住。\n找人请打12345/)]);
  wait(MINUTE);
  expect(await say(FARMER, said('abuse'))).toEqual([]);
  expect(await see(FARMER, '1')).toMatchObject({ view: 'callback.taken' });
});

describe('a call back', () => {
  test('that is offered is wished by whoever says so, and not by who asks for a person again', async () => {
    const { see } = conversation();
    expect(await see(FARMER, said('person'), said('person'))).toMatchObject({ view: 'callback.offer' });
    const wished = { intent: 'unknown', slots: { words: '给我打个电话' }, manner: 'person' } as const;
    expect(await see(FARMER, wished)).toMatchObject({ view: 'callback.taken' });
  });

  test('is a ticket of its own kind, asked for by a digit alone', async () => {
    const { see, changes } = conversation();
    await see(FARMER, said('person'));
    expect(changes).toEqual([]);
    expect(await see(FARMER, '1')).toMatchObject({ view: 'callback.taken' });
    expect(changes).toEqual([
      {
        kind: 'ticket',
        ticket: expect.objectContaining({
          kind: 'callback',
          phone: FARMER,
          number: expect.stringMatching(/^HD20261123-\d{8}$/),
        }),
      },
    ]);
  });

  test('is not offered to whoever has no number', async () => {
    const inbound = { id: 'm1', gateway: 'wap', from: '', to: '10628', text: '', at: NOW, connection: 'a' };
    const caller = { ...(await village(new Map()).caller('')), dialogue: null };
    const heard = {
      inbound: { ...inbound, medium: 'xhtml' as Medium },
      caller,
      now: NOW,
      fresh: { id: 'f', secret: '7777777777777' },
    };
    const { reply } = await converse(said('person'), heard, village(new Map()), {
      language: 'zh-CN',
      utcOffset: 480,
      families: RULES.limits,
      says: lexicon.says,
    });
    expect(reply?.choices ?? []).toEqual([]);
  });
});

test.each<[Medium, string | null]>([
  ['sms', null],
  ['ussd', 'courtesy'],
  ['xhtml', 'courtesy'],
])('a thank-you over %s', async (medium, view) => {
  const inbound = {
    id: 'm1',
    gateway: 'g',
    medium,
    from: FARMER,
    to: '10628',
    text: '谢谢',
    at: NOW,
    connection: 'a',
  };
  const caller = await village(new Map()).caller(FARMER);
  const heard = { inbound, caller, now: NOW, fresh: { id: 'f', secret: '7777777777777' } };
  const { reply } = await converse(said('courtesy'), heard, village(new Map()), {
    language: 'zh-CN',
    utcOffset: 480,
    families: RULES.limits,
    says: lexicon.says,
  });
  expect(reply?.show.view ?? null).toBe(view);
});
