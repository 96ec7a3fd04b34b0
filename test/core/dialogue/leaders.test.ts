/** What leaders and supervisors ask of the offices' own: lists, cases, requests for haste. */

import { actOf, isPublic, writes } from '../../../src/core/dialogue/links';
import type { Reads } from '../../../src/core/dialogue/scene/reads';
import { understand } from '../../../src/core/language/understand';
import type { CaseFacts, OfficeQuery } from '../../../src/core/model/cases';
import { LANGUAGES } from '../../../src/core/model/message';
import type { Role } from '../../../src/core/model/people';
import type { Ticket } from '../../../src/core/model/tickets';
import type { View } from '../../../src/core/views';
import { KEPT_ELSEWHERE } from '../../../src/service/answer/privateIntents';
import { conversation, lexicon, renderer } from '../../support/conversation';
import { officeSamples } from '../../support/samples/offices';
import { APPLICANT, CASES, NOW, STRANGER, village } from '../../worlds/village';

const DEPUTY = '+8613900000001';
const SUPERVISOR = '+8613900000009';
const [PARALLEL, SUPPLEMENT] = CASES.map(({ number }) => number) as [string, string, string];

const haste = (number: string, about: string): Ticket => ({
  number,
  kind: 'expedite',
  phone: APPLICANT,
  case: about,
  text: '等着开工',
  at: NOW - 3_600_000,
  state: 'open',
  answer: null,
  answeredAt: null,
});

/** A leader of 住建局, a supervisor, and everybody else; `asked` is what was asked of the store. */
function offices(known: Partial<Reads> = {}) {
  const asked: OfficeQuery[] = [];
  const stored = new Map<string, string>();
  const roles: Record<string, Role> = { [DEPUTY]: 'leader', [SUPERVISOR]: 'supervisor' };
  const inner = village(stored);
  const talk = conversation({
    async caller(phone) {
      const dialogue = JSON.parse(memoryOf(phone) ?? 'null');
      return { ...(await inner.caller(phone)), dialogue, role: roles[phone] ?? null };
    },
    async officeCases(query) {
      asked.push(query);
      const numbers = CASES.map(({ number }) => number);
      return { count: numbers.length, numbers };
    },
    officeCasesEnding: async (_, ending) =>
      CASES.map(({ number }) => number).filter((number) => number.endsWith(ending)),
    ...known,
  });
  function memoryOf(phone: string): string | undefined {
    return talk
      .memory()
      .split('\n')
      .find((line) => line.includes(`"phone":"${phone}"`));
  }
  return { ...talk, asked };
}

describe('lists', () => {
  test.each<[string, Partial<OfficeQuery>]>([
    ['在办的有几件', {}],
    ['现在手上几件', {}],
    ['我们局还有多少件没办完', {}],
    ['zb', {}],
    ['今天超期的有哪些', { until: NOW }],
    ['逾期的', { until: NOW }],
    ['有没有红牌', { until: NOW }],
    ['超期', { until: NOW }],
    ['overdue', { until: NOW }],
    ['绿色通道有几个', { green: true }],
    ['绿色', { green: true }],
    ['绿通在办的', { green: true }],
    ['快超期的有吗', { after: NOW, until: NOW + 38 * 3_600_000 }],
    ['今天到期的', { after: NOW, until: NOW + 38 * 3_600_000 }],
  ])('%s', async (text, query) => {
    const { say, asked } = offices();
    const [reply] = await say(DEPUTY, text);
    expect(asked[0]).toEqual({ departments: ['ZJJ'], ...query });
    expect(reply).toMatch(/^【乡信】(住建局|Housing office).*3.*\n1 /s);
    expect(reply).not.toContain('张三丰');
  });

  test('of a supervisor are those of all departments, or of the one that is named', async () => {
    const { say, asked } = offices();
    expect((await say(SUPERVISOR, '在办'))[0]).toContain('1 住建局 施工许可（0001）');
    expect((await say(SUPERVISOR, '市监局超期的有几件'))[0]).toContain('市监局超期3件');
    expect(asked.map(({ departments }) => departments)).toContainEqual(['SJJ']);
    expect(asked[0]?.departments).toEqual(['ZJJ', 'SJJ']);
  });

  test.each(['在办的有几件', '今天超期的有哪些', '绿色通道有几个', '待办', '同意', '超期', '快到期', '0001'])(
    '%s of anybody else is what it always was',
    async (text) => {
      const { say, asked } = offices();
      const spoken = understand(text, null, lexicon);
      expect(['office.cases', 'office.haste']).not.toContain(spoken.intent);
      await say(STRANGER, text);
      expect(asked).toEqual([]);
    },
  );

  test.each(['绿色通道的短信别再发了', '投诉 超期', '换成英文', '菜单', '绿色通道怎么申请'])(
    '%s of a leader is no list',
    async (text) => {
      const { say, asked } = offices();
      await say(DEPUTY, text);
      expect(asked).toEqual([]);
    },
  );
});

describe('a case', () => {
  test.each([PARALLEL, PARALLEL.slice(2), '0001', '查 0001', `${PARALLEL}超期了吗`])(
    '%s of the own department is shown without any proof, masked, and who looked is on record',
    async (text) => {
      const { say, changes } = offices();
      const [reply] = await say(DEPUTY, text.startsWith('2026') ? `QZ${text}` : text);
      expect(reply).toContain(`住建局施工许可（${PARALLEL}）张*：审核中。`);
      expect(reply).not.toContain('张三丰');
      expect(changes).toEqual([
        { kind: 'audit', id: 'fresh1', at: NOW, actor: DEPUTY, action: 'leader.look', subject: PARALLEL },
      ]);
    },
  );

  test('of another department is not there, and no identity is asked for', async () => {
    const { say, changes } = offices();
    expect(await say(DEPUTY, SUPPLEMENT)).toEqual([
      `【乡信】您管的部门没有${SUPPLEMENT}这件。请对一下编号，或发“在办”看清单。`,
    ]);
    expect(changes).toEqual([]);
    expect((await say(SUPERVISOR, SUPPLEMENT))[0]).toContain('市监局营业执照');
  });

  test('of another is asked for with proof by everybody else', async () => {
    const { say, changes } = offices();
    expect((await say(STRANGER, PARALLEL))[0]).toContain('请先核对身份');
    expect(changes).toEqual([]);
  });

  test('of the own phone is read as anybody reads it', async () => {
    const { say, changes } = offices({
      casesOf: async () => CASES,
      caseByNumber: async () => ({ ...(CASES[0] as CaseFacts), phone: DEPUTY }),
    });
    expect((await say(DEPUTY, PARALLEL))[0]).toContain('施工许可（QZ20261116-0001）：审核中');
    expect(changes).toEqual([]);
  });
});

describe('haste', () => {
  const asking = (...tickets: Ticket[]) => offices({ hasteAsked: async () => tickets });
  const ONE = haste('TQ20261123-0417', PARALLEL);
  const OTHER = haste('TQ20261123-0418', SUPPLEMENT);

  test.each<[string, 'agree' | 'refuse', string]>([
    ['同意', 'agree', ''],
    ['同意，周五前办好', 'agree', '周五前办好'],
    [`同意 ${PARALLEL} 周五前办好`, 'agree', '周五前办好'],
    ['同意 0417', 'agree', ''],
    ['不同意，材料没齐', 'refuse', '材料没齐'],
    ['不同意提前办：还要现场踏勘', 'refuse', '还要现场踏勘'],
    ['agree', 'agree', ''],
    ['refuse: papers are missing', 'refuse', 'papers are missing'],
  ])('%s is kept, and whoever asked hears it', async (text, verdict, answer) => {
    const { say, changes, notices } = asking(ONE);
    await say(DEPUTY, text);
    expect(changes).toEqual([
      { kind: 'ticketAnswered', number: ONE.number, answer, verdict, at: NOW },
      expect.objectContaining({ action: 'ticket.answer', actor: DEPUTY, subject: ONE.number }),
    ]);
    expect(notices).toMatchObject([
      { to: APPLICANT, view: { view: 'notice.hasteAnswered', data: { verdict, answer: answer || null } } },
    ]);
  });

  test('a no asks why, and the reason is what is said', async () => {
    const { say, notices, memory } = asking(ONE);
    expect(await say(DEPUTY, '不同意')).toEqual([
      '【乡信】不同意提前办施工许可，请回一句原因，会告诉申请人。',
    ]);
    expect(await say(DEPUTY, '图纸没审完')).toEqual(['【乡信】好，不同意提前办施工许可，会用短信告诉张*。']);
    expect(notices.map(({ view }) => renderer.render({ show: view }, 'zh-CN', 'sms').text)).toEqual([
      '【乡信】您请求提前办施工许可（TQ20261123-0417）：不同意，图纸没审完。',
    ]);
    expect(memory()).not.toContain('图纸没审完');
  });

  test('of several one is chosen', async () => {
    const { say, changes } = asking(ONE, OTHER);
    expect((await say(DEPUTY, '同意'))[0]).toContain('有2件请求提前办，答复哪一件？');
    expect((await say(DEPUTY, '2'))[0]).toContain('同意提前办营业执照');
    expect(changes).toMatchObject([{ number: OTHER.number, verdict: 'agree' }, {}]);
  });

  test.each(['不同意 请转账到62220000000000001234', '同意 见 www.example.com', '同意，点 http://a.cn/x'])(
    '%s is not passed on: whoever forges a leader sends nobody to pay',
    async (text) => {
      const { say, changes, notices } = asking(ONE);
      expect(await say(DEPUTY, text)).toEqual(['【乡信】没有发出：答复里不能有网址和账号。请重写。']);
      expect([changes, notices]).toEqual([[], []]);
    },
  );

  test('one that is answered already is not answered twice; nobody else answers any', async () => {
    expect((await asking().say(DEPUTY, '同意 TQ20261123-0417'))[0]).toContain('可能已有人答复');
    const { say, changes } = asking(ONE);
    await say(STRANGER, '同意');
    await say(SUPERVISOR, '同意');
    expect(changes).toEqual([]);
  });

  test('已阅 with no alert shows the request, with its digits', async () => {
    const { say } = asking(ONE);
    expect((await say(DEPUTY, '1'))[0]).toContain('回数字：1 同意  2 不同意');
    expect((await say(DEPUTY, '待办'))[0]).toContain('1 张*要提前办施工许可（0001）');
  });
});

test('what is shown in words that were not understood are a leader’s own', async () => {
  const { say } = offices();
  const said = '【乡信】没看懂。发“待办”“在办”“超期”“绿色”看清单，看一件发编号。';
  expect(await say(DEPUTY, '今天开会吗')).toEqual([said]);
  expect(await say(DEPUTY, '明天呢')).toEqual([said]);
});

test.each<[string, Record<string, string>, boolean, boolean]>([
  ['office.cases', { which: 'late' }, false, false],
  ['office.haste', { ticket: 'TQ1' }, false, false],
  ['office.haste', { ticket: 'TQ1', agree: '1' }, true, false],
  ['office.haste', { ticket: 'TQ1', agree: 'false' }, true, false],
  ['office.haste', { ticket: 'TQ1', agree: 'false', text: 'x' }, true, false],
  ['language.choose', {}, false, true],
  ['language.choose', { language: 'en' }, true, true],
])('%s with %j writes: %s, is for everybody: %s', (name, fields, isWrite, everybodys) => {
  const act = actOf(name, fields);
  expect(act && [writes(act), isPublic(act)]).toEqual([isWrite, everybodys]);
});

test('what a leader writes of a request is kept with it alone', () => {
  expect(KEPT_ELSEWHERE.has('office.haste')).toBe(true);
});

test.each([
  'office.list',
  'office.row',
  'office.case',
  'office.noCase',
  'office.todo',
  'office.alertRow',
  'office.hasteRow',
  'haste.none',
  'haste.which',
  'haste.show',
  'haste.why',
  'haste.harmful',
  'haste.told',
  'notice.hasteAnswered',
] as const)('%s is said in both languages', (view) => {
  // The data is made for the view of the same name.
  const show = { view, data: officeSamples(false)[view] } as View;
  const said = LANGUAGES.map((language) => renderer.render({ show }, language, 'sms').text);
  expect(new Set(said).size).toBe(LANGUAGES.length);
});
