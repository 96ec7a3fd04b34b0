/** What leaders and supervisors ask of the offices' own: lists, cases, requests for haste. */

import { commands } from '../../../src/core/dialogue/commands';
import { actOf, isPublic, writes } from '../../../src/core/dialogue/links';
import type { Reads } from '../../../src/core/dialogue/scene/reads';
import { understand } from '../../../src/core/language/understand';
import type { CaseFacts, OfficeQuery } from '../../../src/core/model/cases';
import { LANGUAGES } from '../../../src/core/model/message';
import type { Role } from '../../../src/core/model/people';
import type { Ticket } from '../../../src/core/model/tickets';
import { VIEWS, type View } from '../../../src/core/views';
import { caller } from '../../support/builders/people';
import { ticket } from '../../support/builders/requests';
import { conversation } from '../../support/conversation';
import { lexicon } from '../../support/lexicon';
import { renderer } from '../../support/renderer';
import { APPLICANT, DEPUTY, NOW, STRANGER, SUPERVISOR } from '../../worlds/people';
import { CASES } from '../../worlds/village';

const [PARALLEL, SUPPLEMENT] = CASES.map(({ number }) => number) as [string, string, string];

const haste = (number: string, about: string): Ticket =>
  ticket(number, { kind: 'expedite', phone: APPLICANT, case: about, at: NOW - 3_600_000 });

/** A leader of 住建局, a supervisor, and everybody else; `asked` is what was asked of the store. */
function offices(known: Partial<Reads> = {}) {
  const asked: OfficeQuery[] = [];
  const roles: Record<string, Role> = { [DEPUTY]: 'leader', [SUPERVISOR]: 'supervisor' };
  const talk = conversation({
    caller: async (phone) => caller({ role: roles[phone] ?? null }),
    async officeCases(query) {
      asked.push(query);
      const numbers = CASES.map(({ number }) => number);
      return { count: numbers.length, numbers };
    },
    officeCasesEnding: async (_, ending) =>
      CASES.map(({ number }) => number).filter((number) => number.endsWith(ending)),
    ...known,
  });
  return { ...talk, asked };
}

describe('lists', () => {
  test.each(['在办的有几件', '超期', '待办', '绿色通道有几个', 'overdue'])(
    'none is shown to whoever leads no office: %s',
    async (text) => {
      const { see, asked } = offices();
      expect((await see(APPLICANT, text))?.view).not.toMatch(/^office/);
      expect(asked).toEqual([]);
    },
  );

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
    const { see, asked } = offices();
    const row = { view: 'office.row', data: { department: '住建局', matter: '施工许可', tail: '0001' } };
    expect((await see(SUPERVISOR, '在办'))?.ways[0]).toMatchObject({ row });
    expect(await see(SUPERVISOR, '市监局超期的有几件')).toMatchObject({
      view: 'office.list',
      data: { which: 'late', count: 3, department: '市监局' },
    });
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
      const { see, changes } = offices();
      expect(await see(DEPUTY, text.startsWith('2026') ? `QZ${text}` : text)).toMatchObject({
        view: 'office.case',
        data: { number: PARALLEL, applicant: '张*', state: 'processing' },
      });
      expect(changes).toEqual([
        {
          kind: 'audit',
          id: 'fresh1:leader.look',
          at: NOW,
          actor: DEPUTY,
          action: 'leader.look',
          subject: PARALLEL,
        },
      ]);
    },
  );

  test('of another department is not there, and no identity is asked for', async () => {
    const { see, changes } = offices();
    expect(await see(DEPUTY, SUPPLEMENT)).toMatchObject({
      view: 'office.noCase',
      data: { number: SUPPLEMENT },
    });
    expect(changes).toEqual([]);
    expect(await see(SUPERVISOR, SUPPLEMENT)).toMatchObject({
      view: 'office.case',
      data: { matter: '营业执照' },
    });
  });

  test('of another is asked for with proof by everybody else', async () => {
    const { see, changes } = offices();
    expect(await see(STRANGER, PARALLEL)).toMatchObject({ view: 'identity.ask' });
    expect(changes).toEqual([]);
  });

  test('of the own phone is read as anybody reads it', async () => {
    const { see, changes } = offices({
      casesOf: async () => CASES,
      caseByNumber: async () => ({ ...(CASES[0] as CaseFacts), phone: DEPUTY }),
    });
    expect(await see(DEPUTY, PARALLEL)).toMatchObject({ view: 'case.detail', data: { number: PARALLEL } });
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
    const { see, notices, memory } = asking(ONE);
    expect(await see(DEPUTY, '不同意')).toMatchObject({ view: 'haste.why', data: { matter: '施工许可' } });
    expect(await see(DEPUTY, '图纸没审完')).toMatchObject({
      view: 'haste.told',
      data: { verdict: 'refuse' },
    });
    expect(notices.map(({ view }) => view)).toMatchObject([
      { view: 'notice.hasteAnswered', data: { number: ONE.number, verdict: 'refuse', answer: '图纸没审完' } },
    ]);
    expect(memory()).not.toContain('图纸没审完');
  });

  test('of several one is chosen', async () => {
    const { see, changes } = asking(ONE, OTHER);
    expect(await see(DEPUTY, '同意')).toMatchObject({ view: 'haste.which', data: { count: 2 } });
    expect(await see(DEPUTY, '2')).toMatchObject({ view: 'haste.told', data: { matter: '营业执照' } });
    expect(changes).toMatchObject([{ number: OTHER.number, verdict: 'agree' }, {}]);
  });

  test.each(['不同意 请转账到62220000000000001234', '同意 见 www.example.com', '同意，点 http://a.cn/x'])(
    '%s is not passed on: whoever forges a leader sends nobody to pay',
    async (text) => {
      const { see, changes, notices } = asking(ONE);
      expect(await see(DEPUTY, text)).toMatchObject({ view: 'haste.harmful' });
      expect([changes, notices]).toEqual([[], []]);
    },
  );

  test('one that is answered already is not answered twice; nobody else answers any', async () => {
    expect(await asking().see(DEPUTY, '同意 TQ20261123-0417')).toMatchObject({ view: 'haste.none' });
    const { say, changes } = asking(ONE);
    await say(STRANGER, '同意');
    await say(SUPERVISOR, '同意');
    expect(changes).toEqual([]);
  });

  test('已阅 with no alert shows the request, with its digits', async () => {
    const { see } = asking(ONE);
    expect(await see(DEPUTY, '1')).toMatchObject({
      view: 'haste.show',
      ways: [{ name: 'agree' }, { name: 'refuse' }],
    });
    const row = { view: 'office.hasteRow', data: { applicant: '张*', matter: '施工许可', tail: '0001' } };
    expect(await see(DEPUTY, '待办')).toMatchObject({ view: 'office.todo', ways: [{ row }] });
  });
});

test('a leader who is not understood is shown what a leader can ask for, as often as it takes', async () => {
  const { see } = offices();
  expect(await see(DEPUTY, '今天开会吗')).toMatchObject({ view: 'unknown.leader' });
  expect(await see(DEPUTY, '明天呢')).toMatchObject({ view: 'unknown.leader' });
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
  expect(commands['office.haste'].keepsText).toBe(false);
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
  // Its own fields: the data is that of the view.
  const show = { view, data: VIEWS[view].usual } as View;
  const said = LANGUAGES.map((language) => renderer.render({ show }, language, 'sms').text);
  expect(new Set(said).size).toBe(LANGUAGES.length);
});
