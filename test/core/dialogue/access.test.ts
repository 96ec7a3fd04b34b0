import type { Reads } from '../../../src/core/dialogue/scene/reads';
import type { Understood } from '../../../src/core/model/understood';
import { ticket } from '../../support/builders/requests';
import { conversation } from '../../support/conversation';
import { sms } from '../../support/renderer';
import { APPLICANT, FARMER, NOW, STRANGER } from '../../worlds/people';
import { village } from '../../worlds/village';

const MINUTE = 60_000;

test('the words are the same whether a name or a case exists or not', async () => {
  const { say } = conversation();
  const mine = await say(STRANGER, 'QZ20261116-0001');
  expect(await conversation().say(STRANGER, 'QZ20991116-0009')).toEqual(mine);
  const nobody = await say(STRANGER, '李四 000000');
  const other = conversation();
  await other.say(STRANGER, 'QZ20261116-0001');
  expect(await other.say(STRANGER, '张大山 000000')).toEqual(nobody);
});

test('a registered phone still has to prove a case of somebody else', async () => {
  const { see } = conversation();
  expect(await see(FARMER, 'QZ20261116-0001')).toMatchObject({ view: 'identity.ask' });
  expect(await see(FARMER, '张三丰 543210')).toMatchObject({
    view: 'case.detail',
    data: { number: 'QZ20261116-0001', parts: { total: 3, done: 2 } },
  });
});

test('a person with cases and no household sees the cases', async () => {
  const { see } = conversation();
  expect(await see(STRANGER, 'BT', '张三丰 543210')).toMatchObject({ view: 'case.list', data: { count: 3 } });
});

test('a right answer buys no further guesses', async () => {
  const { say, see, wait, changes } = conversation();
  for (const tail of ['000001', '000002', '000003', '000004']) {
    await say(STRANGER, 'BT');
    wait(MINUTE);
    await say(STRANGER, `李四 ${tail}`);
  }
  await say(STRANGER, 'BT');
  await say(STRANGER, '张大山 12345X');
  wait(31 * MINUTE);
  await say(STRANGER, 'BT');
  expect(await see(STRANGER, '李四 000005')).toMatchObject({ view: 'identity.locked' });
  const actions = changes.flatMap((change) => (change.kind === 'audit' ? [change.action] : []));
  expect(actions.filter((action) => action === 'identity.refused')).toHaveLength(5);
  expect(actions.filter((action) => action === 'identity.granted')).toHaveLength(1);
  expect(actions.at(-1)).toBe('identity.locked');
});

test('what is remembered and written holds no name and no identity number', async () => {
  const { say, memory, changes } = conversation();
  await say(STRANGER, 'BT');
  await say(STRANGER, '张大山');
  await say(STRANGER, '张大山 12345X');
  await say(APPLICANT, 'BJ');
  expect(memory() + JSON.stringify(changes)).not.toMatch(/张|12345X/);
});

test('opting out is written with its proof', async () => {
  const { say, changes } = conversation();
  await say(FARMER, '退订');
  expect(changes.map((change) => change.kind)).toEqual(['optOut', 'audit']);
  expect(changes[0]).toMatchObject({ phone: FARMER, scope: 'all', stopped: true });
});

test('own words are not remembered, whatever becomes of them', async () => {
  const today = Array.from({ length: 5 }, (_, n) => ticket(`TS20261123-000${n}`, { at: NOW }));
  const { say, memory } = conversation({ ticketsOf: async () => today });
  await say(FARMER, 'BT');
  await say(FARMER, '投诉 路灯不亮三个月');
  await say(STRANGER, '加急QZ20261116-0001');
  await say(STRANGER, '加急QZ20261116-0001 孩子等着上学');
  expect(memory()).not.toMatch(/路灯|孩子/);
});

describe('a proof in two messages', () => {
  test.each([
    ['张大山', '12345X'],
    ['12345x', '张大山'],
    ['我叫张大山', '后六位是 1 2 3 4 5 X'],
  ])('%s, then %s', async (first, second) => {
    const { see, memory } = conversation();
    expect(await see(STRANGER, 'BT', first)).toMatchObject({ view: 'identity.half' });
    expect(memory()).not.toMatch(/张|12345/);
    expect(await see(STRANGER, second)).toMatchObject({ view: 'subsidy.list' });
  });

  test('what was given half an hour ago is forgotten', async () => {
    const { see, wait } = conversation();
    await see(STRANGER, 'BT', '张大山');
    wait(31 * MINUTE);
    expect(await see(STRANGER, 'BT', '12345X')).toMatchObject({
      view: 'identity.half',
      data: { needsName: true },
    });
  });
});

const ASKS: Understood = { intent: 'subsidy.query', slots: { programme: '粮食直补' } };
const MINE = { name: '张大山', tail: '12345X' };
const FATHER = { id: 'h9', head: '李有田', group: 2 };
/** Knows the father's household beside the village's. */
const withFather: Partial<Reads> = {
  household: async (id) => (id === 'h9' ? FATHER : null),
  identityProof: async () => ({ households: ['h9'], cases: [], phones: [] }),
};

describe('a proof in one breath with a question', () => {
  test('is looked at first, and then the question is answered', async () => {
    const { see, say, memory } = conversation({
      household: async () => ({ id: 'h1', head: '张大山', group: 1 }),
    });
    expect(await see(STRANGER, { ...ASKS, proof: MINE })).toMatchObject({ view: 'subsidy.paid' });
    expect(memory()).not.toMatch(/张|12345/);
    // Whose it is, for how long, and how to end it.
    const [said] = await say(STRANGER, { ...ASKS, proof: MINE });
    expect(said).toContain(
      `${sms({ view: 'identity.granted', data: { head: '张*', minutes: 30, ask: true } })}\n`,
    );
  });

  test.each(['我是张大山 12345X 查下粮食直补', '张大山,身份证号后六位是12345x,粮食直补到了吗'])(
    '%s',
    async (text) => {
      expect(await conversation().see(STRANGER, text)).toMatchObject({
        view: 'subsidy.paid',
        data: { programme: '粮食直补' },
      });
    },
  );

  test("from the phone of another household it shows whose it is, and one's own stays one's own", async () => {
    const { see, notices } = conversation(withFather);
    const proof = { name: '李有田', tail: '121119' };
    expect(await see(FARMER, { ...ASKS, slots: {}, proof })).toMatchObject({ data: { head: '李*' } });
    expect(notices).toEqual([]);
    expect(await see(FARMER, 'BT')).toMatchObject({ data: { head: '张*' } });
  });

  test("one's own name costs no try on the registered phone", async () => {
    const { see, changes } = conversation();
    const proof = { name: '张大山', tail: '000000' };
    expect(await see(FARMER, { ...ASKS, proof })).toMatchObject({ view: 'subsidy.paid' });
    expect(changes).toEqual([]);
  });

  test('what it opened is closed by a word', async () => {
    const { see } = conversation();
    expect(await see(STRANGER, { ...ASKS, proof: MINE }, '取消')).toMatchObject({
      view: 'cancelled',
      data: { ended: 'look' },
    });
    expect(await see(STRANGER, 'BT')).toMatchObject({ view: 'identity.ask' });
  });

  test('it is taken where nothing was asked', async () => {
    const { see } = conversation();
    expect(await see(STRANGER, { intent: 'identity.give', slots: MINE })).toMatchObject({
      view: 'subsidy.list',
    });
  });
});

test('while a proof is asked for, another question that needs it hears so, and what is public is answered', async () => {
  const { see } = conversation();
  expect(await see(STRANGER, 'BT')).toMatchObject({ view: 'identity.ask' });
  expect(await see(STRANGER, '粮食直补')).toMatchObject({ view: 'identity.again' });
  expect(await see(STRANGER, { intent: 'matter.guide', slots: { matter: '建房许可' } })).toMatchObject({
    view: 'guide.detail',
  });
  expect(await see(STRANGER, { intent: 'unknown', slots: {}, manner: 'person' })).toMatchObject({
    view: 'callback.offer',
  });
  expect(await see(STRANGER, { intent: 'identity.give', slots: MINE })).toMatchObject({
    view: 'subsidy.paid',
    data: { programme: '粮食直补' },
  });
});

describe('guessing', () => {
  const taken = (test: (key: string) => boolean, count: number) => ({
    tries: async (keys: readonly string[]) => new Map(keys.filter(test).map((key) => [key, count])),
  });

  test('each wrong try counts for the name, the digits and the whole service', async () => {
    const { say, changes } = conversation();
    await say(STRANGER, 'BT');
    await say(STRANGER, '张大山 987654');
    const tried = changes.flatMap((change) => (change.kind === 'tried' ? [change] : []));
    expect(tried.map(({ key, most }) => [key.split(':')[0], most])).toEqual([
      ['proof.name.day', 10],
      ['proof.name.month', 30],
      ['proof.tail.day', 10],
      ['proof.service', 60],
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/张|987654/);
    expect(changes).toContainEqual(
      expect.objectContaining({ action: 'identity.refused', subject: expect.stringMatching(/^name \S+$/) }),
    );
  });

  test.each([
    ['name.day', 10],
    ['name.month', 30],
    ['tail.day', 10],
    ['service', 60],
  ])(
    'right and wrong are answered alike where %s has had %i wrong tries, and there is an alarm',
    async (what, count) => {
      const closed = () => conversation(taken((key) => key.startsWith(`proof.${what}`), count));
      const [right, wrong] = [closed(), closed()];
      await right.say(STRANGER, 'BT');
      await wrong.say(STRANGER, 'BT');
      const answer = await right.see(STRANGER, '张大山 12345X');
      expect(answer).toMatchObject({ view: 'identity.closed' });
      expect(await wrong.see(STRANGER, '李四 000000')).toEqual(answer);
      for (const { changes } of [right, wrong]) {
        expect(changes.map(({ kind }) => kind)).toEqual(['audit', 'alarm']);
      }
    },
  );

  test('the supervisors are told before it is closed', async () => {
    const { say, changes } = conversation(taken((key) => key.startsWith('proof.service'), 19));
    await say(STRANGER, 'BT');
    await say(STRANGER, '李四 000000');
    expect(changes.filter(({ kind }) => kind === 'alarm')).toHaveLength(1);
  });

  test('who has the registered phone needs no proof, whatever others tried', async () => {
    const { see } = conversation(taken(() => true, 1000));
    expect(await see(FARMER, 'BT')).toMatchObject({ view: 'subsidy.list' });
  });
});

test('a phone that proved to know somebody is shown no account, and the registered phone hears of it', async () => {
  const { see, notices, changes } = conversation();
  expect(await see(STRANGER, 'BT', '张大山 12345X', '粮食直补')).toMatchObject({ data: { tail: null } });
  expect(await see(FARMER, '粮食直补')).toMatchObject({ data: { tail: '1234' } });
  expect(notices.map(({ to, view }) => [to, view])).toEqual([
    [FARMER, { view: 'notice.proved', data: { phone: '138****0077' } }],
  ]);
  const looks = changes.flatMap((change) =>
    change.kind === 'audit' ? [[change.action, change.subject]] : [],
  );
  expect(looks).toEqual([
    ['identity.granted', 'h1'],
    ['look.proved', 'h1'],
    ['look.proved', 'h1'],
  ]);
});

test.each([
  '买买提•吐尔逊 140079',
  '买买提 吐尔逊 140079',
  '买买提吐尔逊，１４００７９',
  '我是买买提・吐尔逊,身份证后六位是140079',
])('%s proves what the register writes with a dot', async (text) => {
  const ours = { households: ['h1'], cases: [], phones: [] };
  const { see } = conversation({
    async identityProof(name, tail) {
      const keys = await village(new Map()).proofKeys({ name: '买买提·吐尔逊', tail: '140079' });
      return keys.name === name && keys.tail === tail ? ours : { households: [], cases: [], phones: [] };
    },
  });
  expect(await see(STRANGER, 'BT', text)).toMatchObject({ view: 'subsidy.list' });
});
