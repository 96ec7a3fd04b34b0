/** What a leader's answer to an alert comes to: in time, too late, with nothing to answer. */

import { converse } from '../../../src/core/dialogue/converse';
import { newDialogue } from '../../../src/core/dialogue/newDialogue';
import type { CaseAlert } from '../../../src/core/model/alerts';
import type { Change } from '../../../src/core/model/change';
import type { Dialogue } from '../../../src/core/model/dialogue';
import type { Medium } from '../../../src/core/model/message';
import type { Role } from '../../../src/core/model/people';
import { understandCaller } from '../../../src/service/answer/understandCaller';
import { caller as callerOf } from '../../support/builders/people';
import { lexicon } from '../../support/lexicon';
import { renderer } from '../../support/renderer';
import { RULES } from '../../support/rules';
import { DEPUTY, HEAD, NOW, SUPERVISOR } from '../../worlds/people';
import { village } from '../../worlds/village';

type Row = CaseAlert & { case: string; at: number };

const alert = (id: string, about: string, minutes: number, more: Partial<Row> = {}): Row => ({
  id,
  case: about,
  at: NOW - minutes * 60_000,
  kind: 'green.accepted',
  leader: DEPUTY,
  rung: 0,
  state: 'open',
  ...more,
});
const ONE = alert('a1', 'QZ20261116-0001', 5);
const OTHER = alert('a2', 'QZ20261110-0002', 9);

interface Situation {
  before?: Dialogue;
  from?: string;
  role?: Role | null;
  medium?: Medium;
}

/** What a leader gets for a text where these alerts were raised, what it changes, and the dialogue after it. */
async function say(text: string, rows: readonly Row[], situation: Situation = {}) {
  const { from = DEPUTY, role = 'leader', medium = 'sms' } = situation;
  const dialogue = situation.before ?? newDialogue(from, 'zh-CN');
  const own = rows.filter(({ leader }) => leader === from);
  const alerts = own.filter(({ state }) => state === 'open' || state === 'unanswered');
  const caller = callerOf({ dialogue, role, alerts });
  const reads = {
    ...village(new Map()),
    leadersOf: async () => [DEPUTY, HEAD],
    alertsFor: async (number: string) => rows.filter((row) => row.case === number),
    alertsClosed: async () =>
      own.flatMap(({ case: about, state }) =>
        state === 'passedOn' || state === 'ended' ? [{ case: about, state }] : [],
      ),
  };
  const understood = await understandCaller(
    text,
    { caller, dialogue, medium, now: NOW },
    { store: { reads }, lexicon, renderer },
  );
  const inbound = { id: 'm1', gateway: 'cm', medium, from, to: '10628', text, at: NOW, connection: 'a' };
  const settings = { language: 'zh-CN', utcOffset: 480, says: lexicon.says, families: RULES.limits } as const;
  const outcome = await converse(
    understood,
    { inbound, caller, now: NOW, fresh: { id: 'fresh', secret: '0'.repeat(13) } },
    reads,
    settings,
  );
  const { changes, notices, act, dialogue: after } = outcome;
  return {
    shown: outcome.reply?.show,
    intent: act.intent,
    changes,
    notices,
    moved: changes.filter(isMove).map(({ id, to }) => `${id} ${to}`),
    told: notices.map(({ to, view }) => ({ to, ...view })),
    dialogue: after,
  };
}

const isMove = (change: Change) => change.kind === 'alertMoved';

describe('alert.ack', () => {
  test.each(['1', '收到', '已阅', '收到 QZ20261116-0001', '已阅QZ20261116-0001', 'ok', '1。'])(
    '%s answers the newest alert, or the one that is named',
    async (text) => {
      const { moved, shown, changes } = await say(text, [ONE, OTHER]);
      expect(moved).toEqual(['a1 answered']);
      expect(shown).toMatchObject({
        view: 'alert.taken',
        data: {
          number: 'QZ20261116-0001',
          promised: { month: 11, day: 30 },
          late: false,
          told: null,
          more: 1,
        },
      });
      expect(changes).toContainEqual(
        expect.objectContaining({ kind: 'audit', action: 'alert.answer', subject: 'QZ20261116-0001' }),
      );
    },
  );

  test('a number answers that one, however old', async () => {
    const { moved, shown } = await say('收到 QZ20261110-0002', [ONE, OTHER]);
    expect(moved).toEqual(['a2 answered']);
    expect(shown).toMatchObject({ view: 'alert.taken', data: { number: 'QZ20261110-0002', more: 1 } });
  });

  test('a reminder of the same case is answered along with it', async () => {
    const reminder = alert('a3', ONE.case, 1, { kind: 'green.reminder' });
    const { moved, shown } = await say('1', [reminder, ONE]);
    expect(moved).toEqual(['a3 answered', 'a1 answered']);
    expect(shown).toMatchObject({ view: 'alert.taken', data: { more: 0 } });
  });

  test('再回1, as the answer says, answers the next one, whatever list was open before', async () => {
    const asked = await say('菜单', []);
    const earlier = { ...asked.dialogue, last: { fingerprint: '', at: NOW, connection: 'a' } };
    const first = await say('收到', [ONE, OTHER], { before: earlier });
    expect(first.moved).toEqual(['a1 answered']);
    const later = { ...first.dialogue, last: { fingerprint: '', at: NOW + 1, connection: 'a' } };
    expect((await say('1', [OTHER], { before: later })).moved).toEqual(['a2 answered']);
  });
});

describe('too late', () => {
  const passed = { ...ONE, state: 'passedOn' } as const;
  const next = alert('b1', ONE.case, 1, { leader: HEAD, rung: 1 });
  /** What the next on the ladder hears: who answered, and whether that ends what waits there. */
  const answeredBy = (who: string, closes: boolean) => ({
    to: HEAD,
    view: 'alert.answeredBy',
    data: { number: 'QZ20261116-0001', who, day: { month: 11, day: 23 }, time: '10:00', closes },
  });

  test.each(['1', '收到', '已阅', '收到 QZ20261116-0001'])(
    '%s is kept, ends the asking, and is told to the next on the ladder',
    async (text) => {
      const { moved, shown, told, changes } = await say(text, [passed, next]);
      expect(moved).toEqual(['a1 answered', 'b1 ended']);
      expect(shown).toMatchObject({ view: 'alert.taken', data: { late: true, told: 'head' } });
      expect(told).toMatchObject([answeredBy('deputy', true)]);
      expect(changes).toContainEqual(
        expect.objectContaining({ action: 'alert.answer', actor: DEPUTY, subject: 'QZ20261116-0001 late' }),
      );
    },
  );

  test('who answered in the leader’s place hears of it, and nothing is ended twice', async () => {
    const { moved, told } = await say('1', [passed, { ...next, state: 'answered' }]);
    expect(moved).toEqual(['a1 answered']);
    expect(told).toMatchObject([answeredBy('deputy', false)]);
  });

  test('the last rung goes on waiting, is never told that somebody else has it, and its answer reaches the supervisor', async () => {
    const last = { ...next, state: 'unanswered' } as const;
    const watching = alert('c1', ONE.case, 1, { leader: SUPERVISOR, rung: 2 });
    const { moved, shown, notices } = await say('1', [passed, last, watching], { from: HEAD });
    expect(moved).toEqual(['b1 answered', 'c1 ended']);
    expect(shown).toMatchObject({ view: 'alert.taken', data: { late: true, told: 'supervisor' } });
    expect(notices).toMatchObject([{ to: SUPERVISOR, view: { view: 'alert.answeredBy' } }]);
  });

  test('the supervisor answers in the last one’s place', async () => {
    const last = { ...next, state: 'unanswered' } as const;
    const watching = alert('c1', ONE.case, 1, { leader: SUPERVISOR, rung: 2 });
    const situation = { from: SUPERVISOR, role: 'supervisor' } as const;
    const { moved, told } = await say('收到', [passed, last, watching], situation);
    expect(moved).toEqual(['c1 answered', 'b1 ended']);
    expect(told).toMatchObject([answeredBy('supervisor', true)]);
  });

  test('an answer to one alert leaves another of the case, on another ladder, as it is', async () => {
    const overdue = alert('d1', ONE.case, 1, { kind: 'case.overdue', leader: HEAD, rung: 1 });
    const { moved, told } = await say('1', [passed, overdue]);
    expect([moved, told]).toEqual([['a1 answered'], []]);
  });
});

describe('with nothing to answer', () => {
  test('a case that waits for nothing is said to', async () => {
    const { moved, shown } = await say('已阅 QZ20261102-0003', [ONE]);
    expect(moved).toEqual([]);
    expect(shown).toMatchObject({
      view: 'alert.notOpen',
      data: { number: 'QZ20261102-0003', over: false, more: 1 },
    });
  });

  test.each(['1', '已阅'])('%s of a leader is told so', async (text) => {
    const { changes, shown } = await say(text, []);
    expect(changes).toEqual([]);
    expect(shown).toMatchObject({ view: 'alert.notOpen', data: { number: '', more: 0 } });
  });

  test('a thank-you of a leader ends a talk', async () => {
    expect((await say('好的', [])).shown).toBeUndefined();
  });

  test('what ended meanwhile is over', async () => {
    const { shown, moved } = await say('1', [{ ...ONE, state: 'ended' }]);
    expect(moved).toEqual([]);
    expect(shown).toMatchObject({ view: 'alert.notOpen', data: { number: 'QZ20261116-0001', over: true } });
  });

  test.each(['1', '收到', '已阅 QZ20261116-0001'])(
    '%s of a stranger is nothing of the kind',
    async (text) => {
      const { moved, intent } = await say(text, [], { role: null });
      expect([moved, intent]).toEqual([[], 'unknown']);
    },
  );
});

describe('a list that is open', () => {
  test('has the digits where it was opened since, and 收到 still answers the alert', async () => {
    const asked = await say('菜单', []);
    const before = { ...asked.dialogue, last: { fingerprint: '', at: NOW, connection: 'a' } };
    expect((await say('1', [ONE], { before })).moved).toEqual([]);
    expect((await say('收到', [ONE], { before })).moved).toEqual(['a1 answered']);
  });

  test('has them not where the alert came after it', async () => {
    const asked = await say('菜单', []);
    const before = { ...asked.dialogue, last: { fingerprint: '', at: NOW - 600_000, connection: 'a' } };
    expect((await say('1', [ONE], { before })).moved).toEqual(['a1 answered']);
    expect((await say('2', [ONE], { before })).intent).toBe('office.cases');
  });

  test('on a screen is not what a text answers', async () => {
    const asked = await say('菜单', [], { medium: 'ussd' });
    const { turn } = asked.dialogue;
    const session = { id: 's', step: '', at: NOW, taken: 0, screens: [], screen: 0, open: true, turn };
    const before = { ...asked.dialogue, session, last: { fingerprint: '', at: NOW, connection: 'a' } };
    expect((await say('1', [ONE], { before })).moved).toEqual(['a1 answered']);
    expect((await say('1', [ONE], { before, medium: 'ussd' })).moved).toEqual([]);
  });
});
