import { bookingSlots } from './appointment';
import { identityIn } from './identity';
import type { Act, Context } from './intent';
import { matterOf } from './matter';
import { smallNumber } from './numerals';
import { isCommand, type Reading } from './reading';
import { programmeOf, scoreOf } from './requests';
import { core } from './spans';
import { senseOf } from './tokens';

const PICKED =
  /^[\s,.。、;:#*+]*(我?(?:想|要)?(?:再)?(?:选择?|看看?|查看?|查一?下|要|点|按|打开|回复?|发|就)?\s*第?)\s*([0-9]{1,2}|[一二三四五六七八九十两]{1,3})\s*(个|号|条|笔|项|件|行|款|样|份)?(.{0,10})$/;
const ENGLISH_PICK =
  /^(?:option|no|number|item|select|choose|show|pick)\.? ?#?([0-9]{1,2})(?: details?)?[.!]?$/;
const ONLY_MARKS = /^[\s,.。、;:#*+!?)~吧的]*$/;
const BARE_SCORE = /^[^0-9一二三四五六七八九十]*([1-5]|[一二三四五])[^0-9一二三四五六七八九十]*$/;

/** The number picked from a list (`2`, 第二个, 选2), or null. A bare digit may carry marks, a named one also words. */
function picked({ text }: Reading): number | null {
  const english = ENGLISH_PICK.exec(text.trim());
  if (english) return Number(english[1]);
  const match = PICKED.exec(text);
  if (!match) return null;
  const [, before = '', digits = '', unit, after = ''] = match;
  if (!ONLY_MARKS.test(after) && unit === undefined && (before === '' || /[0-9年月日分]/.test(after)))
    return null;
  return smallNumber(digits);
}

/** What a text means as the answer to what was just asked; null when it is no such answer. */
export function answer(reading: Reading, context: Context): Act | null {
  switch (context.state) {
    case 'menu':
    case 'case.list':
      return moved(picked(reading), context.options) ?? chosen(picked(reading), 'choose');
    case 'subsidy.list':
      return moved(picked(reading), context.items) ?? chosen(picked(reading), 'subsidy.detail');
    case 'news.list':
      return moved(picked(reading), 8);
    case 'subsidy.ask':
      return subsidyAnswer(reading);
    case 'rate.ask':
      return scoreAnswer(reading);
    case 'case.ask':
      return caseAnswer(reading, context.for);
    case 'appointment.ask':
      return bookingAnswer(reading, context.expects);
    case 'phone.ask': {
      const newPhone = reading.phones.at(-1)?.number;
      return newPhone === undefined ? null : { intent: 'contact.changePhone', slots: { newPhone } };
    }
    case 'alert.pending':
      return acknowledgement(reading);
    case 'complaint.ask':
    case 'consult.ask':
    case 'guide.ask':
    case 'case.detail':
    case 'identity.ask':
      return null;
  }
}

/** `0` goes back and `9` shows more, unless a list is as long as that. */
function moved(n: number | null, last: number): Act | null {
  if (n === 0) return { intent: 'back', slots: {} };
  return n === 9 && last < 9 ? { intent: 'page.next', slots: {} } : null;
}

function chosen(n: number | null, intent: 'choose' | 'subsidy.detail'): Act | null {
  if (n === null || n === 0) return null;
  return intent === 'choose' ? { intent, slots: { n } } : { intent, slots: { index: n } };
}

function subsidyAnswer(reading: Reading): Act | null {
  const programme = programmeOf(reading);
  if (reading.rest > 0 || (reading.year === null && programme === null && !reading.has('all'))) return null;
  const all = reading.has('all') ? ({ all: true } as const) : {};
  return {
    intent: 'subsidy.query',
    slots: {
      ...all,
      ...(reading.year === null ? {} : { year: reading.year }),
      ...(programme === null ? {} : { programme }),
    },
  };
}

function scoreAnswer(reading: Reading): Act | null {
  if (reading.command('subscribe.stop') || reading.has('programme')) return null;
  const caseNo = reading.caseNo === null ? {} : { caseNo: reading.caseNo };
  const digit = reading.text.length <= 12 ? smallNumber(BARE_SCORE.exec(reading.text)?.[1] ?? '') : null;
  const score =
    scoreOf(reading, true) ?? (digit !== null && digit <= 5 ? SCORE_OF[digit] : undefined) ?? null;
  return score === null ? null : { intent: 'case.rate', slots: { ...caseNo, score } };
}
const SCORE_OF: Record<number, 1 | 2 | 3 | 4 | 5> = { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 };

function caseAnswer(reading: Reading, wanted: Act['intent']): Act | null {
  const { caseNo } = reading;
  if (caseNo === null || (reading.head !== null && senseOf(reading.head, 'command'))) return null;
  switch (wanted) {
    case 'case.expedite':
    case 'case.rate':
    case 'alert.ack':
      return { intent: wanted, slots: { caseNo } };
    default:
      return reading.has('expedite') ? null : { intent: 'case.status', slots: { caseNo } };
  }
}

function bookingAnswer(reading: Reading, expects: 'matter' | 'date' | 'period'): Act | null {
  const { head } = reading;
  const other = head ? senseOf(head, 'command')?.value : undefined;
  if (
    (other !== undefined && other !== 'appointment.book') ||
    reading.command('cancel') ||
    reading.command('back')
  )
    return null;
  if (
    reading.has('subsidy') ||
    reading.has('stop') ||
    reading.has('status') ||
    reading.has('expedite') ||
    reading.caseNo !== null
  )
    return null;
  if (reading.has('drop') || reading.has('how') || reading.has('papers')) return null;
  const slots = bookingSlots(reading);
  if (expects === 'date' && slots.date === undefined) {
    const day = picked(reading);
    if (day !== null && day >= 1 && day <= 31 && /号|日/.test(reading.text)) slots.date = `day:${day}`;
  }
  if (expects === 'matter' && slots.matter === undefined) {
    const matter = matterOf(reading);
    if (
      matter !== null &&
      matter.length <= 14 &&
      (reading.has('matter') || reading.has('programme') || /[办证照登记许可手续]/.test(matter))
    )
      slots.matter = matter;
  }
  return Object.keys(slots).length > 0 && reading.rest <= 14 ? { intent: 'appointment.book', slots } : null;
}

function acknowledgement(reading: Reading): Act | null {
  if (!reading.has('ack') || reading.has('subsidy') || reading.has('programme')) return null;
  const opens = reading.head === null || senseOf(reading.head, 'ack') !== undefined;
  if (!opens && reading.rest > 6) return null;
  return { intent: 'alert.ack', slots: reading.caseNo === null ? {} : { caseNo: reading.caseNo } };
}

/** A text in own words where one was asked for; the caller has made sure that it is nothing else. */
export function freeText(reading: Reading, context: Context): Act | null {
  const solid = reading.text.replace(/[^\u3400-\u9fffa-z]/g, '').length;
  if (context.state === 'identity.ask') {
    const slots = identityIn(reading);
    return slots && !reading.has('chat') ? { intent: 'identity.give', slots } : null;
  }
  if (solid < 2 || isChat(reading)) return null;
  if (context.state === 'complaint.ask')
    return {
      intent: 'complaint.file',
      slots: { text: core(reading, (token) => isCommand(token, 'complaint.file')) },
    };
  if (context.state === 'consult.ask')
    return {
      intent: 'consult.ask',
      slots: { text: core(reading, (token) => isCommand(token, 'consult.ask')) },
    };
  if (context.state !== 'guide.ask') return null;
  const matter = matterOf(reading);
  const known =
    reading.has('matter') ||
    reading.has('programme') ||
    /[证照办建开户]|许可|登记|补|手续|保|过户|审批/.test(reading.text);
  return matter !== null && known ? { intent: 'matter.guide', slots: { matter } } : null;
}

/** Nothing but small talk. */
function isChat(reading: Reading): boolean {
  if (reading.rest > 1 || (reading.rest > 0 && !reading.has('stranger'))) return false;
  return reading.tokens.every(
    (token) => senseOf(token, 'chat') || senseOf(token, 'stranger') || token.entry.light,
  );
}
