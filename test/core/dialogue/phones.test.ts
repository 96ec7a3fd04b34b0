import type { Reads } from '../../../src/core/dialogue/scene/reads';
import { understand } from '../../../src/core/language/understand';
import type { ViewName } from '../../../src/core/views';
import { conversation, lexicon } from '../../support/conversation';
import { FARMER, NOW, STRANGER } from '../../worlds/village';

const LIAISON = '+8613800000003';
const PROOF = '张大山 12345X';
const village: Partial<Reads> = {
  villageOf: async (phone) => (phone === LIAISON ? 'v1' : null),
  unreached: async () => [{ household: 'h2', head: '李小明', group: 3, why: 'dead' }],
  householdsNamed: async (_, head) =>
    head === '李小明'
      ? [
          { id: 'h2', head, group: 3 },
          { id: 'h3', head, group: 5 },
        ]
      : [],
};
/** What is known, who says what, and words that only the last screen has. */
test.each<[ViewName, Partial<Reads>, string, string[], string]>([
  [
    'liaison.unreachedRow',
    village,
    LIAISON,
    ['LXBS'],
    '1户联系不上。报新号发：报号 姓名 手机号\n1 李*（3组）打不通',
  ],
  ['liaison.howReport', village, LIAISON, ['LXBS', '1'], '请发：报号 户主姓名 新手机号'],
  [
    'liaison.which',
    village,
    LIAISON,
    ['报号李小明13900005678'],
    '有几户叫李*，哪一户？回数字：\n1 李*（3组）\n2 李*（5组）',
  ],
  ['liaison.whichRow', village, LIAISON, ['报号李小明13900005678'], '1 李*（3组）\n2 李*（5组）'],
  ['phone.nothingAsked', {}, FARMER, ['GH0'], '现在没有要您确认的换号。'],
  ['phone.noSuchCode', {}, FARMER, ['GH482913'], '这个码不对'],
  ['phone.byThemselves', {}, FARMER, ['俺儿子的号换成13900005678'], '别人的号不能由您换'],
  ['consent.none', {}, STRANGER, ['BT', PROOF, 'SQ'], '请用登记的手机发SQ。'],
])('%s', async (_view, known, from, texts, words) => {
  const { say } = conversation(known);
  let replies: string[] = [];
  for (const text of texts) replies = await say(from, text);
  expect(replies).toEqual([expect.stringContaining(words)]);
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
  ['leader', 'help.leader', '督办回1'],
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
    household: async (id) => ({ id, head: '张大山', group: 3 }),
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
    household: async (id) => ({ id, head: '张大山', group: 3 }),
    consent: async () => ({ code: '482913', until: NOW + 60_000, wrong: 0 }),
  });
  expect(await say(LIAISON, '代查13800000001 482913')).toEqual([expect.stringContaining('张*户补贴')]);
  expect(changes.map(({ kind }) => kind)).toEqual(['consentUsed', 'audit', 'audit']);
  expect(notices.map(({ to, view }) => [to, view.view])).toEqual([[FARMER, 'notice.looked']]);
});
