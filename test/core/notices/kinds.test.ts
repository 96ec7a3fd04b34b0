/** The kinds of notices, one by one: a change of one is seen here. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../../src/core/model/message';
import { kindOf, NOTICE_NAMES, type NoticeKind } from '../../../src/core/notices/kinds';
import { makeNotice, mannerOf } from '../../../src/core/notices/notice';
import { VIEW_NAMES, type ViewName } from '../../../src/core/views';
import { ROOT } from '../../../src/files/root';

/** What a kind may have besides its opt-out, scope and lane. */
const MARKS: Record<string, (kind: NoticeKind) => boolean> = {
  orderable: ({ isOrderable }) => isOrderable,
  follows: ({ followsNumber }) => followsNumber,
  day: ({ lives }) => lives === 86_400_000,
  farewell: ({ isFarewell }) => isFarewell,
  back: ({ isWelcomeBack }) => isWelcomeBack,
  fee: ({ asksForFee }) => asksForFee,
  warning: ({ warning }) => warning !== null,
};

/** Name, reader, opt-out, scope (of a statutory one its rule), lane, marks. */
const TABLE: [ViewName, string, string, string, string, string][] = [
  ['notice.preregistered', 'citizen', 'cases', 'case', 'notice', 'orderable follows'],
  ['notice.appointment', 'citizen', 'cases', 'reminders', 'notice', 'orderable follows'],
  ['notice.accepted', 'citizen', 'cases', 'case', 'notice', 'orderable follows'],
  ['notice.supplement', 'citizen', 'cases', '行政许可法第三十二条', 'notice', 'orderable follows'],
  ['notice.refused', 'citizen', 'cases', '行政许可法第三十二条', 'notice', 'orderable follows'],
  ['notice.routed', 'citizen', 'cases', 'case', 'notice', 'orderable follows'],
  ['notice.opinion', 'citizen', 'cases', 'case', 'notice', 'orderable follows'],
  ['notice.partDone', 'citizen', 'cases', 'case', 'notice', 'orderable follows'],
  ['notice.suspended', 'citizen', 'cases', '行政许可法第四十五条', 'notice', 'orderable follows'],
  ['notice.resumed', 'citizen', 'cases', '行政许可法第四十五条', 'notice', 'orderable follows'],
  ['notice.extended', 'citizen', 'cases', '行政许可法第四十二条', 'notice', 'orderable follows'],
  ['notice.paymentDue', 'citizen', 'cases', '行政许可法第四十四条', 'notice', 'orderable follows fee'],
  ['notice.approved', 'citizen', 'cases', 'case', 'notice', 'orderable follows'],
  ['notice.rejected', 'citizen', 'cases', '行政许可法第三十八条', 'notice', 'orderable follows'],
  ['notice.certified', 'citizen', 'cases', '行政许可法第四十四条', 'notice', 'orderable follows'],
  ['notice.closed', 'citizen', 'cases', 'case', 'notice', 'orderable follows'],
  ['notice.withdrawn', 'citizen', 'cases', 'case', 'notice', 'orderable follows'],
  ['alarm', 'office', '-', '个人信息保护法 57', 'alert', 'follows'],
  ['alert.accepted', 'office', '-', 'case', 'alert', 'follows'],
  ['alert.passedOn', 'office', '-', 'case', 'alert', 'follows'],
  ['alert.answeredBy', 'office', '-', 'case', 'notice', 'follows'],
  ['alert.unanswered', 'office', '-', 'case', 'alert', 'follows'],
  ['alert.reminder', 'office', '-', 'case', 'alert', 'follows'],
  ['alert.overdue', 'office', '-', 'case', 'alert', 'follows'],
  ['alert.copied', 'office', '-', 'case', 'notice', 'follows'],
  ['alert.warning', 'office', '-', 'case', 'notice', 'follows warning'],
  ['alert.yellowCard', 'office', '-', 'case', 'notice', 'follows warning'],
  ['alert.redCard', 'office', '-', 'case', 'notice', 'follows warning'],
  ['alert.stuck', 'office', '-', 'case', 'notice', 'follows warning'],
  ['alert.bundle', 'office', '-', 'case', 'notice', 'follows'],
  ['alert.toConfirm', 'office', '-', 'case', 'notice', 'follows'],
  ['alert.unreached', 'office', '-', 'case', 'notice', 'follows'],
  ['digest.department', 'office', '-', 'reminders', 'notice', 'follows day'],
  ['digest.all', 'office', '-', 'reminders', 'notice', 'follows day'],
  ['digest.audit', 'office', '-', '个人信息保护法 54', 'notice', 'follows'],
  ['notice.payment', 'citizen', 'payments', 'case', 'bulk', 'orderable follows'],
  ['notice.paymentCorrected', 'citizen', 'payments', '财办〔2020〕37号', 'bulk', 'orderable follows'],
  ['notice.payments', 'citizen', 'payments', 'case', 'bulk', 'orderable follows'],
  ['notice.paymentsFailed', 'citizen', 'payments', '财办〔2020〕37号', 'bulk', 'orderable follows'],
  ['alert.expedite', 'office', '-', 'case', 'notice', 'follows'],
  ['notice.trial', 'citizen', '-', 'case', 'notice', 'orderable'],
  ['notice.ticketAnswered', 'citizen', 'cases', '答复本人的提问', 'notice', 'orderable follows'],
  ['notice.visitTomorrow', 'citizen', '-', 'reminders', 'notice', 'orderable follows'],
  ['notice.phoneCode', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day'],
  ['notice.phoneMoved', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day'],
  ['notice.phoneNotMoved', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day'],
  ['notice.phoneGone', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day farewell'],
  ['notice.phoneUndoCode', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day'],
  ['notice.phoneOther', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day'],
  ['notice.phoneUndone', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day back'],
  ['notice.phoneAsk', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day'],
  ['notice.phoneAskLiaison', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day'],
  ['notice.phoneMovedOf', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day'],
  ['notice.phoneUndoneOf', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day'],
  ['notice.phoneRefusedOf', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable day'],
  ['notice.looked', 'citizen', 'cases', '个人信息保护法 17', 'alert', 'orderable follows day'],
  ['notice.proved', 'citizen', 'cases', '个人信息保护法 17', 'notice', 'orderable follows day'],
  ['notice.familyCode', 'citizen', '-', '个人信息保护法 17', 'alert', 'day'],
  ['notice.familyInvite', 'citizen', '-', '个人信息保护法 17', 'notice', 'day'],
  ['notice.familyAsk', 'citizen', '-', '个人信息保护法 17', 'notice', 'day'],
  ['notice.familyAdded', 'citizen', '-', '个人信息保护法 17', 'alert', 'follows'],
  ['notice.familyYours', 'citizen', '-', '个人信息保护法 17', 'notice', 'day'],
  ['notice.familyPayments', 'citizen', 'payments', 'case', 'bulk', ''],
  ['notice.familyEnded', 'citizen', '-', '个人信息保护法 17', 'notice', 'day'],
  ['notice.familyLeft', 'citizen', '-', '个人信息保护法 17', 'notice', 'day'],
  ['notice.ticketFiled', 'citizen', '-', 'case', 'notice', ''],
  ['notice.hasteAnswered', 'citizen', 'cases', '答复本人的提问', 'notice', 'orderable follows'],
  ['subsidy.approved', 'citizen', 'payments', 'case', 'bulk', 'follows'],
  ['subsidy.sentToBank', 'citizen', 'payments', 'case', 'bulk', 'follows'],
  ['subsidy.failed', 'citizen', 'payments', '财办〔2020〕37号', 'bulk', 'follows'],
  ['subsidy.returned', 'citizen', 'payments', '财办〔2020〕37号', 'bulk', 'follows'],
  ['subsidy.revoked', 'citizen', 'payments', 'case', 'bulk', 'follows'],
];

test.each(TABLE)('%s: to a %s, about %s, %s, by lane %s, %s', (name, ...said) => {
  const kind = kindOf(name);
  const marks = Object.keys(MARKS).filter((mark) => MARKS[mark]?.(kind));
  const scope = kind.rule?.split(/[：（]/)[0] ?? (kind.isReminder ? 'reminders' : 'case');
  expect([kind.reader, kind.optOut ?? '-', scope, kind.lane, marks.join(' ')]).toEqual(said);
});

test('these are all kinds', () => {
  expect([...NOTICE_NAMES].sort()).toEqual(TABLE.map(([name]) => name).sort());
});

test.each(LANGUAGES)('each has its template in %s', (language) => {
  const files = readdirSync(join(ROOT, 'templates', 'text', language));
  expect(NOTICE_NAMES.filter((name) => !files.includes(`${name}.hbs`))).toEqual([]);
});

test('what is named as a notice has a kind; two answers to leaders are none', () => {
  const named = VIEW_NAMES.filter((name) => /^(notice|alert|digest)\b|^alarm$/.test(name));
  const kinds: readonly string[] = NOTICE_NAMES;
  expect(named.filter((name) => !kinds.includes(name))).toEqual(['alert.taken', 'alert.notOpen']);
});

test.each(['menu', 'alert.taken', 'notice.new', 'toString', ''])('%j is no notice: the safe side', (name) => {
  expect(kindOf(name)).toEqual({
    reader: 'citizen',
    optOut: null,
    isReminder: false,
    rule: null,
    lane: 'notice',
    lives: null,
    isOrderable: false,
    followsNumber: false,
    isFarewell: false,
    isWelcomeBack: false,
    asksForFee: false,
    warning: null,
  });
});

test('a statutory notice says by which rule, and keeps its scope where it is urgent', () => {
  const view = {
    view: 'alert.copied',
    data: { matter: '施工许可', number: 'QZ1', department: '住建局', part: null, days: null },
  } as const;
  expect(makeNotice(view, { to: '+8613900000001', key: 'k' })).toEqual({
    to: '+8613900000001',
    key: 'k',
    view,
    lane: 'notice',
    scope: 'case',
  });
  expect(makeNotice(view, { to: '+8613900000001', key: 'k', isUrgent: true }).lane).toBe('alert');
  expect(mannerOf('alarm')).toEqual({ lane: 'alert', scope: 'statutory', why: '个人信息保护法 57' });
});
