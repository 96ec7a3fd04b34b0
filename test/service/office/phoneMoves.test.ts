/** A number that takes the place of another: who has to say so with which code, who hears of it, and how it is undone. */

import type { Medium } from '../../../src/core/model/message';
import type { ViewName } from '../../../src/core/views';
import { APPLICANT as APPLICANT_IN } from '../../../src/demo/people';
import { inbound } from '../../support/builders/changes';
import { SUPERVISOR, saying, type Township, township } from '../../worlds/countyService';

const FARMER = '+8613800000001';
const APPLICANT = '+8613800000002';
const LIAISON = '+8613800000003';
const STRANGER = '+8613800000077';
const SECOND = '+8613800000079';
const NEW = '+8613900005678';
const APPLICANT_TAIL = APPLICANT_IN.identity.slice(-6);
const PROOF = '王德福 140079';
const DAY = 24 * 3_600_000;
const CODE = /GH(\d{6})/;

let messages = 0;

async function play() {
  const town = await township();
  const say = async (from: string, text: string, medium: Medium = 'sms') => {
    const { replies } = await town.receive(
      inbound(`p${++messages}`, { from, text, medium, at: town.clock.now() }),
    );
    // Else the same words again are a carrier's repeat.
    town.clock.advance(60_000);
    return replies.map((reply) => reply.text).join('\n');
  };
  const told = () => town.of('owed').map(saying);
  /** The code in the last message to this phone. */
  const sentTo = (phone: string) =>
    town
      .of('owed')
      .filter(({ message }) => message.to === phone)
      .map(({ message }) => /(?<!\d)\d{6}(?!\d)/.exec(message.text)?.[0])
      .at(-1) ?? '';
  const household = async (phone: string) => (await town.store.reads.caller(phone)).household?.head ?? null;
  return { ...town, say, told, sentTo, household, moves: () => town.of('phoneMoved').length };
}

const codeIn = (text: string) => CODE.exec(text)?.[1] ?? '';
const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('the registered phone', () => {
  test('is asked whose number goes from which to which, and moves it with the code alone', async () => {
    const { say, household, told } = await play();
    const asked = await say(FARMER, '换手机号13900005678');
    expect(asked).toContain('王*户登记手机由138****0001换成13900005678。');
    for (const word of ['1', '确认', '是', '好的', '换', 'ok'])
      expect(await say(FARMER, word)).toContain('请回GH和短信里的六位数');
    expect(await household(FARMER)).toBe('王德福');
    expect(await say(FARMER, `GH${codeIn(asked)}`)).toContain('好，王*户登记手机已换成139****5678。');
    expect([await household(FARMER), await household(NEW)]).toEqual([null, '王德福']);
    expect(told()).toEqual([
      expect.stringMatching(/^\+8613900005678: .*这个手机号已登记/),
      expect.stringMatching(/^\+8613800000003: .*王\*（\d组）手机已由138\*\*\*\*0001换成139\*\*\*\*5678/),
    ]);
  });

  test.each(['482913', '确认码482913', '482 913', 'GH 482913', 'gh#482913'])(
    'may say its code as %s',
    async (form) => {
      const { say, moves } = await play();
      const code = codeIn(await say(FARMER, '换手机号13900005678'));
      await say(
        FARMER,
        form.replace('482913', code).replace('482 913', `${code.slice(0, 3)} ${code.slice(3)}`),
      );
      expect(moves()).toBe(1);
    },
  );

  test.each(['2', '不换', '不', '算了', 'no', '取消', 'GH0', '不是我', '我没换号'])(
    'that answers %s keeps its number, and the code decides nothing more',
    async (no) => {
      const { say, household } = await play();
      const code = codeIn(await say(FARMER, '换手机号13900005678'));
      expect(await say(FARMER, no)).toContain('好，不换，王*户还是原来的号。');
      expect(await say(FARMER, `GH${code}`)).toContain('这个码不对，或已过期。号没有换。');
      expect(await household(FARMER)).toBe('王德福');
    },
  );

  test.each(['ussd', 'html'] as const)(
    'that asks over %s is sent the code by text message',
    async (medium) => {
      const { say, sentTo, household } = await play();
      const asked = await say(FARMER, '换手机号13900005678', medium);
      expect(asked).not.toMatch(CODE);
      expect(await say(FARMER, sentTo(FARMER), medium)).toContain('已换成139****5678');
      expect(await household(NEW)).toBe('王德福');
    },
  );

  test('has half an hour, and three tries; then the code is void', async () => {
    const late = await play();
    const first = codeIn(await late.say(FARMER, '换手机号13900005678'));
    late.clock.advance(30 * 60_000);
    expect(await late.say(FARMER, `GH${first}`)).toContain('已过期');
    const { say, household } = await play();
    const code = codeIn(await say(FARMER, '换手机号13900005678'));
    expect(await say(FARMER, `GH${wrongOf(code)}`)).toContain('还可试2次');
    expect(await say(FARMER, `GH${wrongOf(wrongOf(code))}`)).toContain('还可试1次');
    expect(await say(FARMER, 'GH12345')).toContain('码错得太多，这个码作废了');
    expect(await say(FARMER, `GH${code}`)).toContain('号没有换');
    expect(await household(FARMER)).toBe('王德福');
  });

  test('that misses six times a day is sent no code that counts', async () => {
    const { say, moves } = await play();
    for (let round = 0; round < 2; round++) {
      const code = codeIn(await say(FARMER, `换手机号1390000567${round}`));
      for (let miss = 0; miss < 3; miss++) await say(FARMER, `GH${wrongOf(code)}`);
    }
    const answer = await say(FARMER, '换手机号13900005679');
    expect(answer).toContain('码错得太多，今天不能再试');
    expect(answer).not.toMatch(CODE);
    expect(moves()).toBe(0);
  });

  test('has its number back, however many wrong codes somebody sends in its name', async () => {
    const { say, household } = await play();
    const moved = codeIn(await say(FARMER, `GH${codeIn(await say(FARMER, '换手机号13900005678'))}`));
    for (let forged = 0; forged < 3; forged++) await say(FARMER, `GH${wrongOf(moved)}`);
    for (let round = 0; round < 4; round++) {
      const again = codeIn(await say(FARMER, 'GH0'));
      for (let forged = 0; forged < 3; forged++) await say(FARMER, `GH${wrongOf(again)}`);
    }
    expect(await say(FARMER, `GH${codeIn(await say(FARMER, 'GH0'))}`)).toContain('已换回138****0001');
    expect(await household(FARMER)).toBe('王德福');
  });

  test('is sent no more than five codes a day', async () => {
    const { say } = await play();
    for (let ask = 0; ask < 5; ask++) expect(await say(FARMER, `换手机号1390000567${ask}`)).toMatch(CODE);
    expect(await say(FARMER, '换手机号13900005679')).toContain('今天要换的次数太多');
  });

  test('undoes its move within a week with the code that it was told, and all are told', async () => {
    const { say, household, told, committed, clock } = await play();
    const moved = await say(FARMER, `GH${codeIn(await say(FARMER, '换手机号13900005678'))}`);
    committed.length = 0;
    clock.advance(6 * DAY);
    expect(await say(FARMER, `GH${codeIn(moved)}`)).toContain('已换回138****0001');
    expect([await household(FARMER), await household(NEW)]).toEqual(['王德福', null]);
    expect(told().map((line) => line.slice(0, 14))).toEqual([NEW, LIAISON]);
  });

  test('that wants its number back by a word is sent a code first; a week later it is too late', async () => {
    const { say, household, clock } = await play();
    await say(FARMER, `GH${codeIn(await say(FARMER, '换手机号13900005678'))}`);
    const asked = await say(FARMER, 'GH0');
    expect(asked).toContain('王*户要由139****5678换回138****0001？');
    expect(await household(NEW)).toBe('王德福');
    clock.advance(7 * DAY);
    expect(await say(FARMER, `GH${codeIn(asked)}`)).toContain('已过期');
    expect(await household(NEW)).toBe('王德福');
  });
});

describe('somebody else’s number', () => {
  test.each([
    '王德福家换号了，新号13912340077',
    '王德福的号换成13912340077',
    '王德福换号了 13912340077',
    '报号 王德福 13912340077',
    '帮王德福换号13912340077',
    '把王德福的手机号改成13912340077',
    '三组王德福家新号13912340077',
    '王德福户主手机换成了13912340077',
    '13912340077是王德福家的新号码',
  ])('%s is reported by the liaison for that household', async (text) => {
    const { say, household } = await play();
    const asked = await say(LIAISON, text);
    expect(asked).toMatch(/王\*（\d组）手机由138\*\*\*\*0001换成13912340077。核实后回GH\d{6}/);
    expect(await say(LIAISON, '1')).toContain('请回GH和短信里的六位数');
    expect(await household(FARMER)).toBe('王德福');
    expect(await say(LIAISON, `GH${codeIn(asked)}`)).toContain(
      '由138****0001换成139****0077，新旧号都已通知',
    );
    expect([await household(FARMER), await household('+8613912340077')]).toEqual([null, '王德福']);
    expect(await household(LIAISON)).not.toBeNull();
  });

  test.each([
    '王德福家换号了，新号13912340077',
    '俺儿子的号换成13912340077',
    '我老伴的电话是13912340077',
    '帮张婶换号13912340077',
    '他换号了，新号码13912340077',
    '我妈的手机号改成13912340077了',
    '隔壁老李家电话换了，13912340077',
    '古丽·买买提的手机号换成13912340077',
  ])('%s from a farmer moves nothing, and he hears how that person does it', async (text) => {
    const { say, committed } = await play();
    expect(await say(APPLICANT, text)).toContain('请他用自己原来的手机发');
    expect(await say(FARMER, text)).toContain('请他用自己原来的手机发');
    expect(committed.filter(({ kind }) => kind.startsWith('phone'))).toEqual([]);
  });

  test('without a name the liaison is asked for it, and is never taken for the one who moves', async () => {
    const { say, committed } = await play();
    expect(await say(LIAISON, '俺儿子的号换成13912340077')).toContain('请发：报号 户主姓名 新手机号');
    expect(committed.filter(({ kind }) => kind.startsWith('phone'))).toEqual([]);
  });

  test('a role moves by the office only', async () => {
    const { say, household } = await play();
    expect(await say(LIAISON, '换手机号13912340077')).toContain('要到乡镇办公室换');
    const own = await household(LIAISON);
    expect(await say(LIAISON, `报号 ${own} 13912340077`)).toContain('要到乡镇办公室换');
    expect(await household(LIAISON)).toBe(own);
  });

  test('the old phone hears of it at once, at night, though it stopped all, and undoes it', async () => {
    const { say, household, of, clock, sentTo } = await play();
    await say(FARMER, '退订');
    clock.advance(13 * 3_600_000);
    await say(LIAISON, `GH${codeIn(await say(LIAISON, '报号 王德福 13912340077'))}`);
    const warning = of('owed').find(({ message }) => message.to === FARMER);
    expect(warning).toMatchObject({ message: { lane: 'alert' } });
    expect(warning).not.toHaveProperty('notBefore');
    expect(warning).not.toHaveProperty('suppressed');
    expect((warning?.message.expiresAt ?? 0) - (warning?.at ?? 0)).toBe(DAY);
    expect(await say(FARMER, `GH${sentTo(FARMER)}`)).toContain('已换回138****0001');
    expect(await household(FARMER)).toBe('王德福');
    expect(await say(LIAISON, '报号 王德福 13912340077')).toContain('要到乡镇办公室换');
    expect(await say(LIAISON, '报号 王德福 13912340078')).toContain('要到乡镇办公室换');
    // Its owner moves it as before.
    expect(await say(FARMER, '换手机号13912340077')).toMatch(CODE);
  });

  test('one spoofed text, and any number of guesses, move no household', async () => {
    const { say, household, of, moves } = await play();
    for (const text of ['报号 王德福 13912340077', '1', '确认', 'GH000000', 'GH111111', '222222', 'GH333333'])
      await say(LIAISON, text);
    for (const text of ['换手机号13912340077', '1', '是', 'GH000001', 'GH111112', '222223', 'GH444444'])
      await say(FARMER, text);
    expect(moves()).toBe(0);
    expect(await household(FARMER)).toBe('王德福');
    expect(of('phoneCodeWrong').length).toBeGreaterThan(0);
    expect(new Set(of('alarm').map(({ alarm }) => alarm))).toEqual(new Set(['phone.codes']));
  });
});

describe('a stranger with name and digits', () => {
  const ask = async (more: (town: Township) => Promise<void> = async () => {}) => {
    const town = await play();
    await more(town);
    await town.say(STRANGER, '换手机号');
    return { ...town, reply: await town.say(STRANGER, PROOF) };
  };

  test('moves nothing: the old phone is asked and warned, the liaison is told whose it is', async () => {
    const { reply, told, household } = await ask();
    expect(reply).toContain('已请原来的手机确认，也可请村联络员确认。');
    expect(await household(FARMER)).toBe('王德福');
    expect(told().filter((line) => line.includes('GH'))).toEqual([
      expect.stringMatching(
        /^\+8613800000001: .*有人要把王\*户登记手机由138\*\*\*\*0001换成138\*\*\*\*0077。同意回GH\d{6}，不同意回GH0/,
      ),
      expect.stringMatching(
        /^\+8613800000003: .*王\*（\d组）手机要由138\*\*\*\*0001换成138\*\*\*\*0077。当面核实后回GH\d{6}/,
      ),
    ]);
  });

  test.each([
    ['the old phone', FARMER],
    ['the liaison', LIAISON],
  ])('is registered with the code of %s, which is nobody else’s', async (_who, phone) => {
    const { say, sentTo, household } = await ask();
    const other = phone === FARMER ? LIAISON : FARMER;
    await say(other, `GH${sentTo(phone)}`);
    expect(await household(STRANGER)).toBeNull();
    await say(phone, sentTo(phone));
    expect(await household(STRANGER)).toBe('王德福');
  });

  test.each(['GH0', '不同意', '不是我', '不换', '不要', 'no'])(
    'ends with its owner’s %s for good: the liaison hears it, and nobody but the office asks again',
    async (no) => {
      const { say, sentTo, household, told, committed } = await ask();
      const code = sentTo(LIAISON);
      committed.length = 0;
      expect(await say(FARMER, no)).toContain('好，不换。');
      expect(told()).toEqual([
        expect.stringMatching(/^\+8613800000077: .*登记手机没有换/),
        expect.stringMatching(/^\+8613800000003: .*王\*（\d组）不同意换成138\*\*\*\*0077/),
      ]);
      expect(await say(LIAISON, `GH${code}`)).toContain('号没有换');
      expect(await say(STRANGER, '换手机号')).toContain('要到乡镇办公室换');
      expect(await say(LIAISON, '报号 王德福 13800000077')).toContain('要到乡镇办公室换');
      expect(await household(FARMER)).toBe('王德福');
    },
  );

  test('is asked of the liaison alone where the number is dead', async () => {
    const { reply, told } = await ask(async ({ store }) => {
      await store.commit([{ kind: 'phoneState', phone: FARMER, state: 'dead' }]);
    });
    expect(reply).toContain('已请村联络员确认。');
    expect(told()).toEqual([expect.stringMatching(/^\+8613800000003: /)]);
  });

  test('who asks again while the word is waited for makes nobody be asked again', async () => {
    const { say, committed } = await ask();
    committed.length = 0;
    expect(await say(STRANGER, '换手机号')).toContain('已请原来的手机确认');
    expect(committed.filter(({ kind }) => kind.startsWith('phone') || kind === 'owed')).toEqual([]);
  });

  test('of two that the liaison was asked of a No without a code means neither', async () => {
    const { say, sentTo, of } = await ask();
    const first = sentTo(LIAISON);
    await say('+8613800000078', '换手机号');
    await say('+8613800000078', PROOF);
    expect(sentTo(LIAISON)).not.toBe(first);
    expect(await say(LIAISON, 'GH0')).toContain('有几户等您确认');
    expect(of('phoneMoveEnded')).toEqual([]);
  });
});

test('a dead number is in use again with the liaison’s code alone', async () => {
  const { say, store, household } = await play();
  await store.commit([{ kind: 'phoneState', phone: FARMER, state: 'dead' }]);
  const asked = await say(LIAISON, '报号 王德福 13800000001');
  expect(asked).toContain('手机登记为13800000001。');
  expect(await household(FARMER)).toBeNull();
  await say(LIAISON, `GH${codeIn(asked)}`);
  expect(await household(FARMER)).toBe('王德福');
});

test.each([
  ['phone.notMine', ['换手机号13912340077', 'GH0']],
  ['phone.asks', ['换手机号13912340077', '换手机号13912340078', '换手机号13912340079']],
  ['phone.codes', ['换手机号13912340077', 'GH111111', 'GH222222', 'GH333333']],
])('the supervisors hear of %s', async (alarm, texts) => {
  const { say, of } = await play();
  for (const text of texts) await say(FARMER, text);
  expect(of('alarm').map((change) => change.alarm)).toEqual([alarm]);
});

test('one forged text from each of twenty phones is an alarm, and moves nobody', async () => {
  const { say, of, store, clock, moves } = await play();
  await store.load({
    households: Array.from({ length: 25 }, (_, n) => ({
      id: `F${n}`,
      village: 'v9',
      group: 1,
      head: '赵大',
      members: 1,
      account: '620000000000001234',
      bank: '农信社',
    })),
    phones: Array.from({ length: 25 }, (_, n) => ({
      phone: `+86137000000${10 + n}`,
      household: `F${n}`,
      person: null,
      role: 'resident' as const,
      language: null,
    })),
  });
  clock.advance(DAY);
  for (let n = 0; n < 25; n++) await say(`+86137000000${10 + n}`, `换手机号139123400${10 + n}`);
  expect(moves()).toBe(0);
  expect(of('alarm').map(({ alarm }) => alarm)).toContain('phone.asks');
});

test('trying numbers to see which are on file locks after five', async () => {
  const { say } = await play();
  const { phone: taken } = { phone: '13800000003' };
  const replies: string[] = [];
  for (let tries = 0; tries < 6; tries++) replies.push(await say(FARMER, `换手机号${taken}`));
  expect(replies.slice(0, 5)).toEqual(Array(5).fill(expect.stringContaining('已登记给别的户')));
  expect(replies[5]).toContain('试的次数太多');
});

test('who is of no household is told where it is done, once he has proved who he is', async () => {
  const { say } = await play();
  await say(STRANGER, '换手机号');
  expect(await say(STRANGER, `张三丰 ${APPLICANT_TAIL}`)).toContain('要到乡镇办公室换');
});

/** What each message says, to whom, after these texts; CODE is the last one that its sender was sent. */
test.each<[ViewName, [string, string][], string | null, string]>([
  ['liaison.whichPhone', [[LIAISON, '报号 王德福 13912340077']], null, '王*户有几个号，换哪一个？回数字：'],
  [
    'notice.phoneOther',
    [
      [LIAISON, '报号 王德福 13912340077'],
      [LIAISON, '1'],
      [LIAISON, 'CODE'],
    ],
    SECOND,
    '您家登记手机138****0001已换成139****0077。',
  ],
  [
    'notice.phoneMoved',
    [
      [FARMER, '换手机号13912340077'],
      [FARMER, 'CODE'],
    ],
    '+8613912340077',
    '这个手机号已登记',
  ],
  [
    'notice.phoneMovedOf',
    [
      [FARMER, '换手机号13912340077'],
      [FARMER, 'CODE'],
    ],
    LIAISON,
    '手机已由138****0001换成139****0077。有疑问请打12345。',
  ],
  [
    'phone.kept',
    [
      [FARMER, '换手机号13912340077'],
      [FARMER, 'GH0'],
    ],
    null,
    '好，不换，王*户还是原来的号。',
  ],
  [
    'phone.undoAsk',
    [
      [FARMER, '换手机号13912340077'],
      [FARMER, 'CODE'],
      [FARMER, '不是我'],
    ],
    null,
    '换回138****0001？同意回GH',
  ],
  [
    'notice.phoneUndone',
    [
      [FARMER, '换手机号13912340077'],
      [FARMER, 'CODE'],
      [FARMER, 'CODE'],
    ],
    '+8613912340077',
    '王*户登记手机已由139****0077换回138****0001。',
  ],
  [
    'notice.phoneUndoneOf',
    [
      [FARMER, '换手机号13912340077'],
      [FARMER, 'CODE'],
      [FARMER, 'CODE'],
    ],
    LIAISON,
    '手机已由139****0077换回138****0001。',
  ],
  [
    'phone.waits',
    [
      [STRANGER, '换手机号'],
      [STRANGER, PROOF],
    ],
    null,
    '已请原来的手机确认',
  ],
  [
    'notice.phoneAskLiaison',
    [
      [STRANGER, '换手机号'],
      [STRANGER, PROOF],
    ],
    LIAISON,
    '当面核实后回GH',
  ],
  [
    'phone.refused',
    [
      [STRANGER, '换手机号'],
      [STRANGER, PROOF],
      [FARMER, 'GH0'],
    ],
    null,
    '好，不换。有疑问请打12345。',
  ],
  [
    'notice.phoneNotMoved',
    [
      [STRANGER, '换手机号'],
      [STRANGER, PROOF],
      [FARMER, 'GH0'],
    ],
    STRANGER,
    '登记手机没有换。',
  ],
  [
    'notice.phoneRefusedOf',
    [
      [STRANGER, '换手机号'],
      [STRANGER, PROOF],
      [FARMER, 'GH0'],
    ],
    LIAISON,
    '不同意换成138****0077，没有换。',
  ],
  [
    'phone.tooOften',
    ['1', '2', '3', '4', '5', '6'].map((n) => [FARMER, `换手机号1391234007${n}`]),
    null,
    '今天要换的次数太多',
  ],
  [
    'phone.codeOver',
    [
      [FARMER, '换手机号13912340077'],
      [FARMER, 'GH111111'],
      [FARMER, 'GH222222'],
      [FARMER, 'GH333333'],
    ],
    null,
    '码错得太多，这个码作废了',
  ],
  [
    'phone.whichCode',
    [
      [STRANGER, '换手机号'],
      [STRANGER, PROOF],
      ['+8613800000078', '换手机号'],
      ['+8613800000078', PROOF],
      [LIAISON, 'GH0'],
    ],
    null,
    '有几户等您确认',
  ],
  [
    'phone.tooLate',
    [
      [STRANGER, '换手机号'],
      [STRANGER, PROOF],
      [LIAISON, '报号 王德福 13912340077'],
      [LIAISON, '1'],
      [LIAISON, 'CODE'],
      [LIAISON, 'CODE'],
    ],
    null,
    '这户的号已经变过',
  ],
])('%s', async (view, texts, to, words) => {
  const { say, store, sentTo, of } = await play();
  if (view === 'liaison.whichPhone' || view === 'notice.phoneOther' || view === 'phone.tooLate')
    await store.load({
      phones: [{ phone: SECOND, household: 'H0001', person: null, role: 'resident', language: null }],
    });
  const codes: string[] = [];
  let reply = '';
  for (const [from, text] of texts) {
    reply = await say(from, text.replace('CODE', codes.at(-1) ?? ''));
    codes.push(...(codeIn(reply) ? [codeIn(reply)] : sentTo(from) ? [sentTo(from)] : []));
  }
  const sent = of('owed').filter(({ message }) => message.to === to && message.template === view);
  expect(to === null ? reply : sent.map(({ message }) => message.text).join('\n')).toContain(words);
});

test('over a page the code that undoes comes by text message, as the one that moved did', async () => {
  const { say, of } = await play();
  const codeOf = (template: ViewName) =>
    /(?<!\d)\d{6}(?!\d)/.exec(
      of('owed').findLast(({ message }) => message.template === template)?.message.text ?? '',
    )?.[0] ?? '';
  await say(FARMER, '换手机号13900005678', 'html');
  await say(FARMER, codeOf('notice.phoneCode'), 'html');
  expect(codeOf('notice.phoneGone')).not.toBe('');
  expect(await say(FARMER, 'GH0', 'html')).toContain('请输短信里的六位数');
  expect(await say(FARMER, codeOf('notice.phoneUndoCode'), 'html')).toContain('已换回138****0001');
});

describe('the office', () => {
  test('moves a household’s number, and the old phone, which may be stolen, can not undo it', async () => {
    const { phones, say, household, of, told } = await play();
    expect(await phones.move(FARMER, NEW)).toBe('done');
    expect([await household(FARMER), await household(NEW)]).toEqual([null, '王德福']);
    expect(told()).toEqual([
      expect.stringMatching(/^\+8613900005678: .*这个手机号已登记/),
      expect.stringMatching(
        /^\+8613800000001: .*已由138\*\*\*\*0001换成139\*\*\*\*5678。不是您的意思，请打12345/,
      ),
      expect.stringMatching(/^\+8613800000003: /),
    ]);
    expect(await say(FARMER, 'GH0')).toContain('现在没有要您确认的换号');
    expect(of('phoneCode')).toEqual([]);
    expect(await phones.undo(FARMER)).toBe('done');
    expect(await household(FARMER)).toBe('王德福');
  });

  test('moves a role with the number, and takes back what a liaison’s code did', async () => {
    const { phones, store, say, household, told, committed } = await play();
    expect(await phones.move(LIAISON, '+8613900000050')).toBe('done');
    expect(await store.reads.villageOf('+8613900000050')).not.toBeNull();
    const liaison = '+8613900000050';
    await say(liaison, `GH${codeIn(await say(liaison, '报号 王德福 13912340077'))}`);
    committed.length = 0;
    expect(await phones.undo('+8613912340077')).toBe('done');
    expect(await household(FARMER)).toBe('王德福');
    expect(told().map((line) => line.slice(0, 14))).toEqual(['+8613912340077', FARMER, liaison]);
    expect(told().join()).not.toContain('deadNumber');
    expect(await say(liaison, '报号 王德福 13912340077')).toContain('要到乡镇办公室换');
  });

  test.each([
    ['13700000000', NEW, 'unknown'],
    [FARMER, FARMER, 'taken'],
    [FARMER, LIAISON, 'taken'],
    [SUPERVISOR, '+8613900000001', 'taken'],
  ])('is told where %s can not become %s', async (old, other, outcome) => {
    const { phones, committed } = await play();
    expect(await phones.move(old, other)).toBe(outcome);
    expect(committed).toEqual([]);
  });

  test('undoes nothing that is older than a week', async () => {
    const { phones, clock } = await play();
    await phones.move(FARMER, NEW);
    clock.advance(7 * DAY);
    expect(await phones.undo(FARMER)).toBe('unknown');
  });
});

test('a look shows one list of the villager by name and its lines; all else is the liaison’s own as before', async () => {
  const { say } = await play();
  const own = await say(LIAISON, 'BT');
  const consent = /授权码(\d{6})/.exec(await say(FARMER, 'SQ'))?.[1] ?? '';
  const list = await say(LIAISON, `代查 13800000001 ${consent}`);
  expect(list).toContain('王*户补贴');
  const line = await say(LIAISON, '1');
  expect(line).toContain('王*户');
  expect(await say(LIAISON, '9')).toContain('王*户');
  expect(await say(LIAISON, 'BT')).toBe(own);
  expect(await say(LIAISON, '1')).not.toContain('王*户');
  expect(await say(LIAISON, '粮食直补')).not.toContain('王*户');
});
