import type { SlotsOf, YearSlot } from '../../model/intent';
import { programmeBeside, programmeMeant, programmeOf, programmesBeside } from '../reading/programme';
import { isCommand, type Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';
import { aboutSubsidy, headIs, isToFriend, type Rule } from './rule';

/** Asks after own money: names a subsidy, or tells of money that has or has not come. */
export const subsidy: Rule = (reading) => {
  if (reading.caseNo !== null || isToFriend(reading)) return null;
  const commanded =
    reading.command('subsidy.query') && (reading.rest <= 2 || headIs(reading, 'subsidy.query'));
  const named = aboutSubsidy(reading);
  if (
    named
      ? !(reading.has('paid') || (reading.rest <= 4 && !reading.has('stranger')) || reading.year !== null)
      : !(ofMoney(reading) || commanded || wantsAll(reading))
  )
    return null;
  // 查一下天气
  if (!named && commanded && (reading.rest > 0 || reading.has('stranger')) && onlyLooksUp(reading))
    return null;
  return { intent: 'subsidy.query', slots: subsidySlots(reading) };
};

/** Money that has or has not come, without a name: a question or a lack, for 钱到了 is what friends tell one another. */
function ofMoney(reading: Reading): boolean {
  if (reading.hint('ownPay')) return true;
  if (reading.has('stranger') || reading.rest > 3) return false;
  const money = reading.has('money') || reading.hint('missedMoney');
  if (!reading.has('paid')) return money && reading.has('account') && reading.hint('missing');
  return (money || reading.has('account')) && (reading.hint('question') || reading.hint('missing'));
}

/** 所有的都查: all, looked up, and nothing else. */
function wantsAll(reading: Reading): boolean {
  if (reading.rest > 0 || !reading.has('all') || !reading.hint('looking')) return false;
  return reading.tokens.every(
    (token) =>
      token.entry.light || (['all', 'lookup', 'filler'] as const).some((sign) => senseOf(token, sign)),
  );
}

export function subsidySlots(reading: Reading): SlotsOf['subsidy.query'] {
  const slots: SlotsOf['subsidy.query'] = {};
  const year = COMPARED.test(reading.text) ? comparedYear(reading) : (reading.year ?? gluedYear(reading));
  const years = SEVERAL_YEARS.test(reading.text);
  if (year !== null && !years) slots.year = year;
  const [first, ...also] = programmesBeside(reading);
  const programme =
    also.length > 0 ? first : (programmeOf(reading) ?? programmeBeside(reading) ?? programmeMeant(reading));
  if (programme) slots.programme = programme;
  if (also.length > 0) slots.also = also;
  if (reading.has('all') || years) slots.all = true;
  return slots;
}

/** 比去年少: the year is what it is compared with, and not the one that is asked for. */
const COMPARED =
  /比(?:起)?(?:去年|上年|上一年|前年|往年|20\d\d)|[跟和同与](?:去年|上年|上一年|前年|往年)[^，。,.]{0,4}(?:比|一样|差|对不上)|\bthan (?:last|in)\b/;

function comparedYear({ text }: Reading): YearSlot | null {
  return /今年|this year/.test(text) ? 'this' : null;
}

const SEVERAL_YEARS =
  /[这近前]?两年|[这近]几年|历年|每年|去年[和跟同与、]今年|今年[和跟同与、]去年(?!比|一样|差)|both years|two years/;

/** 查 alone means subsidies, 查 with something unknown means anything (他查作业). */
function onlyLooksUp({ tokens }: Reading): boolean {
  return tokens.every(
    (token) => !isCommand(token, 'subsidy.query') || senseOf(token, 'lookup') !== undefined,
  );
}

const TWO_DIGITS = /^\s?[#*:/-]?\s?([0-4][0-9])\s*$/;

/** Two digits right behind the command: `BT12`. */
function gluedYear({ text, head }: Reading): number | null {
  if (!head || !senseOf(head, 'command')) return null;
  const digits = TWO_DIGITS.exec(text.slice(head.end, head.end + 8))?.[1];
  return digits === undefined ? null : 2000 + Number(digits);
}
