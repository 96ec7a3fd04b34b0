import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, NOW, STRANGER } from '../../support/village';

const MINUTE = 60_000;

test('the words are the same whether a name or a case exists or not', async () => {
  const { say } = conversation();
  const mine = await say(STRANGER, 'QZ20261116-0001');
  expect(await say(STRANGER, 'QZ20991116-0009')).toEqual(mine);
  const nobody = await say(STRANGER, '李四 000000');
  const other = conversation();
  await other.say(STRANGER, 'QZ20261116-0001');
  expect(await other.say(STRANGER, '张大山 000000')).toEqual(nobody);
});

test('a registered phone still has to prove a case of somebody else', async () => {
  const { say } = conversation();
  expect((await say(FARMER, 'QZ20261116-0001'))[0]).toContain('核对身份');
  expect((await say(FARMER, '张三丰 543210'))[0]).toContain('共3部门，已办2');
});

test('a person with cases and no household sees the cases', async () => {
  const { say } = conversation();
  await say(STRANGER, 'BT');
  expect((await say(STRANGER, '张三丰 543210'))[0]).toContain('3个办件');
});

test('a right answer buys no further guesses', async () => {
  const { say, wait, changes } = conversation();
  for (const tail of ['000001', '000002', '000003', '000004']) {
    await say(STRANGER, 'BT');
    wait(MINUTE);
    await say(STRANGER, `李四 ${tail}`);
  }
  await say(STRANGER, 'BT');
  await say(STRANGER, '张大山 12345X');
  wait(31 * MINUTE);
  await say(STRANGER, 'BT');
  expect((await say(STRANGER, '李四 000005'))[0]).toContain('过一天');
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
  const today = Array.from({ length: 5 }, (_, n) => ({
    number: `TS20261123-000${n}`,
    kind: 'complaint' as const,
    phone: FARMER,
    case: null,
    text: '',
    at: NOW,
    state: 'open' as const,
    answer: null,
    answeredAt: null,
  }));
  const { say, memory } = conversation({ ticketsOf: async () => today });
  await say(FARMER, 'BT');
  await say(FARMER, '投诉 路灯不亮三个月');
  await say(STRANGER, '加急QZ20261116-0001');
  await say(STRANGER, '加急QZ20261116-0001 孩子等着上学');
  expect(memory()).not.toMatch(/路灯|孩子/);
});
