import type { Dialogue } from '../../../src/core/dialogue/dialogue';
import type { Reads } from '../../../src/core/dialogue/facts';
import type { PhoneMove } from '../../../src/core/dialogue/services';
import type { ViewName } from '../../../src/core/dialogue/views';
import { understand } from '../../../src/core/language/understand';
import { conversation, lexicon } from '../../support/conversation';
import { FARMER, NOW, STRANGER } from '../../support/village';

const LIAISON = '+8613800000003';
const PROOF = '张大山 12345X';
const move: PhoneMove = {
  id: 'm1',
  oldPhone: FARMER,
  newPhone: STRANGER,
  household: 'h1',
  person: null,
  code: '4821',
  at: NOW,
  state: 'asked',
};
const waits: Partial<Reads> = { movesOf: async (phone) => (phone === FARMER ? [move] : []) };
const village: Partial<Reads> = {
  villageOf: async (phone) => (phone === LIAISON ? 'v1' : null),
  movesIn: async () => [move],
  unreached: async () => [{ household: 'h2', head: '李小明', group: 3, why: 'dead' }],
  householdsNamed: async (_, head) =>
    head === '李小明'
      ? [
          { id: 'h2', head, group: 3 },
          { id: 'h3', head, group: 5 },
        ]
      : [],
};
/** Two households wait in the village under one code, and a third under another. */
const crowded: Partial<Reads> = {
  ...village,
  movesIn: async () => [
    move,
    { ...move, id: 'm2', oldPhone: '', household: 'h2' },
    { ...move, id: 'm3', oldPhone: '', newPhone: '+8613800000078', household: 'h3', code: '4822' },
  ],
};
const ofHousehold: Partial<Reads> = { phonesOf: async () => [FARMER], liaisonsOf: async () => [LIAISON] };

/** What is known, who says what, and words that only the last screen has. */
test.each<[ViewName, Partial<Reads>, string, string[], string]>([
  ['phone.waits', ofHousehold, STRANGER, ['换手机号', PROOF], '已请原来的手机确认'],
  [
    'phone.waits',
    { ...ofHousehold, phonesOf: async () => [] },
    STRANGER,
    ['换手机号', PROOF],
    '已请村联络员确认。',
  ],
  ['phone.moved', waits, FARMER, ['GH4821'], '好，登记手机已换成138****0077。'],
  ['phone.refused', waits, FARMER, ['GH0'], '好，不换。'],
  ['phone.noSuchCode', waits, FARMER, ['GH 1111'], '这个码不对。'],
  ['phone.moved', village, LIAISON, ['GH4821'], '好，登记手机已换成138****0077。'],
  [
    'liaison.unreachedRow',
    village,
    LIAISON,
    ['LXBS'],
    '1户联系不上。报新号发：报号 姓名 手机号\n1 李*（3组）打不通',
  ],
  [
    'liaison.unreached',
    village,
    LIAISON,
    ['LXBS'],
    '1户联系不上。报新号发：报号 姓名 手机号\n1 李*（3组）打不通',
  ],
  ['liaison.howReport', village, LIAISON, ['LXBS', '1'], '请发：报号 户主姓名 新手机号'],
  [
    'liaison.whichRow',
    village,
    LIAISON,
    ['报号李小明13900005678'],
    '有几户叫李*，哪一户？回数字：\n1 李*（3组）\n2 李*（5组）',
  ],
  [
    'liaison.which',
    village,
    LIAISON,
    ['报号李小明13900005678'],
    '有几户叫李*，哪一户？回数字：\n1 李*（3组）\n2 李*（5组）',
  ],
  ['liaison.reported', village, LIAISON, ['报号李小明13900005678', '2'], '好，李*户的手机已换成139****5678'],
  [
    'liaison.reported',
    { ...village, deadPhonesOf: async () => ['+8613900005678'], phonesOf: async () => [FARMER] },
    LIAISON,
    ['报号李小明13900005678', '2'],
    '好，李*户的手机已换成139****5678',
  ],
  ['phone.noSuchCode', crowded, LIAISON, ['GH4821'], '这个码不对。'],
  ['phone.noSuchCode', crowded, LIAISON, ['GH0'], '这个码不对。'],
  ['phone.moved', crowded, LIAISON, ['GH4822'], '好，登记手机已换成138****0078。'],
  ['consent.none', {}, STRANGER, ['BT', PROOF, 'SQ'], '请用登记的手机发SQ。'],
])('%s', async (_view, known, from, texts, words) => {
  const { say } = conversation(known);
  let replies: string[] = [];
  for (const text of texts) replies = await say(from, text);
  expect(replies).toEqual([expect.stringContaining(words)]);
});

test('a code is none that waits for the word of the same people', async () => {
  const first = conversation(ofHousehold);
  await first.say(STRANGER, '换手机号');
  await first.say(STRANGER, PROOF);
  const asked = first.changes.flatMap((change) => (change.kind === 'phoneMove' ? [change.move] : []));
  const code = asked[0]?.code ?? '';
  const next = String((Number(code) + 1) % 10_000).padStart(4, '0');
  for (const among of ['movesOf', 'movesIn'] as const) {
    const other = { ...move, newPhone: '+8613800000099', code };
    const again = conversation({
      ...village,
      ...ofHousehold,
      movesIn: async () => [],
      [among]: async () => [other],
    });
    await again.say(STRANGER, '换手机号');
    await again.say(STRANGER, PROOF);
    const codes = again.changes.flatMap((change) => (change.kind === 'phoneMove' ? [change.move.code] : []));
    expect(codes).toEqual([next]);
  }
});

test('of two moves that the old phone is asked of it means its own, whatever waits in its village', async () => {
  const { say, changes } = conversation({
    villageOf: async () => 'v1',
    movesOf: async () => [{ ...move, id: 'own', oldPhone: LIAISON }],
    movesIn: async () => [
      { ...move, id: 'other', household: 'h2' },
      { ...move, id: 'own', oldPhone: LIAISON },
    ],
  });
  await say(LIAISON, 'GH4821');
  expect(changes).toMatchObject([{ kind: 'phoneMoved', move: { id: 'own' } }, { kind: 'audit' }]);
});

test('a liaison brings a number of the household into use again that was reported dead: nobody loses theirs', async () => {
  const { say, changes, notices } = conversation({
    ...village,
    householdsNamed: async (_, head) => [{ id: 'h2', head, group: 3 }],
    phonesOf: async () => [FARMER],
    deadPhonesOf: async () => ['+8613900005678'],
  });
  await say(LIAISON, '报号李小明13900005678');
  expect(changes).toEqual([
    { kind: 'phoneState', phone: '+8613900005678', state: 'live' },
    expect.objectContaining({
      kind: 'audit',
      action: 'phone.alive',
      actor: LIAISON,
      subject: '+8613900005678',
    }),
  ]);
  expect(notices.map(({ to }) => to)).toEqual(['+8613900005678']);
});

/** Short forms that nobody writes by chance. */
test.each([
  ['SQ', 'consent.give', {}],
  ['同意代查', 'consent.give', {}],
  ['联系不上的户', 'liaison.unreached', {}],
  ['BH', 'liaison.report', {}],
  ['报号 李小明 13900005678', 'liaison.report', { head: '李小明', newPhone: '13900005678' }],
  ['代查13800000001 482913', 'liaison.look', { phone: '13800000001', code: '482913' }],
  ['代查 13800000001 1234', 'liaison.look', { phone: '13800000001', code: '1234' }],
  ['代查 王德福家', 'liaison.look', {}],
  ['报号 王德福 1380000', 'liaison.report', {}],
  ['授权码482913请勿告诉他人', 'unknown', {}],
  ['我联系不上他', 'unknown', {}],
])('%s is %s', (text, intent, slots) => {
  expect(understand(text, null, lexicon)).toMatchObject({ intent, slots });
});

test.each(['王德福家的补贴', '帮李老四查一下补贴', '他家的粮食直补'])(
  'a liaison who asks %s is told how to look, never his own',
  async (text) => {
    const liaison = {
      dialogue: null,
      household: { id: 'h1', head: '张大山', village: '柳树村' },
      language: null,
      role: 'liaison',
      stopped: [],
      alerts: [],
      gone: false,
    } as const;
    const { say } = conversation({ caller: async () => ({ ...liaison, stopped: [], alerts: [] }) });
    expect(await say(LIAISON, text)).toEqual([expect.stringContaining('请村民发SQ要授权码')]);
  },
);

test.each([
  ['liaison', 'help.liaison', '「报号 姓名 手机号」报新号'],
  ['leader', 'help.leader', '收到督办回1'],
  ['resident', 'help', '发BT查补贴'],
] as const)('for a %s %s', async (role, _view, words) => {
  const caller = {
    dialogue: null,
    household: null,
    language: null,
    role,
    stopped: [],
    alerts: [],
    gone: false,
  };
  const { say } = conversation({ caller: async () => caller });
  expect(await say(LIAISON, '帮助')).toEqual([expect.stringContaining(words)]);
});

test('a new phone moves nothing by itself: the old one and the liaison are asked', async () => {
  const { say, changes, notices } = conversation(ofHousehold);
  await say(STRANGER, '换手机号');
  await say(STRANGER, PROOF);
  expect(changes.map(({ kind }) => kind)).toEqual(['audit', 'phoneMove', 'audit']);
  expect(notices.map(({ to, view }) => [to, view.view])).toEqual([
    [FARMER, 'notice.phoneAsk'],
    [LIAISON, 'notice.phoneAskLiaison'],
  ]);
});

test('who asks again while the word is waited for does not make the others be asked again', async () => {
  const before: PhoneMove[] = [];
  const { say, changes, wait } = conversation({ ...ofHousehold, movesOf: async () => before });
  await say(STRANGER, '换手机号');
  await say(STRANGER, PROOF);
  before.push(move);
  wait(60_000);
  expect(await say(STRANGER, '换手机号')).toEqual([expect.stringContaining('已请原来的手机确认')]);
  expect(changes.filter(({ kind }) => kind === 'phoneMove')).toHaveLength(1);
});

test('a move that nobody answered for three days is over', async () => {
  const { say, changes, wait } = conversation(waits);
  wait(3 * 24 * 3_600_000);
  await say(FARMER, 'GH4821');
  expect(changes).toEqual([]);
});

test('a number that changed hands decides nothing and looks after no village', async () => {
  const stranger = {
    dialogue: null,
    household: null,
    language: null,
    role: null,
    stopped: [],
    alerts: [],
    gone: true,
  };
  const { say, changes } = conversation({
    ...waits,
    ...village,
    villageOf: async () => 'v1',
    caller: async () => stranger,
  });
  await say(FARMER, 'GH4821');
  expect(changes).toEqual([]);
  expect(await say(FARMER, 'LXBS')).toEqual([expect.not.stringContaining('李*')]);
});

test('a number that changed hands files no more complaints a day than any other', async () => {
  const caller = {
    dialogue: null,
    household: null,
    language: null,
    role: null,
    stopped: [],
    alerts: [],
    gone: true,
  };
  const ticket = { kind: 'complaint', phone: FARMER, case: null, text: '', at: NOW, state: 'open' } as const;
  const asked = Array.from({ length: 5 }, (_, n) => ({
    ...ticket,
    number: `TS20261123-000${n}`,
    answer: null,
    answeredAt: null,
  }));
  const { say, changes } = conversation({ caller: async () => caller, ticketsOf: async () => asked });
  await say(FARMER, '投诉 路灯不亮三个月');
  expect(changes).toEqual([]);
});

test('visits of a number that changed hands are counted and shown to nobody', async () => {
  const caller = {
    dialogue: null,
    household: null,
    language: null,
    role: null,
    stopped: [],
    alerts: [],
    gone: true,
  };
  const visit = {
    id: 'a1',
    matter: 'JFXK',
    day: '2026-11-25',
    period: 'am',
    seat: 1,
    phone: FARMER,
    at: NOW,
  } as const;
  const { say, changes } = conversation({ caller: async () => caller, appointmentsOf: async () => [visit] });
  expect(await say(FARMER, '取消预约')).toEqual([expect.not.stringContaining('建房许可')]);
  expect(await say(FARMER, '预约建房许可')).toEqual([expect.not.stringContaining('25')]);
  expect(changes).toEqual([]);
});

test('a look by consent does not make the liaison somebody of that household', async () => {
  const consented: Partial<Reads> = {
    ...village,
    ...ofHousehold,
    movesIn: async () => [],
    consent: async () => ({ code: '482913', until: NOW + 60_000, wrong: 0 }),
  };
  const { say, notices } = conversation(consented);
  await say(LIAISON, '代查13800000001 482913');
  const before = notices.length;
  expect(await say(LIAISON, '换手机号')).toEqual([expect.stringContaining('核对身份')]);
  expect(notices).toHaveLength(before);
});

test('the names of a list stay out of what is remembered', async () => {
  const { say, memory } = conversation(village);
  await say(LIAISON, 'LXBS');
  expect(memory()).not.toContain('李小明');
});

test('whoever decides, both phones hear of it', async () => {
  const { say, notices } = conversation(village);
  await say(LIAISON, 'GH4821');
  expect(notices.map(({ to, view }) => [to, view.view])).toEqual([
    [STRANGER, 'notice.phoneMoved'],
    [FARMER, 'notice.phoneGone'],
  ]);
});

test('three wrong codes end a consent, and the words never tell whether there is one', async () => {
  let wrong = 0;
  const { say, changes } = conversation({
    ...village,
    consent: async (phone) =>
      phone === FARMER ? { code: '482913', until: NOW + 60_000, wrong: wrong++ } : null,
  });
  const texts = ['代查13800000001 000001', '代查13800000001 000002', '代查13800000001 000003'];
  const replies: string[][] = [];
  for (const text of texts) replies.push(await say(LIAISON, text));
  replies.push(await say(LIAISON, '代查13800000999 000001'));
  expect(new Set(replies.flat()).size).toBe(1);
  expect(changes.map(({ kind }) => kind)).toEqual(['consent', 'consent', 'consentUsed']);
});

test('a consent shows the household once, and the villager hears of it', async () => {
  const { say, changes, notices } = conversation({
    ...village,
    consent: async () => ({ code: '482913', until: NOW + 60_000, wrong: 0 }),
  });
  expect(await say(LIAISON, '代查13800000001 482913')).toEqual([expect.stringContaining('补贴')]);
  expect(changes.map(({ kind }) => kind)).toEqual(['consentUsed', 'audit']);
  expect(notices.map(({ to, view }) => [to, view.view])).toEqual([[FARMER, 'notice.looked']]);
});

test('trying numbers to see which are on file locks after five', async () => {
  let dialogue: Dialogue | null = null;
  const household = (phone: string) => ({ id: phone, head: '张大山', village: '柳树村' });
  const known = { language: null, role: null, stopped: [], alerts: [], gone: false };
  const { say, memory } = conversation({
    caller: async (phone) => ({ ...known, stopped: [], alerts: [], dialogue, household: household(phone) }),
  });
  const replies: string[] = [];
  for (let number = 1; number <= 6; number++) {
    replies.push(...(await say(FARMER, `换手机号1390000567${number}`)));
    dialogue = JSON.parse(memory()) as Dialogue; // written by the conversation from a Dialogue
  }
  expect(replies.slice(0, 5)).toEqual(Array(5).fill(expect.stringContaining('已登记给别的户')));
  expect(replies[5]).toContain('试的次数太多');
});
