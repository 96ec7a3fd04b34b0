/** What the texts of casework cost, and how they read. */

import type { Language } from '../../../src/core/model/message';
import { ROOM } from '../../../src/core/text/segments';
import type { View } from '../../../src/core/views';
import { CASEWORK_VIEWS, type CaseworkViews } from '../../../src/core/views/caseworkViews';
import { renderer } from '../../support/renderer';

type Name = keyof CaseworkViews;

// The keys of CASEWORK_VIEWS are exactly the names: its type says so.
const NAMES = Object.keys(CASEWORK_VIEWS) as Name[];

function sms(name: Name, language: Language, data: object = CASEWORK_VIEWS[name].usual) {
  // The data is that of the view.
  return renderer.render({ show: { view: name, data } as View }, language, 'sms');
}

/** What a failing test says: the character that costs one segment more than is allowed, with what stands before it. */
function costly(text: string, most: number): string | null {
  const room = most === 1 ? ROOM.ucs2.single : most * ROOM.ucs2.part;
  return text.length <= room ? null : `…${text.slice(room - 8, room)}▶${text.slice(room)}`;
}

/** Most segments, ordinary and longest. 【】 makes every text UCS-2. */
const MOST = { 'zh-CN': [1, 2], en: [2, 3] } as const;

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  test.each(NAMES)('%s fits, ordinary and longest', (name) => {
    const { usual, long } = CASEWORK_VIEWS[name];
    for (const [data, most] of [[usual, MOST[language][0]] as const, [long, MOST[language][1]] as const]) {
      const { text } = sms(name, language, data);
      expect(costly(text, most)).toBeNull();
      expect(text).not.toMatch(/\{\{|undefined|null|\[object|。。|,。|: \.|\s{2}/);
    }
  });

  /** Every field that may be null is, one text still says what to do. */
  test.each(NAMES)('%s reads with what it may lack', (name) => {
    const few: { [N in Name]?: Partial<CaseworkViews[N]> } = {
      'notice.preregistered': { day: null, time: null, window: null, papers: null },
      'notice.appointment': { window: null, papers: null },
      'notice.supplement': { count: null, papers: null, window: null },
      'notice.refused': { reason: null },
      'notice.rejected': { reason: null },
      'notice.suspended': { reason: null },
      'notice.extended': { reason: null },
      'notice.opinion': { parts: null },
      'notice.resumed': { promised: null },
      'notice.routed': { step: null },
      'notice.paymentDue': { amount: null, window: null },
      'notice.certified': { window: null, bring: null },
      'alert.copied': { part: null, days: null },
      'alert.stuck': { step: null, days: null },
      'digest.department': { worst: [] },
      'digest.all': { worst: [] },
    };
    const { text } = sms(name, language, { ...CASEWORK_VIEWS[name].usual, ...few[name] });
    expect(text).not.toMatch(/\{\{|undefined|null|\[object|。。|,。|:。|: \.|\s{2}/);
  });
});

const NOTED = NAMES.filter((name) => 'note' in CASEWORK_VIEWS[name].usual);

test.each(NOTED)('%s says what else the office has to say', (name) => {
  const data = { ...CASEWORK_VIEWS[name].usual, note: '请带原件' };
  for (const language of ['zh-CN', 'en'] as const) {
    const { text } = sms(name, language, data);
    expect(text).toContain('请带原件');
    expect(text).not.toMatch(/。。|,。|: \.|\s{2}/);
  }
});

test('the character that costs a segment is named', () => {
  expect(costly('一'.repeat(70), 1)).toBeNull();
  expect(costly(`${'一'.repeat(69)}二三`, 1)).toBe('…一一一一一一一二▶三');
});

test.each<[Name, string]>([
  [
    'notice.preregistered',
    '【乡信】施工许可预登记好了，编号QZ20261123-0001。请12月7日周一9:30带身份证、图纸到3号窗口交材料。',
  ],
  ['notice.accepted', '【乡信】张*的施工许可（QZ20261123-0001）已受理，12月7日周一前办结。回BJ查进度。'],
  [
    'notice.supplement',
    '【乡信】施工许可（QZ20261123-0001）要补2样材料：身份证、图纸。补齐交3号窗口才算受理。',
  ],
  [
    'notice.paymentDue',
    '【乡信】施工许可（QZ20261123-0001）请到3号窗口缴费20.00元。短信里叫您转账、点链接的别信。',
  ],
  ['notice.certified', '【乡信】施工许可（QZ20261123-0001）证办好了。请带身份证到3号窗口领。'],
  [
    'alert.accepted',
    '【乡信】绿色通道：施工许可（QZ20261123-0001）已受理，原10个工作日，须12月7日前办结，请督办。回1收到',
  ],
  ['digest.department', '【乡信】住建局在办12件，快到期2，超期1。最久：施工许可（QZ20261123-0001）超3天。'],
])('%s reads', (name, text) => {
  expect(sms(name, 'zh-CN').text).toBe(text);
});

test('no text about a fee leads anywhere', () => {
  for (const language of ['zh-CN', 'en'] as const)
    expect(sms('notice.paymentDue', language, CASEWORK_VIEWS['notice.paymentDue'].long).text).not.toMatch(
      /https?:|www\.|\d{15}/,
    );
});

test('a day ordered from outside is said as it was written', () => {
  const data = { ...CASEWORK_VIEWS['notice.accepted'].usual, promised: '12月7日' };
  expect(sms('notice.accepted', 'zh-CN', data).text).toContain('已受理，12月7日前办结');
});
