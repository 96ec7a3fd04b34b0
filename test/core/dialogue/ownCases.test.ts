/** Own cases in plain words: which one is meant, and what is asked of it. */
import { reasonIn } from '../../../src/core/dialogue/commands/cases/caseAbout';
import type { SlotsOf } from '../../../src/core/model/intent';
import type { Ticket } from '../../../src/core/model/tickets';
import type { Understood } from '../../../src/core/model/understood';
import { ticket } from '../../support/builders/requests';
import { conversation } from '../../support/conversation';
import { APPLICANT, FARMER, LIAISON } from '../../worlds/people';
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
/** What is shown. */
const asked = (slots: Slots, known = {}) =>
  conversation(known).see(APPLICANT, { intent: 'case.status', slots });

test.each<[string, Slots, object]>([
  [
    'until when',
    { words: '施工许可还得几天', about: 'when' },
    { view: 'case.when', data: { matter: '施工许可', days: 5, day: '11月30日周一', late: false } },
  ],
  [
    'late, and what to do',
    { words: '食品那个还要多久', about: 'when' },
    { view: 'case.when', data: { days: 1, late: true }, ways: [{ title: 'case.expedite' }] },
  ],
  [
    'what is missing',
    { words: '执照还差啥', about: 'papers' },
    { view: 'case.papers', data: { matter: '营业执照', missing: true, papers: '房屋租赁合同' } },
  ],
  [
    'what is missing, of the one that misses something',
    { words: '还差啥', about: 'papers' },
    { view: 'case.papers', data: { papers: '房屋租赁合同' } },
  ],
  [
    'nothing to pay',
    { words: '施工许可要交钱不', about: 'pay' },
    { view: 'case.pay', data: { due: false, missing: null } },
  ],
  [
    'nothing to pay, but papers',
    { words: '执照的到哪交', about: 'pay' },
    { view: 'case.pay', data: { due: false, missing: '房屋租赁合同' } },
  ],
  ['by position in words', { words: '施工那个' }, { data: { number: 'QZ20261116-0001' } }],
  [
    'a digit is missing',
    { words: 'QZ2026111-0001' },
    { view: 'case.badNumber', data: { number: 'QZ2026111-0001' } },
  ],
  [
    'nothing of that matter',
    { words: '建房许可批了没' },
    { view: 'case.noneOf', data: { matter: '建房许可' } },
  ],
])('%s', async (_, slots, shown) => {
  expect(await asked(slots)).toMatchObject(shown);
});

test.each<[string, Parameters<typeof ended>[0], Slots, object]>([
  [
    'ready: where, and with what',
    { state: 'certified', note: '带受理单到3号窗口' },
    { words: '建房证在哪领', about: 'collect' },
    { view: 'case.collect', data: { note: '带受理单到3号窗口', hours: '周一至周五9:00-17:00' } },
  ],
  [
    'papers to the window that the office named, and to no other',
    { state: 'supplement', note: '还缺：宅基地批准书；到7号窗口' },
    { words: '建房的还差啥', about: 'papers' },
    { view: 'case.papers', data: { papers: '宅基地批准书', place: '7号窗口' } },
  ],
  [
    'papers to the window that counts, where another one is named as well',
    { state: 'supplement', note: '还缺：宅基地批准书；不交综合窗口，到7号窗口' },
    { words: '建房的还差啥', about: 'papers' },
    { view: 'case.papers', data: { papers: '宅基地批准书', place: '7号窗口' } },
  ],
  [
    'what to bring before there is anything to collect',
    { state: 'preregistered', note: '取号 A023，请到4号窗口交材料' },
    { words: '建房去的时候带啥', about: 'collect' },
    { view: 'case.papers', data: { missing: false, place: '4号窗口' } },
  ],
  [
    'withdrawn',
    { state: 'withdrawn', note: '申请人撤回' },
    { words: '俺盖房那事呢' },
    { view: 'case.detail', data: { state: 'withdrawn' } },
  ],
  [
    'refused: the reason, without what can be done, which we say',
    { state: 'rejected', note: '条件不符，可在60日内申请复议' },
    { words: '盖房没批 哪里说理', about: 'object' },
    { view: 'case.object', data: { state: 'rejected', reason: '条件不符' } },
  ],
  [
    'who stopped it is no question of money',
    { state: 'suspended', note: '等专家评审' },
    { words: '盖房那个是谁叫停的', about: 'pay' },
    { view: 'case.detail', data: { state: 'suspended' } },
  ],
  [
    'a fee',
    { state: 'paymentDue', note: '工本费20元，在2号窗口交' },
    { about: 'pay', words: '交几块' },
    { view: 'case.pay', data: { matter: '建房许可', due: true, note: '工本费20元，在2号窗口交' } },
  ],
])('%s', async (_, changes, slots, shown) => {
  expect(await asked(slots, owning(ended(changes)))).toMatchObject(shown);
});

test('spoken with something within: 盖两间房', async () => {
  const cases = ended({ state: 'received' });
  expect(await asked({ words: '俺盖两间房那个事' }, owning(cases))).toMatchObject({
    data: { matter: '建房许可' },
  });
});

test('what was spoken of stays, until the words name another', async () => {
  const { see } = conversation();
  await see(APPLICANT, { intent: 'case.status', slots: { words: '施工许可到哪了' } });
  const until: Understood = { intent: 'case.status', slots: { about: 'when', words: '还要多久' } };
  expect(await see(APPLICANT, until)).toMatchObject({ data: { matter: '施工许可' } });
  const other: Understood = { intent: 'case.status', slots: { words: '食品那个呢' } };
  expect(await see(APPLICANT, other)).toMatchObject({ data: { matter: '食品经营许可' } });
  const hurry: Understood = { intent: 'case.expedite', slots: { words: '催一下' } };
  expect(await see(APPLICANT, hurry)).toMatchObject({ data: { matter: '食品经营许可' } });
});

test('what is ready is not hurried, but collected', async () => {
  const { see } = conversation(owning(ended({ state: 'certified', note: '带受理单到3号窗口' })));
  const hurry: Understood = { intent: 'case.expedite', slots: { words: '建房证能加急吗' } };
  expect(await see(APPLICANT, hurry)).toMatchObject({ view: 'case.collect', data: { matter: '建房许可' } });
});

test('a paper of an own case is no other matter', async () => {
  const cards = [{ ...MATTERS[0], name: '身份证换领', guide: { ...MATTERS[0]?.guide, aliases: ['身份证'] } }];
  const matters = [...MATTERS, ...cards] as typeof MATTERS;
  const known = {
    ...owning(ended({ state: 'supplement', note: '还缺：身份证复印件' })),
    matters: async () => matters,
  };
  expect(await asked({ words: '建房证要补身份证是不', about: 'papers' }, known)).toMatchObject({
    view: 'case.papers',
    data: { papers: '身份证复印件' },
  });
});

test('the part that another department has is told with the whole', async () => {
  const part = { id: 'HPSP', name: '环评审批', department: '生态环境局', promisedDays: 20, guide: null };
  const known = { matters: async () => [...MATTERS, part] };
  expect(await asked({ words: '环评审批好了没' }, known)).toMatchObject({
    data: { number: 'QZ20261116-0001' },
  });
});

test('a household that gets the money of that name is told of it', async () => {
  const dibao = { id: 'DBSQ', name: '低保申请', department: '民政局', promisedDays: 30, guide: null };
  const { see } = conversation({ matters: async () => [...MATTERS, dibao] });
  expect(await see(FARMER, { intent: 'case.status', slots: { words: '低保批了没' } })).toMatchObject({
    data: { programme: '农村低保' },
  });
});

test.each([
  ['条件不符，可在60日内申请行政复议。', '条件不符'],
  ['条件不符，不服的60日内申请复议', '条件不符'],
  ['材料不齐，复议后维持原决定', '材料不齐，复议后维持原决定'],
  ['不符合规定，经复议仍不符合条件', '不符合规定，经复议仍不符合条件'],
  ['条件不符，可向县里申请复议', '条件不符，可向县里申请复议'],
  [`条件不符，${' '.repeat(20_000)}${'复议'.repeat(20_000)}。`, expect.stringContaining('条件不符，')],
])('the reason that an office gave, its own words without the offer at the end: %.20s', (note, reason) => {
  expect(reasonIn(note)).toEqual(reason);
});

test.each<['open' | 'withdrawn', string]>([
  ['withdrawn', 'case.none'],
  ['open', 'ticket.open'],
])('who has no case and asked something that is %s reads %s under 办件', async (state, view) => {
  const asked = ticket('ZX20261123-0417', { kind: 'consult', phone: LIAISON, state });
  const { see } = conversation({ ticketsOf: async () => [asked] });
  expect(await see(LIAISON, '办件')).toMatchObject({ view });
});

test('nor does who withdrew it just now', async () => {
  const kept: Ticket[] = [];
  const { see, changes } = conversation({ ticketsOf: async () => kept });
  await see(LIAISON, '咨询 村里能不能再装两个路灯');
  const [filed] = changes.flatMap((change) => (change.kind === 'ticket' ? [change.ticket] : []));
  if (filed) kept.push({ ...filed, state: 'withdrawn' });
  expect(await see(LIAISON, '办件')).toMatchObject({ view: 'case.none' });
});
