import type { Change } from '../../../src/core/change';
import { converse } from '../../../src/core/dialogue/converse';
import { type Dialogue, newDialogue } from '../../../src/core/dialogue/dialogue';
import type { WaitingAlert } from '../../../src/core/dialogue/facts';
import type { ClosedAlert } from '../../../src/core/dialogue/services';
import { compileLexicon } from '../../../src/core/language/lexicon';
import { meaningOf } from '../../../src/service/meaning';
import { loadWords } from '../../../src/words';
import { ROOT, renderer } from '../../support/conversation';
import { NOW, village } from '../../support/village';

const LEADER = '+8613900000001';
const lexicon = compileLexicon(loadWords(ROOT));
const alert = (id: string, about: string, minutes: number): WaitingAlert => ({
  id,
  case: about,
  at: NOW - minutes * 60_000,
});
const ONE = alert('a1', 'QZ20261116-0001', 5);
const OTHER = alert('a2', 'QZ20261110-0002', 9);

/** What a leader with these alerts gets for a text, what it changes, and the dialogue after it. */
async function say(text: string, alerts: WaitingAlert[], before?: Dialogue, closed: ClosedAlert[] = []) {
  const dialogue = before ?? newDialogue(LEADER, 'zh-CN');
  const caller = { dialogue, household: null, language: null, role: null, stopped: [], gone: false, alerts };
  const reads = { ...village(new Map()), alertsClosed: async () => closed };
  const understood = await meaningOf(text, { caller, dialogue, now: NOW }, { store: { reads }, lexicon });
  const inbound = {
    id: 'm1',
    gateway: 'cm',
    medium: 'sms',
    from: LEADER,
    to: '10628',
    text,
    at: NOW,
    connection: 'a',
  } as const;
  const settings = { language: 'zh-CN', utcOffset: 480 } as const;
  const outcome = await converse(understood, inbound, caller, reads, NOW, settings, {
    id: 'fresh',
    secret: '0'.repeat(13),
  });
  const reply = outcome.reply && renderer.render(outcome.reply, 'zh-CN', 'sms').text;
  const { changes, act, dialogue: after } = outcome;
  const view = outcome.reply?.show.view;
  return {
    view,
    intent: act.intent,
    reply,
    changes,
    moved: changes.filter(isMove).map(({ id }) => id),
    dialogue: after,
  };
}

const isMove = (change: Change) => change.kind === 'alertMoved';

describe('alert.ack', () => {
  test.each(['1', '收到', '已阅', '收到 QZ20261116-0001', '已阅QZ20261116-0001', 'ok', '1。'])(
    '%s answers the newest alert, or the one that is named',
    async (text) => {
      const { moved, reply, changes, view } = await say(text, [ONE, OTHER]);
      expect([moved, view]).toEqual([['a1'], 'alert.taken']);
      expect(reply).toBe(
        '【乡信】施工许可（QZ20261116-0001）已记下您收到。请督促11月30日前办结。另1件等您看，再回1。',
      );
      expect(changes).toContainEqual(
        expect.objectContaining({ kind: 'audit', action: 'alert.answer', subject: 'QZ20261116-0001' }),
      );
    },
  );

  test('a number answers that one, however old', async () => {
    const { moved, reply } = await say('收到 QZ20261110-0002', [ONE, OTHER]);
    expect(moved).toEqual(['a2']);
    expect(reply).toContain('营业执照（QZ20261110-0002）已记下您收到。另1件');
  });

  test('a reminder of the same case is answered along with it', async () => {
    const { moved, reply } = await say('1', [alert('a3', ONE.case, 1), ONE]);
    expect(moved).toEqual(['a3', 'a1']);
    expect(reply).not.toContain('等您看');
  });

  test('a case that waits for nothing is said to', async () => {
    const { moved, reply, view } = await say('已阅 QZ20261102-0003', [ONE]);
    expect(view).toBe('alert.notOpen');
    expect([moved, reply]).toEqual([[], '【乡信】QZ20261102-0003没有等您回的督办。查进度发编号。']);
  });

  test.each(['1', '收到', '已阅', '收到 QZ20261116-0001'])(
    '%s after it was passed on tells so, and moves nothing',
    async (text) => {
      const closed: ClosedAlert[] = [{ case: ONE.case, state: 'passedOn' }];
      const { reply, changes } = await say(text, [], undefined, closed);
      expect(changes).toEqual([]);
      expect(reply).toBe('【乡信】QZ20261116-0001已转给下一位督办，不用再回。查进度发编号。');
    },
  );

  test('of a case that ended meanwhile nothing is awaited', async () => {
    const { reply } = await say('1', [], undefined, [{ case: ONE.case, state: 'ended' }]);
    expect(reply).toContain('没有等您回的督办');
  });

  test.each(['1', '收到', '已阅 QZ20261116-0001'])(
    '%s of a stranger is nothing of the kind',
    async (text) => {
      const { moved, intent } = await say(text, []);
      expect(moved).toEqual([]);
      expect(intent).toBe('unknown');
    },
  );

  test('a list that was opened since has the digits, and 收到 still answers the alert', async () => {
    const asked = await say('菜单', []);
    const later = { ...asked.dialogue, last: { fingerprint: '', at: NOW, connection: 'a' } };
    expect((await say('1', [ONE], later)).moved).toEqual([]);
    expect((await say('收到', [ONE], later)).moved).toEqual(['a1']);
  });

  test('an alert that came after the list has the digits', async () => {
    const asked = await say('菜单', []);
    const earlier = { ...asked.dialogue, last: { fingerprint: '', at: NOW - 600_000, connection: 'a' } };
    expect((await say('1', [ONE], earlier)).moved).toEqual(['a1']);
    expect((await say('2', [ONE], earlier)).intent).toBe('case.status');
  });
});
