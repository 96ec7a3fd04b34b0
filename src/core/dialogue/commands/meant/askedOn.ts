/** What is asked on, of what was said last: after a warning, a notice, a guide, the offer of a call. */

import type { Subject } from '../../../model/dialogue';
import { type About, type Act, wordsIn } from '../../../model/intent';
import type { TextReading } from '../../../model/understood';
import type { Scene } from '../../scene/command';
import { guideSpokenOf, subjectOf } from '../../scene/subjectOf';
import { askedNext } from './askedNext';
import { ofUndo } from './justDone';
import { isShort } from './short';

/** Not less likely than the likeliest by more than this, as a logarithm, a case may be meant. */
const NEAR = 3;

/** What a general question, or one for help, is asked of; null: of nothing that was said. */
export function askedOn(said: Act, scene: Scene): Act | null {
  const next = afterWarning(scene) ?? ofFraud(scene) ?? ofDanger(scene);
  return (
    (next && asksWhatNow(said, scene) ? next : null) ??
    askedInDanger(said, scene) ??
    ofLoss(said, scene) ??
    ofUndo(said, scene) ??
    ofNotice(said, scene) ??
    ofGuide(said, scene) ??
    ofWindow(said, scene) ??
    ofTicket(said, scene) ??
    ofOldPhone(said, scene) ??
    ofStopped(said, scene) ??
    ofReminderState(said, scene) ??
    ofNews(said, scene) ??
    askedNext(said, scene)
  );
}

/** 啥时候给信, after something was filed: no word of it is of money. */
function ofTicket(said: Act, { dialogue, now, says }: Scene): Act | null {
  if (said.intent !== 'subsidy.query') return null;
  const { about, programme, words } = said.slots;
  const caseNo = subjectOf({ dialogue, now })?.ticket;
  const isNext = about === 'next' && programme === undefined && words !== undefined;
  if (!isNext || caseNo === undefined || says.ofFee.test(words) || says.payments.test(words)) return null;
  return { intent: 'case.status', slots: { caseNo } };
}

/** 老卡剪了收不到短信, while it is asked who somebody is, for a new number: that is asked on. */
function ofOldPhone(said: Act, { dialogue: { open, access }, likely: [first] }: Scene): Act | null {
  const { intent, slots } = said.intent === 'unknown' && first ? first.act : said;
  const isOfMessages = intent === 'subscribe.stop' && slots.about === 'state';
  const isAsked = open?.context.state === 'identity.ask' && access.pending?.intent === 'contact.changePhone';
  return isOfMessages && isAsked ? access.pending : null;
}

/** 啥时候恢复, of a case that was spoken of, where no notices are stopped. */
function ofStopped({ intent }: Act, { dialogue, now, readings, caller }: Scene): Act | null {
  const isOfNotices = intent === 'subscribe.stop' || intent === 'subscribe.start';
  const [first] = readings;
  const mayBeCase = readings.some(
    ({ intent, margin }) => intent === 'case.status' && margin > (first?.margin ?? 0) - NEAR,
  );
  const subject = subjectOf({ dialogue, now });
  if (!isOfNotices || !mayBeCase || caller.stopped.length > 0 || subject?.kind !== 'case') return null;
  return subject.caseNo === undefined ? null : { intent: 'case.status', slots: { caseNo: subject.caseNo } };
}

/** 会不会发短信提醒我, of a visit that was spoken of: what comes of it, and nothing of other messages. */
function ofReminderState({ intent, slots }: Act, scene: Scene): Act | null {
  const asks = intent === 'subscribe.stop' && slots.about === 'state' && slots.part === 'reminders';
  return asks ? ofVisit(subjectOf(scene)) : null;
}

/** 办好了咋通知我, of a case that was spoken of: whether what happens to it is told by message. */
function ofNews(said: Act, { dialogue, now, says }: Scene): Act | null {
  const words = wordsIn(said.slots);
  if (words === undefined || !says.asksToBeTold.test(words)) return null;
  if (said.intent === 'subsidy.query')
    return { intent: 'subscribe.stop', slots: { about: 'state', part: 'payments' } };
  return subjectOf({ dialogue, now })?.kind === 'case'
    ? { intent: 'subscribe.stop', slots: { about: 'state', part: 'cases' } }
    : null;
}

/** The visit that was spoken of, with what is sent before it. */
export function ofVisit(subject: Subject | null): Act | null {
  const matter = subject?.kind === 'visit' ? subject.matter : undefined;
  return matter === undefined ? null : { intent: 'appointment.book', slots: { about: 'mine', matter } };
}

/** What to do now, for whoever was warned of a fraud and asks on; null: nobody was warned just before. */
export function afterWarning({ dialogue: { open } }: Scene): Act | null {
  // What was answered since is no warning any more.
  const isWarned =
    open?.act.intent === 'consult.ask' && open.act.slots.about === 'fraud' && open.leaf === null;
  return isWarned ? { intent: 'consult.ask', slots: { about: 'fraud' } } : null;
}

/** The same later on, in words that ask just that. */
function ofFraud(scene: Scene): Act | null {
  const isSpokenOf = subjectOf(scene)?.kind === 'fraud';
  return isSpokenOf ? { intent: 'consult.ask', slots: { about: 'fraud' } } : null;
}

/** 那我咋办, after a cry for help. */
function ofDanger(scene: Scene): Act | null {
  return subjectOf(scene)?.kind === 'danger' ? { intent: 'unknown', slots: {} } : null;
}

/** 村里有谁能管, 去派出所要带什么: asked by who is beaten or threatened, of nothing that is known here. */
function askedInDanger({ intent, slots }: Act, scene: Scene): Act | null {
  const isGeneral =
    (intent === 'consult.ask' && slots.about === undefined && slots.text === undefined) ||
    (intent === 'matter.guide' && slots.matter === undefined);
  return isGeneral && subjectOf(scene)?.danger === 'violence' ? { intent: 'unknown', slots: {} } : null;
}

/** 钱都转过去了, after a warning: in whatever words, that is the next of it. */
function ofLoss({ intent, slots }: Act, scene: Scene): Act | null {
  const words = wordsIn(slots);
  const isGeneral =
    intent === 'unknown' ||
    intent === 'help' ||
    ((intent === 'consult.ask' || intent === 'matter.guide') && !slots.about);
  return isGeneral && words !== undefined && scene.says.lostMoney.test(words)
    ? (afterWarning(scene) ?? ofFraud(scene))
    : null;
}

/** 那我咋办. */
function asksWhatNow({ slots }: Act, { says }: Scene): boolean {
  const words = wordsIn(slots);
  return words !== undefined && says.whatNow.test(words);
}

/** 啥意思, of what was spoken of last: why it stands so. */
function ofNotice({ intent, slots }: Act, { dialogue, now, says }: Scene): Act | null {
  const subject = subjectOf({ dialogue, now });
  if (intent !== 'help' || slots.words === undefined || !says.whatMeans.test(slots.words)) return null;
  if (subject?.kind === 'payment' && subject.programme !== undefined) {
    const { programme, year } = subject;
    return {
      intent: 'subsidy.query',
      slots: { about: 'why', programme, ...(year !== undefined && { year }) },
    };
  }
  return subject?.kind === 'case' && subject.caseNo !== undefined
    ? { intent: 'case.status', slots: { caseNo: subject.caseNo } }
    : null;
}

/** 收费吗, after a guide: so short, it is asked of that. */
function ofGuide({ intent, slots }: Act, scene: Scene): Act | null {
  const words = intent === 'consult.ask' && slots.about === undefined ? slots.words : undefined;
  const matter = guideSpokenOf(scene);
  if (words === undefined || !isShort(words) || matter === undefined) return null;
  const part = scene.readings.find(({ intent, kind }) => intent === 'matter.guide' && kind !== null);
  if (part) return actOfReading(part, words, { matter });
  const about = partIn(words, scene);
  return about && { intent: 'matter.guide', slots: { about, matter, words } };
}

/** 几号窗口 礼拜六开不开门, after a guide: its line with place and hours answers both. */
function ofWindow({ intent, slots }: Act, scene: Scene): Act | null {
  const words = intent === 'consult.ask' && slots.about === 'hours' ? slots.words : undefined;
  const matter = guideSpokenOf(scene);
  if (words === undefined || matter === undefined || !scene.says.asksPlace.test(words)) return null;
  return { intent: 'matter.guide', slots: { about: 'where', matter, words } };
}

/** What of a guide such few words ask for. */
function partIn(words: string, { says }: Scene): About<'matter.guide'> | null {
  if (says.asksFee.test(words) || says.asksPrice.test(words)) return 'fee';
  if (says.asksDays.test(words)) return 'days';
  return says.asksPapers.test(words) ? 'papers' : null;
}

/** 那你们几点上班 我带他去: the hours of the offices, whatever is told around it. */
export function ofHours(words: string, { readings, says }: Scene): Act | null {
  const isThought = readings.some(({ intent, kind }) => intent === 'consult.ask' && kind === 'hours');
  const isAsked = says.asksHours.test(words) && says.asksWhen.test(words);
  return isThought && isAsked ? { intent: 'consult.ask', slots: { about: 'hours', words } } : null;
}

/** 打这个号, and 不用打了, to the offer of a call. */
export function ofCall(words: string, { dialogue: { open }, says, likely: [first] }: Scene): Act | null {
  if (open?.act.intent !== 'callback.ask') return null;
  if (says.noCall.test(words) || first?.act.intent === 'cancel') return { intent: 'cancel', slots: {} };
  return says.callMe.test(words) ? { intent: 'callback.ask', slots: { sure: true } } : null;
}

/** Of a case, a guide: what of it is asked is a kind of that very intent. */
export function actOfReading(
  { intent, kind }: TextReading,
  words: string,
  more: { matter?: string } = {},
): Act {
  return { intent, slots: { ...more, words, ...(kind !== null && { about: kind }) } } as Act;
}
