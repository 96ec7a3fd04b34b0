import { bookingSlots } from './appointment';
import type { Act, Intent, ScoreSlot, SlotsOf } from './intent';
import { matterOf } from './matter';
import { isCommand, type Reading } from './reading';
import { core } from './spans';
import { senseOf, type Token } from './tokens';

type Rule = (reading: Reading) => Act | null;

/** The first request that a text makes by itself, whatever was asked before; null when it makes none. */
export function request(reading: Reading): Act | null {
  for (const rule of RULES) {
    const act = rule(reading);
    if (act) return act;
  }
  return null;
}

/** Whether every word belongs to a request that opens the text: such a text interrupts any flow. */
export function isPlainRequest(reading: Reading): boolean {
  if (reading.rest > 0) return false;
  if (reading.caseNo !== null && reading.head === null) return true;
  const { head } = reading;
  return (
    head !== null &&
    (!!senseOf(head, 'command') || !!senseOf(head, 'programme') || senseOf(head, 'year') !== undefined)
  );
}

function headIs(reading: Reading, intent: Intent): boolean {
  return reading.head !== null && isCommand(reading.head, intent);
}

/** Names a command and says nothing else that the lexicon does not know. */
function saysOnly(reading: Reading, intent: Intent): boolean {
  return reading.command(intent) && reading.rest === 0;
}

/** 退 alone stops messages, 退钱 does not. */
function saysOnlyOfMessages(reading: Reading, intent: Intent): boolean {
  const other = (['money', 'paid', 'subsidy', 'programme', 'account', 'case', 'matter'] as const).some(
    (sign) => reading.has(sign),
  );
  return saysOnly(reading, intent) && !other;
}

const complaintByWord: Rule = (reading) => {
  if (!headIs(reading, 'complaint.file') || PHONE_QUESTION.test(reading.text)) return null;
  const text = core(reading, (token) => isCommand(token, 'complaint.file'));
  return { intent: 'complaint.file', slots: text === '' ? {} : { text } };
};
const PHONE_QUESTION = /(?:电话|热线)(?:是|号码)?(?:多少|几号|是啥|是什么)/;

const consultByWord: Rule = (reading) => {
  const { head } = reading;
  if (
    !head ||
    !headIs(reading, 'consult.ask') ||
    (/^了解|打听|请教/.test(head.entry.word) && !asksForPolicy(reading))
  )
    return null;
  const text = core(reading, (token) => isCommand(token, 'consult.ask'));
  return { intent: 'consult.ask', slots: text === '' ? {} : { text } };
};

const startMessages: Rule = (reading) =>
  (reading.has('startphrase') || saysOnlyOfMessages(reading, 'subscribe.start')) && !reading.has('stopphrase')
    ? { intent: 'subscribe.start', slots: {} }
    : null;

const stopMessages: Rule = (reading) => {
  if (reading.has('stopphrase') || saysOnlyOfMessages(reading, 'subscribe.stop'))
    return { intent: 'subscribe.stop', slots: {} };
  const both = reading.has('messages') && reading.has('stop') && reading.rest <= 4;
  return both ? { intent: 'subscribe.stop', slots: {} } : null;
};

const cancelBooking: Rule = (reading) => {
  if (reading.command('appointment.cancel')) return { intent: 'appointment.cancel', slots: {} };
  const drops =
    reading.has('drop') &&
    (reading.has('appointment') || (/(?:约|号)/.test(reading.text) && reading.has('book')));
  return drops && !reading.has('expedite') ? { intent: 'appointment.cancel', slots: {} } : null;
};

const expedite: Rule = (reading) => {
  const wanted = reading.command('case.expedite') || reading.has('expedite');
  if (!wanted || aboutSubsidy(reading) || (reading.has('stranger') && reading.caseNo === null)) return null;
  const { caseNo } = reading;
  const about =
    caseNo !== null ||
    reading.has('case') ||
    reading.has('matter') ||
    reading.has('book') ||
    DOING.test(reading.text);
  if (!about && !saysOnly(reading, 'case.expedite')) return null;
  if (reading.has('misconduct') && !headIs(reading, 'case.expedite')) return null;
  return { intent: 'case.expedite', slots: caseNo === null ? {} : { caseNo } };
};
const DOING = /[办批审证件]|手续|开工|项目|申请|环节|哪一?步|阶段|科室/;

const changePhone: Rule = (reading) => {
  const { phones } = reading;
  const words = reading.command('contact.changePhone') || reading.has('phonechange');
  const hint = words || (phones.length > 0 && reading.has('newphone'));
  if (!hint || (phones.length === 0 && reading.rest > 4)) return null;
  const newPhone = newOf(reading);
  return { intent: 'contact.changePhone', slots: newPhone === null ? {} : { newPhone } };
};

/** Of two numbers the one that follows 新, 改成 …; without such a word the last one not called old. */
function newOf({ phones, tokens }: Reading): string | null {
  let best: { number: string; weight: number } | null = null;
  for (const [index, { number, start }] of phones.entries()) {
    const before = tokens.filter(
      (token) =>
        token.end <= start + 1 && token.end >= start - 12 && token.start >= (phones[index - 1]?.start ?? -1),
    );
    const last = before.findLast((token) => senseOf(token, 'newphone') ?? senseOf(token, 'oldphone'));
    const weight = last ? (senseOf(last, 'newphone') ? 2 : 0) : 1;
    if (!best || weight >= best.weight) best = { number, weight };
  }
  return best?.number ?? null;
}

const SCORE_DIGIT =
  /(?<![0-9一二三四五六七八九十年])([1-5一二三四五两])\s?(?:分|颗星|星|stars?|points?)|(?:^|[^0-9一二三四五六七八九十])([1-5])\s*[.。!,]?\s*$/;

/** The score that a text gives, by digit or by word. */
export function scoreOf(reading: Reading, bareDigit: boolean): ScoreSlot | null {
  const digit = SCORE_DIGIT.exec(reading.text);
  const number = digit?.[1] ?? (bareDigit ? digit?.[2] : undefined);
  if (number !== undefined) return SCORES[number] ?? null;
  for (const token of reading.tokens) {
    const sense = senseOf(token, 'score');
    if (sense) return sense.value;
  }
  return null;
}
const SCORES: Record<string, ScoreSlot> = {
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 5,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
};

const rate: Rule = (reading) => {
  const named = reading.command('case.rate') || reading.has('rate');
  const score = scoreOf(reading, named);
  const { caseNo } = reading;
  const scored = /满意|打.{0,3}分|给.{0,3}分/.test(reading.text) && score !== null && reading.rest <= 2;
  const bare = score !== null && reading.rest === 0 && /分|满意|satisfied/.test(reading.text);
  if (!scored && !bare && !(named && (score !== null || caseNo !== null || saysOnly(reading, 'case.rate'))))
    return null;
  if (reading.has('programme') || reading.has('stranger') || (reading.has('eligible') && score === null))
    return null;
  return {
    intent: 'case.rate',
    slots: { ...(caseNo === null ? {} : { caseNo }), ...(score === null ? {} : { score }) },
  };
};

const book: Rule = (reading) => {
  const named = reading.command('appointment.book');
  const slots = bookingSlots(reading);
  const wants =
    named ||
    (reading.has('book') && ((slots.date !== undefined && reading.rest <= 1) || slots.matter !== undefined));
  const comes =
    slots.date !== undefined &&
    COMING.test(reading.text) &&
    (slots.matter !== undefined || slots.period !== undefined);
  const friend = reading.has('stranger') && slots.matter === undefined;
  if ((!wants && !comes) || friend || (reading.has('phone') && !slots.date)) return null;
  if (named && !headIs(reading, 'appointment.book') && HOW_TO_BOOK.test(reading.text)) return null;
  return { intent: 'appointment.book', slots };
};
const COMING = /(?:过来|[来去想要]).{0,4}办|来办|去办/;
const HOW_TO_BOOK = /要不要预约|用预约吗|需要预约吗|怎么预约|咋预约/;

const complaintByDeed: Rule = (reading) => {
  if (!reading.has('misconduct') || reading.has('stranger')) return null;
  if (reading.text.length < 6) return null;
  return { intent: 'complaint.file', slots: { text: core(reading, () => false) } };
};

const guide: Rule = (reading) => {
  const named = headIs(reading, 'matter.guide');
  const asks =
    reading.has('how') || reading.has('papers') || (reading.has('where') && WHERE_TO_DO.test(reading.text));
  const matter = matterOf(reading);
  if (named) return { intent: 'matter.guide', slots: matter === null ? {} : { matter } };
  const known = reading.has('matter') || reading.has('programme') || MATTER_LIKE.test(reading.text);
  if (!asks || matter === null || !known || reading.has('status')) return null;
  return { intent: 'matter.guide', slots: { matter } };
};
const WHERE_TO_DO = /[办领开申报补交缴]|apply/;
const MATTER_LIKE =
  /证|照|许可|登记|审批|备案|过户|手续|报销|落户|户口|补助|补贴|救助|贷款|licen[cs]e|permit|certificate/;

/** Whether a text asks about rules, places or hours of the offices rather than about own money or an own case. */
function asksForPolicy(reading: Reading): boolean {
  const anchored =
    reading.has('place') ||
    reading.has('policy') ||
    /[亩农补]/.test(reading.text) ||
    reading.has('programme') ||
    reading.has('subsidy') ||
    reading.has('matter');
  const asks =
    reading.has('eligible') ||
    reading.has('hours') ||
    reading.has('phone') ||
    reading.has('where') ||
    reading.has('how') ||
    ASKS.test(reading.text);
  return anchored && asks;
}
const ASKS =
  /(?:吗|不|没|没有|么|[?]|多少|几[点岁月号年]|呢)[?。!\s]*$|要不要|能不能|会不会|是不是|可不可以|怎么|咋|[?]/;

const consultByQuestion: Rule = (reading) => {
  const own = reading.has('paid') && !/一亩|每亩|一个月多少|一年多少|每月|每人/.test(reading.text);
  if (!asksForPolicy(reading) || (reading.has('stranger') && !reading.has('place'))) return null;
  const rules =
    reading.has('eligible') ||
    reading.has('hours') ||
    reading.has('phone') ||
    (reading.has('where') && reading.has('place'));
  if (!rules && (own || reading.has('status') || aboutSubsidy(reading) || reading.has('case'))) return null;
  if (!rules && reading.rest < 2) return null;
  if (own && reading.has('eligible') && !STRONG_RULE.test(reading.text)) return null;
  return { intent: 'consult.ask', slots: { text: core(reading, () => false) } };
};
const STRONG_RULE =
  /能不能|能否|条件|标准|资格|归谁|给谁|岁|符合|政策|规定|目录|哪些人|什么人|怎么算|怎么定|比例|有没有补贴|可不可以|要不要/;

function aboutSubsidy(reading: Reading): boolean {
  return reading.has('programme') || reading.has('subsidy');
}

const subsidy: Rule = (reading) => {
  if (reading.caseNo !== null) return null;
  const money =
    (reading.has('money') || reading.has('account') || MISSED_MONEY.test(reading.text)) &&
    reading.has('paid') &&
    !reading.has('stranger') &&
    reading.rest <= 3;
  const commanded =
    reading.command('subsidy.query') && (reading.rest <= 2 || headIs(reading, 'subsidy.query'));
  const named = aboutSubsidy(reading);
  if (named ? !(reading.has('paid') || reading.rest <= 4 || reading.year !== null) : !(money || commanded))
    return null;
  if (!named && commanded && GENERAL.test(reading.head?.entry.word ?? '') && reading.rest > 0) return null;
  const slots: SlotsOf['subsidy.query'] = {};
  const year = reading.year ?? gluedYear(reading);
  if (year !== null) slots.year = year;
  const programme = programmeOf(reading);
  if (programme !== null) slots.programme = programme;
  if (reading.has('all')) slots.all = true;
  return { intent: 'subsidy.query', slots };
};
const MISSED_MONEY = /(?:没|不)(?:见|到|有|得|收到)钱/;
const GENERAL = /^(?:查|查询|查一下|cx)$/;
const GLUED_YEAR = /^\s*(?:bt|cx|cxbt|补贴|查)\s?#?([0-9]{2})\s*$/;

/** Two digits right behind the command: `BT12`. */
function gluedYear({ text }: Reading): number | null {
  const digits = GLUED_YEAR.exec(text)?.[1];
  return digits === undefined || Number(digits) > 49 ? null : 2000 + Number(digits);
}

/** The canonical name of the programme that a text names, the longest name first. */
export function programmeOf({ tokens }: Reading): string | null {
  let best: { token: Token; name: string } | null = null;
  for (const token of tokens) {
    const sense = senseOf(token, 'programme');
    if (sense && (!best || token.end - token.start > best.token.end - best.token.start))
      best = { token, name: sense.value };
  }
  return best?.name ?? null;
}

/** A leader's 已阅 with a case number, also when no alert is pending. */
const acknowledge: Rule = ({ caseNo, has, rest }) =>
  caseNo !== null && has('ackfirm') && !has('status') && rest <= 2
    ? { intent: 'alert.ack', slots: { caseNo } }
    : null;

/** 你办好了没 is asked of a friend, 你们 and 你好 of an office. */
const TO_A_FRIEND = /^你(?![好们])/;

const caseStatus: Rule = (reading) => {
  const { caseNo } = reading;
  if (caseNo !== null) return { intent: 'case.status', slots: { caseNo } };
  if (saysOnly(reading, 'case.status') || headIs(reading, 'case.status'))
    return { intent: 'case.status', slots: {} };
  const thing =
    reading.has('case') ||
    reading.has('matter') ||
    reading.command('case.status') ||
    DOING.test(reading.text);
  if (
    reading.has('status') &&
    thing &&
    !reading.has('stranger') &&
    !(TO_A_FRIEND.test(reading.text) && !reading.has('case'))
  )
    return { intent: 'case.status', slots: {} };
  return null;
};

/** Screens and moves: a word that stands alone, or nearly so. */
function only(
  intent: 'news.latest' | 'help' | 'menu' | 'page.next' | 'page.prev' | 'back' | 'cancel',
  slack: number,
): Rule {
  return (reading) =>
    reading.command(intent) && reading.rest <= slack && !reading.has('stranger')
      ? { intent, slots: {} }
      : null;
}

/** The order decides the close calls: what is more definite comes first. */
const RULES: Rule[] = [
  acknowledge,
  complaintByWord,
  startMessages,
  stopMessages,
  cancelBooking,
  only('menu', 0),
  only('back', 0),
  only('page.next', 0),
  only('page.prev', 0),
  expedite,
  changePhone,
  consultByWord,
  rate,
  book,
  only('cancel', 0),
  complaintByDeed,
  only('news.latest', 2),
  guide,
  consultByQuestion,
  only('help', 0),
  subsidy,
  caseStatus,
  only('help', 3),
];
