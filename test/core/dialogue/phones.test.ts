import type { Reads } from '../../../src/core/dialogue/scene/reads';
import { understand } from '../../../src/core/language/understand';
import type { SlotsOf } from '../../../src/core/model/intent';
import type { Understood } from '../../../src/core/model/understood';
import { caller } from '../../support/builders/people';
import { appointment, ticket } from '../../support/builders/requests';
import { conversation } from '../../support/conversation';
import { lexicon } from '../../support/lexicon';
import { FARMER, LIAISON, NOW } from '../../worlds/people';
import { PAYMENTS } from '../../worlds/village';
import { village } from './screens/phones';

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
  ['代查 张大山 123456', 'liaison.look', { head: '张大山', code: '123456' }],
  ['代查张大山家 授权码123456', 'liaison.look', { head: '张大山', code: '123456' }],
  ['报号 王德福 1380000', 'liaison.report', {}],
  ['授权码482913请勿告诉他人', 'unknown', {}],
  ['我联系不上他', 'unknown', {}],
])('%s is %s', (text, intent, slots) => {
  expect(understand(text, null, lexicon)).toMatchObject({ intent, slots });
});

test.each(['王德福家的补贴', '帮李老四查一下补贴', '他家的粮食直补'])(
  'a liaison who asks %s is told how to look, never his own',
  async (text) => {
    const household = { id: 'h1', head: '张大山', village: '柳树村' };
    const { see } = conversation({ ...village, caller: async () => caller({ household, role: 'liaison' }) });
    expect(await see(LIAISON, text)).toMatchObject({ view: 'liaison.howLook' });
  },
);

test('a number that changed hands files no more complaints a day than any other', async () => {
  const asked = Array.from({ length: 5 }, (_, n) => ticket(`TS20261123-000${n}`, { at: NOW }));
  const { see, changes } = conversation({
    caller: async () => caller({ gone: true }),
    ticketsOf: async () => asked,
  });
  expect(await see(FARMER, '投诉 路灯不亮三个月')).toMatchObject({ view: 'ticket.tooMany' });
  expect(changes).toEqual([]);
});

test('a call that was asked for from a number before it changed hands is shown to nobody', async () => {
  const called = ticket('HD20261123-00000001', { kind: 'callback', at: NOW });
  const asking = async (gone: boolean) => {
    const { see } = conversation({ caller: async () => caller({ gone }), ticketsOf: async () => [called] });
    return see(FARMER, '找个人说话');
  };
  expect(await asking(false)).toMatchObject({ view: 'callback.waits', data: { number: called.number } });
  expect(await asking(true)).toMatchObject({ view: 'callback.offer' });
});

test('visits of a number that changed hands are counted and shown to nobody', async () => {
  const { say, changes } = conversation({
    caller: async () => caller({ gone: true }),
    appointmentsOf: async () => [appointment('a1')],
  });
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
  const { say, see, notices } = conversation(consented);
  await say(LIAISON, '代查13800000001 482913');
  const before = notices.length;
  expect(await see(LIAISON, '换手机号')).toMatchObject({ view: 'identity.ask' });
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
  const { see, changes, notices } = conversation({
    ...village,
    household: async (id) => ({ id, head: '张大山', group: 3 }),
    consent: async () => ({ code: '482913', until: NOW + 60_000, wrong: 0 }),
  });
  expect(await see(LIAISON, '代查13800000001 482913')).toMatchObject({
    view: 'subsidy.list',
    data: { head: '张*' },
  });
  expect(changes.map(({ kind }) => kind)).toEqual(['consentUsed', 'audit', 'audit']);
  expect(notices.map(({ to, view }) => [to, view.view])).toEqual([[FARMER, 'notice.looked']]);
});

describe('by the name of a villager', () => {
  const MING = { '+8613800000103': 'h2', '+8613800000105': 'h3' } as const;
  const known: Partial<Reads> = {
    ...village,
    liaisonsOf: async () => [LIAISON],
    household: async (id) => ({ id, head: '李小明', group: id === 'h2' ? 3 : 5 }),
    phonesOf: async (id) => Object.entries(MING).flatMap(([phone, home]) => (home === id ? [phone] : [])),
    caller: async (phone) => {
      const id = Object.entries(MING).find(([one]) => one === phone)?.[1];
      return caller({ household: id ? { id, head: '李小明', village: '柳树村' } : null });
    },
    consent: async (phone) =>
      phone === '+8613800000105' ? { code: '482913', until: NOW + 60_000, wrong: 0 } : null,
    payments: async () => PAYMENTS,
  };
  const look = (slots: SlotsOf['liaison.look']): Understood => ({ intent: 'liaison.look', slots });

  test('a code shows the household of that name which gave it', async () => {
    const { see, notices } = conversation(known);
    expect(await see(LIAISON, look({ head: '李小明', code: '482913' }))).toMatchObject({
      view: 'subsidy.list',
      data: { head: '李*' },
    });
    expect(notices.map(({ to, view }) => [to, view.view])).toEqual([['+8613800000105', 'notice.looked']]);
  });

  test('without a code it is said how to get one, and of whom', async () => {
    const { see } = conversation(known);
    expect(await see(LIAISON, look({ head: '李小明' }))).toMatchObject({
      view: 'liaison.howLook',
      data: { head: '李*' },
    });
  });

  test.each(['5组的那个', '第2个', '五组'])('of two the one that is meant: %s', async (text) => {
    const { see, memory } = conversation(known);
    const report: Understood = {
      intent: 'liaison.report',
      slots: { head: '李小明', newPhone: '13900005678' },
    };
    expect(await see(LIAISON, report)).toMatchObject({ view: 'liaison.which' });
    expect(memory()).not.toContain('李小明');
    expect(await see(LIAISON, text)).toMatchObject({ view: 'phone.sure', data: { group: 5 } });
  });

  test('a group that was said is not asked for', async () => {
    const slots = { head: '李小明', group: 3, newPhone: '13900005678' };
    expect(await conversation(known).see(LIAISON, { intent: 'liaison.report', slots })).toMatchObject({
      view: 'phone.sure',
      data: { group: 3 },
    });
  });

  test('a household of another village is not picked by its id', async () => {
    const elsewhere = { ...known, liaisonsOf: async () => [FARMER] };
    const slots = { household: 'h9', newPhone: '13900005678' };
    expect(await conversation(elsewhere).see(LIAISON, { intent: 'liaison.report', slots })).toMatchObject({
      view: 'liaison.notHere',
    });
  });
});
