/** What a message can mean: the closed set of intents and the slots each may fill. */
import type { AskedCase, Span } from './cases';
import type { OptOutPart } from './message';

/** A year as said: absolute, or relative to the day of asking. */
export type YearSlot = number | 'this' | 'last' | 'beforeLast';

/** Of whom a liaison speaks. */
export type Villager = { head?: string; group?: number };

/** A score as given: 1–5, or the nearest of the three words. */
export type ScoreSlot = 1 | 2 | 3 | 4 | 5 | '满意' | '基本满意' | '不满意';

/** 待办, 在办, 快到期, 超期, 绿色通道. */
export const OFFICE_LISTS = ['todo', 'running', 'soon', 'late', 'green'] as const;
export type OfficeList = (typeof OFFICE_LISTS)[number];
/** What puts somebody in danger. */
export type Danger = 'fire' | 'rescue' | 'hurt' | 'violence' | 'despair' | 'alone';

/** What a person has asked for in own words and waits to hear of; `any`: it is not said of which kind. */
export type AskedKind = 'complaint' | 'consult' | 'expedite' | 'any';

/** What of a thing is asked for, in the intents that tell it apart; without it: how it stands (a payment, a case), what the rule is, how it is done. */
export const ABOUT = {
  'subsidy.query': ['total', 'missing', 'next', 'account', 'lost', 'dispute', 'why', 'fix'],
  'case.status': ['when', 'papers', 'collect', 'pay', 'why', 'object'],
  'matter.guide': ['papers', 'fee', 'days', 'where', 'phone'],
  'consult.ask': ['hours', 'phone', 'where', 'fraud'],
  'appointment.book': ['days', 'mine'],
  'subscribe.stop': ['state'],
} as const;
export type About<I extends keyof typeof ABOUT> = (typeof ABOUT)[I][number];

/** Which payments: of which programmes and years, or whatever the words name. */
export interface WhichMoney {
  all?: true;
  year?: YearSlot;
  programme?: string;
  /** Further programmes named in one breath. */
  also?: readonly string[];
  words?: string;
}

/**
 * Whose money it is, where not that of one's own household; never said. `look`: the villager's who let the liaison see it;
 * `proved`: of the household that was proved; `family`: fingerprint of one that this phone reads as one of the family.
 */
export interface Whose {
  look?: true;
  proved?: true;
  family?: string;
}

/** `also`: a second part; all three are everything. */
type WhichNotices = { part?: OptOutPart; also?: OptOutPart; others?: true };

/**
 * The slots of each intent; a command declares how each of its own stands in a link (`slots` in its file). `words`: as
 * they were said, in which the matters of own cases, or the names of departments, are looked for.
 */
export interface SlotsOf {
  /** `others`: somebody else's is asked for; `agreed`, what is disputed is to be passed on, is never said. */
  'subsidy.query': WhichMoney & Whose & { about?: About<'subsidy.query'>; others?: true; agreed?: true };
  /** `id`: fingerprint of one that was shown; never said. `index`: its place in the list that is open. */
  'subsidy.detail': Whose & { index?: number; id?: string };
  /** `caseNo` may be the last four digits, where a list of cases was shown; `matter` is never said: the words are looked for among the own cases; `asked`: what was asked in own words before. */
  'case.status': {
    caseNo?: string;
    matter?: string;
    about?: About<'case.status'>;
    asked?: AskedKind;
    words?: string;
  };
  /** `text`: the reason, where one was asked for. */
  'case.expedite': { caseNo?: string; text?: string; words?: string };
  'case.rate': { caseNo?: string; score?: ScoreSlot; words?: string };
  /** `late` is picked from a list, never said. `move`: instead of the visit that is booked; `other`, never said: beside it, for another matter. */
  'appointment.book': {
    matter?: string;
    date?: string;
    period?: 'am' | 'pm' | 'late';
    move?: true;
    other?: true;
    about?: About<'appointment.book'>;
  };
  /** `id`: of one that was shown; never said. */
  'appointment.cancel': { id?: string; words?: string };
  /** `ticket`: number of the draft that shall be asked; never said. */
  'complaint.file': { text?: string; ticket?: string };
  /**
   * `words`: what is asked in passing, to be answered; `text`: what is to be passed on. `date`: as of a visit. Never said are
   * `item`, the id of the news it is asked of; `closes`, that it is asked until when a matter, or this programme, can be
   * applied for; `of`, the name of the matter whose guide leaves it out.
   */
  'consult.ask': {
    text?: string;
    about?: About<'consult.ask'>;
    ticket?: string;
    words?: string;
    date?: string;
    item?: string;
    closes?: { programme?: string };
    of?: string;
  };
  /** `code`: the digits that were sent; `yes`: agreed to without them; `no`: declined; `notMine`: it was never asked for. */
  'contact.changePhone': { newPhone?: string; code?: string; yes?: true; no?: true; notMine?: true };
  /** A matter that the words name goes before `matter`, which may be the one spoken of before. */
  'matter.guide': { matter?: string; about?: About<'matter.guide'>; words?: string };
  /** Section and item are picked from a list, never said: they are looked for by the words. */
  'news.latest': { section?: string; item?: string; words?: string };
  'alert.ack': { caseNo?: string };
  /** Without a `part`: everything that can be stopped. `about`: what is on and off, and nothing is stopped. `others`: another phone was named; `rating`: the asking for scores. */
  'subscribe.stop': WhichNotices & { rating?: true; about?: About<'subscribe.stop'> };
  'subscribe.start': WhichNotices;
  help: { words?: string };
  menu: object;
  'page.next': object;
  'page.prev': object;
  back: object;
  /** `asked`: something asked in own words that is waited for; `ticket`: its number, picked and never said. */
  cancel: { asked?: AskedKind; ticket?: string };
  choose: { n: number };
  /** Only while a name and the last six of an identity number are asked for (context `identity.ask`). */
  'identity.give': { name?: string; tail?: string };
  /** Another phone is to read the household's money: `phone`; or this one that of the household it has proved: `me`. */
  'family.add': { phone?: string; me?: true; instead?: true };
  /**
   * Not any more: a phone by its number or the last four of it, or `leave`, this one. Never said: `id` of a row, `household`
   * as a fingerprint, `sure`.
   */
  'family.remove': { phone?: string; leave?: true; id?: string; household?: string; sure?: true };
  'family.list': object;
  /** The word that a registered phone, or the one that was invited, gives: `code`, yes or no. `id`: of one that was picked, never said. */
  'family.answer': { code?: string; yes?: true; no?: true; id?: string };
  /** A villager lets the liaison look once. */
  'consent.give': object;
  /** The liaison's own; `household` and `oldPhone` are picked, never said. */
  'liaison.unreached': object;
  'liaison.report': Villager & { newPhone?: string; household?: string; oldPhone?: string };
  /** By name or by number; the code is the villager's word. */
  'liaison.look': Villager & { phone?: string; code?: string };
  /** How the case of a villager stands. */
  'liaison.case': Villager & AskedCase;
  /** Whom of the village money has not reached; `failed`: what the bank did not take, or sent back; `how`: what these have to do. */
  'liaison.unpaid': {
    group?: number;
    programme?: string;
    year?: YearSlot;
    failed?: true;
    how?: true;
    words?: string;
  };
  /** Somebody has died. `own`: of the family of whoever says it; `asked`: it is to be put right; `ticket`: the draft that shall be passed on, and `how`, what to bring is asked on, are never said. */
  'death.note': { text?: string; own?: true; asked?: true; ticket?: string; how?: true };
  /** A leader's or a supervisor's own: cases of the office. `department`: name of the one asked for; never said alone. `span`: how many came and were done then, beside those of `than`; `oldest`: the one at work for longest. */
  'office.cases': {
    which?: OfficeList;
    department?: string;
    words?: string;
    compare?: true;
    span?: Span;
    than?: Span;
    oldest?: true;
  };
  /** Whether a case may be had sooner, as asked in a ticket; `text`: what the office adds to its yes or no. */
  'office.haste': { ticket?: string; agree?: boolean; text?: string };
  /** Which language a person wants to be answered and told in. */
  'language.choose': { language?: 'zh-CN' | 'en' };
  /** 找人: whom to turn to. `inPerson`: who can not read or type; `inWriting`: who can not hear. `sure`: somebody of the office is to call back. */
  'callback.ask': { inPerson?: true; inWriting?: true; sure?: true };
  /** `digits`: nothing but a number was said; `danger`: of which kind it is, where the words tell; `words`: for what they name; `date`: as of a visit. */
  unknown: { digits?: true; danger?: Danger; words?: string; date?: string };
}

export type Intent = keyof SlotsOf;
/** An intent that can stand without slots. */
export type BareIntent = { [I in Intent]: object extends SlotsOf[I] ? I : never }[Intent];

/** An intent with its slots: what a text was understood as, and what a choice stands for. */
export type Act = { [I in Intent]: { intent: I; slots: SlotsOf[I] } }[Intent];

/** Nothing that is asked of the service, as far as can be told. */
export const UNKNOWN: Act = { intent: 'unknown', slots: {} };

/** What was asked in passing, as it was said; undefined where an intent keeps none, or there is none. */
export function wordsIn(slots: Act['slots']): string | undefined {
  return 'words' in slots ? slots.words : undefined;
}
