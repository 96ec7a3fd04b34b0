/** Own cases in plain words: which one is meant, and what is asked of it. */
import { reasonIn } from '../../../src/core/dialogue/commands/cases/caseAbout';
import type { SlotsOf } from '../../../src/core/model/intent';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER } from '../../worlds/people';
import { CASES } from '../../worlds/village';
import { MATTERS } from '../../worlds/villageServices';

type Slots = SlotsOf['case.status'];

const ended = (changes: Partial<(typeof CASES)[number]>) => [
  ...CASES,
  { ...CASES[1], number: 'QZ20261101-0009', matter: '建房许可', ...changes } as (typeof CASES)[number],
];
const owning = (cases: typeof CASES) => ({
  casesOf: async (phone: string) => cases.filter((one) => one.phone === phone),
  caseByNumber: async (number: string) => cases.find((one) => one.number === number) ?? null,
});
/** The text that comes back. */
async function asked(slots: Slots, known = {}): Promise<string> {
  return (await conversation(known).say(APPLICANT, { intent: 'case.status', slots })).join();
}

test.each<[string, Slots, string]>([
  ['until when', { words: '施工许可还得几天', about: 'when' }, '施工许可还有5个工作日，最晚11月30日周一办结'],
  ['late, and what to do', { words: '食品那个还要多久', about: 'when' }, '已超期1个工作日。可以催'],
  ['what is missing', { words: '执照还差啥', about: 'papers' }, '营业执照还缺：房屋租赁合同。交到收件的窗口'],
  ['what is missing, of the one that misses something', { words: '还差啥', about: 'papers' }, '房屋租赁合同'],
  ['nothing to pay', { words: '施工许可要交钱不', about: 'pay' }, '现在不用交钱'],
  ['by position in words', { words: '施工那个' }, 'QZ20261116-0001'],
  ['a digit is missing', { words: 'QZ2026111-0001' }, '编号QZ2026111-0001不对'],
  ['nothing to pay, but papers', { words: '执照的到哪交', about: 'pay' }, '现在不用交钱，还缺：房屋租赁合同'],
  ['nothing of that matter', { words: '建房许可批了没' }, '您名下没有建房许可的办件'],
])('%s', async (_, slots, said) => {
  expect(await asked(slots)).toContain(said);
});

test.each<[string, Parameters<typeof ended>[0], Slots, string]>([
  [
    'ready: where, with what, and by whom',
    { state: 'certified', note: '请带身份证到3号窗口领取' },
    { words: '建房证在哪领', about: 'collect' },
    '请带身份证到3号窗口领取。周一至周五9:00-17:00。家人代领，带两人的身份证。',
  ],
  ['withdrawn', { state: 'withdrawn', note: '申请人撤回' }, { words: '俺盖房那事呢' }, '已撤回'],
  [
    'refused: what can be done, said once',
    { state: 'rejected', note: '条件不符，可在60日内申请复议' },
    { words: '盖房没批 哪里说理', about: 'object' },
    '没批准：条件不符。不服可在收到决定60日内向县政府申请复议，或6个月内向法院起诉',
  ],
  [
    'who stopped it is no question of money',
    { state: 'suspended', note: '等专家评审' },
    { words: '盖房那个是谁叫停的', about: 'pay' },
    '暂停计时',
  ],
  [
    'a fee: how much, where, and never by wire',
    { state: 'paymentDue', note: '工本费20元，在2号窗口交' },
    { about: 'pay', words: '交几块' },
    '建房许可：工本费20元，在2号窗口交。只在窗口交',
  ],
])('%s', async (_, changes, slots, said) => {
  expect(await asked(slots, owning(ended(changes)))).toContain(said);
});

test('spoken with something within: 盖两间房', async () => {
  const cases = ended({ state: 'received' });
  expect(await asked({ words: '俺盖两间房那个事' }, owning(cases))).toContain('建房许可');
});

test('what was spoken of stays, until the words name another', async () => {
  const { say } = conversation();
  await say(APPLICANT, { intent: 'case.status', slots: { words: '施工许可到哪了' } });
  const until: SlotsOf['case.status'] = { about: 'when', words: '还要多久' };
  expect((await say(APPLICANT, { intent: 'case.status', slots: until })).join()).toContain('施工许可');
  expect((await say(APPLICANT, { intent: 'case.status', slots: { words: '食品那个呢' } })).join()).toContain(
    '食品经营许可',
  );
  expect((await say(APPLICANT, { intent: 'case.expedite', slots: { words: '催一下' } })).join()).toContain(
    '食品经营许可',
  );
});

test('what is ready is not hurried, but collected', async () => {
  const cases = ended({ state: 'certified', note: '请带身份证到3号窗口领取' });
  const { say } = conversation(owning(cases));
  const hurry: SlotsOf['case.expedite'] = { words: '建房证能加急吗' };
  expect((await say(APPLICANT, { intent: 'case.expedite', slots: hurry })).join()).toContain(
    '建房许可办好了',
  );
});

test('a paper of an own case is no other matter', async () => {
  const cards = [{ ...MATTERS[0], name: '身份证换领', guide: { ...MATTERS[0]?.guide, aliases: ['身份证'] } }];
  const matters = [...MATTERS, ...cards] as typeof MATTERS;
  const known = {
    ...owning(ended({ state: 'supplement', note: '还缺：身份证复印件' })),
    matters: async () => matters,
  };
  expect(await asked({ words: '建房证要补身份证是不', about: 'papers' }, known)).toContain('身份证复印件');
});

test('the part that another department has is told with the whole', async () => {
  const part = { id: 'HPSP', name: '环评审批', department: '生态环境局', promisedDays: 20, guide: null };
  const known = { matters: async () => [...MATTERS, part] };
  expect(await asked({ words: '环评审批好了没' }, known)).toContain('QZ20261116-0001');
});

test('a household that gets the money of that name is told of it', async () => {
  const dibao = { id: 'DBSQ', name: '低保申请', department: '民政局', promisedDays: 30, guide: null };
  const { say } = conversation({ matters: async () => [...MATTERS, dibao] });
  expect((await say(FARMER, { intent: 'case.status', slots: { words: '低保批了没' } })).join()).toContain(
    '农村低保',
  );
});

test.each([
  ['条件不符，可在60日内申请行政复议。', '条件不符'],
  ['条件不符，不服可在60日内申请复议', '条件不符'],
  ['材料不齐，复议后维持原决定', '材料不齐，复议后维持原决定'],
  ['不符合规定，经复议仍不符合条件', '不符合规定，经复议仍不符合条件'],
  ['条件不符，可向县政府申请复议', '条件不符，可向县政府申请复议'],
  [`条件不符，${' '.repeat(20_000)}${'复议'.repeat(20_000)}。`, expect.stringContaining('条件不符，')],
])('the reason that an office gave, its own words without the offer at the end: %.20s', (note, reason) => {
  expect(reasonIn(note)).toEqual(reason);
});
