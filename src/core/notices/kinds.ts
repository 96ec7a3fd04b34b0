/**
 * Kinds of notices: for each template that is sent without being asked for, all that holds whoever it goes to. What is
 * not said of a kind is on the safe side. Adding one: docs/add-a-notice.md.
 */
import { DAY } from '../calendar/durations';
import type { Lane } from '../model/message';
import type { ViewName } from '../views';
import type { Warning } from '../views/caseworkViews';

export interface NoticeKind {
  /** A citizen may stop notices; an office hears of its duty whatever was stopped. */
  reader: 'citizen' | 'office';
  /** The opt-out of a part that stops it; null: only the opt-out of everything does. */
  optOut: 'payments' | 'cases' | null;
  /** A reminder is stopped by the opt-out of reminders, too. */
  isReminder: boolean;
  /** The rule by which it is sent whatever was stopped; null: no rule does. */
  rule: string | null;
  /** An alert leaves at any hour, before all notices; notices and bulk wait for the end of the quiet hours. */
  lane: Exclude<Lane, 'reply'>;
  /** Milliseconds that it is worth sending; null: as long as its lane is. */
  lives: number | null;
  /** An office may order it by the API. */
  isOrderable: boolean;
  /** Where its number was given up while it waited, it goes to the number that took the place. */
  followsNumber: boolean;
  /** Says to a number that it was given up: goes there although nothing else does. */
  isFarewell: boolean;
  /** To a number that comes back into use with the very change that it tells of. */
  isWelcomeBack: boolean;
  /** Asks for a fee: it holds no link and no account to pay by. */
  asksForFee: boolean;
  /** An office is only told of it: what an hour brings goes in one message, the gravest kind first. */
  warning: Warning | null;
}

const SAFE: NoticeKind = {
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
};

const DECIDED = '行政许可法第四十四条：准予许可的，十日内颁发、送达证件';
const RETURNED = '财办〔2020〕37号（补贴资金“一卡通”管理）：补贴须发到本人账户，没打进去的由本人更正';
const ANSWERED = '答复本人的提问';

/** What happens to a case, to its applicant. */
const CASE = { optOut: 'cases', isOrderable: true, followsNumber: true } as const;
/** A payment, to its household: of its own, or with others. */
const ANNOUNCED = { optOut: 'payments', lane: 'bulk', followsNumber: true } as const;
const PAYMENT = { ...ANNOUNCED, isOrderable: true } as const;
/** A number that changes: nobody may miss it, and a phone that is off for an evening still hears of it. */
const NUMBER = {
  optOut: 'cases',
  rule: '个人信息保护法 17',
  lane: 'alert',
  lives: DAY,
  isOrderable: true,
} as const;
/** Who reads a household's money: nobody may miss it. Its word is good for a day. */
const FAMILY = { rule: '个人信息保护法 17', lives: DAY } as const;
/** What an office has to know or to do. */
const OFFICE = { reader: 'office', followsNumber: true } as const;
const ALERT = { ...OFFICE, lane: 'alert' } as const;
/** The next one says more. */
const DIGEST = { ...OFFICE, isReminder: true, lives: DAY } as const;

const KINDS = {
  'notice.preregistered': CASE,
  'notice.appointment': { ...CASE, isReminder: true },
  'notice.accepted': CASE,
  'notice.supplement': { ...CASE, rule: '行政许可法第三十二条：一次告知需要补正的全部内容' },
  'notice.refused': { ...CASE, rule: '行政许可法第三十二条：不予受理应当告知' },
  'notice.routed': CASE,
  'notice.opinion': CASE,
  'notice.partDone': CASE,
  'notice.suspended': { ...CASE, rule: '行政许可法第四十五条：不计入期限的时间应当告知申请人' },
  // How long it was is known when it is over.
  'notice.resumed': {
    ...CASE,
    rule: '行政许可法第四十五条：不计入期限的时间应当告知申请人，恢复即告知其终止',
  },
  'notice.extended': { ...CASE, rule: '行政许可法第四十二条：延长期限的理由应当告知申请人' },
  // Nobody else can do these two, and until they are done there is no licence.
  'notice.paymentDue': { ...CASE, rule: `${DECIDED}；先须本人缴费`, asksForFee: true },
  'notice.certified': { ...CASE, rule: DECIDED },
  'notice.approved': CASE,
  'notice.rejected': {
    ...CASE,
    rule: '行政许可法第三十八条：不予许可应当说明理由，告知复议和诉讼的权利',
  },
  'notice.closed': CASE,
  'notice.withdrawn': CASE,
  'notice.visitTomorrow': { isReminder: true, isOrderable: true, followsNumber: true },

  'notice.payment': PAYMENT,
  'notice.payments': PAYMENT,
  'notice.paymentsFailed': { ...PAYMENT, rule: RETURNED },
  // It may have been said to be there, and is not.
  'notice.paymentCorrected': { ...PAYMENT, rule: `${RETURNED}；说错的须更正` },
  'subsidy.approved': ANNOUNCED,
  'subsidy.sentToBank': ANNOUNCED,
  'subsidy.revoked': ANNOUNCED,
  'subsidy.failed': { ...ANNOUNCED, rule: RETURNED },
  'subsidy.returned': { ...ANNOUNCED, rule: RETURNED },

  'notice.phoneCode': NUMBER,
  'notice.phoneMoved': NUMBER,
  'notice.phoneNotMoved': NUMBER,
  'notice.phoneGone': { ...NUMBER, isFarewell: true },
  'notice.phoneUndoCode': NUMBER,
  'notice.phoneOther': NUMBER,
  'notice.phoneUndone': { ...NUMBER, isWelcomeBack: true },
  'notice.phoneAsk': NUMBER,
  'notice.phoneAskLiaison': NUMBER,
  'notice.phoneMovedOf': NUMBER,
  'notice.phoneUndoneOf': NUMBER,
  'notice.phoneRefusedOf': NUMBER,
  'notice.looked': { ...NUMBER, followsNumber: true },
  'notice.proved': { ...NUMBER, followsNumber: true, lane: 'notice' },

  // A registered phone hears at once who else looks, and nobody is waked by an invitation.
  'notice.familyCode': { ...FAMILY, lane: 'alert' },
  'notice.familyInvite': FAMILY,
  'notice.familyAsk': FAMILY,
  'notice.familyAdded': { ...FAMILY, lane: 'alert', lives: 3 * DAY, followsNumber: true },
  'notice.familyYours': FAMILY,
  'notice.familyPayments': { optOut: 'payments', lane: 'bulk' },
  'notice.familyEnded': FAMILY,
  'notice.familyLeft': FAMILY,

  'notice.trial': { isOrderable: true },
  // Whoever did not ring up has to hear that somebody spoke for him.
  'notice.ticketFiled': { lives: 3 * DAY },
  'notice.ticketAnswered': { ...CASE, rule: ANSWERED },
  'notice.hasteAnswered': { ...CASE, rule: ANSWERED },

  'alert.accepted': ALERT,
  'alert.reminder': ALERT,
  'alert.overdue': ALERT,
  'alert.passedOn': ALERT,
  'alert.unanswered': ALERT,
  'alert.answeredBy': OFFICE,
  // An alert where the lead case is of the green channel.
  'alert.copied': OFFICE,
  'alert.expedite': OFFICE,
  'alert.warning': { ...OFFICE, warning: 'warning' },
  'alert.yellowCard': { ...OFFICE, warning: 'yellowCard' },
  'alert.redCard': { ...OFFICE, warning: 'redCard' },
  'alert.stuck': { ...OFFICE, warning: 'stuck' },
  'alert.bundle': OFFICE,
  // Of a file, to the liaison of a village.
  'alert.toConfirm': OFFICE,
  'alert.unreached': OFFICE,
  'digest.department': DIGEST,
  'digest.all': DIGEST,
  // Nobody stops it: whoever changes the audit may hold the very phone that could.
  'digest.audit': { ...OFFICE, rule: '个人信息保护法 54' },
  // Whoever answers for the data has to know when it may be leaking.
  alarm: { ...ALERT, rule: '个人信息保护法 57' },
} as const satisfies { readonly [V in ViewName]?: Partial<NoticeKind> };

/** A template that is sent without being asked for. */
export type NoticeName = keyof typeof KINDS;

// The keys of KINDS are exactly these names: its type says so.
export const NOTICE_NAMES = Object.keys(KINDS) as NoticeName[];

const WHOLE: ReadonlyMap<string, NoticeKind> = new Map(
  Object.entries(KINDS).map(([name, said]) => [name, { ...SAFE, ...said }]),
);

/** All of a kind; of a template that is none of these (a reply, or one of another version) the safe side. */
export function kindOf(template: string): NoticeKind {
  return WHOLE.get(template) ?? SAFE;
}
