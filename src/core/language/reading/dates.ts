import type { YearSlot } from '../../model/intent';
import { smallNumber, toDigits } from './numerals';
import { senseOf, type Token } from './tokens';

const YEAR = /(?<![0-9])((?:19|2[0o])[0-9ol]{2})(?![0-9]|[a-z]{2})/;
/** Digit by digit (`2 0 1 2`). */
const SPACED_YEAR = /(?<![0-9]\s?)(2\s0\s[0-4]\s[0-9])(?!\s?[0-9])/;
/** 两千零一十三年 */
const COUNTED_YEAR = /[二两]千[零〇]?([一二]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九])年?/;
const CHINESE_YEAR = /([一二贰][九零〇○][〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2})/;
const SHORT_YEAR =
  /(?<![0-9一二三四五六七八九十零〇])([0-9]{2}|[零〇○一幺二][零〇○一幺二三四五六七八九]|十[一二三四五六七八九]?)年(?!级|前|后|以)/;
const FULL_DATE =
  /(?<![0-9])(20[0-9]{2})\s?[-年./]\s?([0-9]{1,2})\s?[-月./]\s?([0-9]{1,2})(?![0-9])|(?<![0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])/;
const MONTH_DAY =
  /(?<![0-9一二三四五六七八九十])([0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?(?:月份?|[-./])\s?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9])/;
const DAY =
  /(?<![0-9一二三四五六七八九十月])([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s?(?:号|日)(?!窗口|柜|线|楼|件|明细)/;
const WEEKDAY = /(下{1,2}个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天1-7])/;
const ENGLISH_WEEKDAY = /(next )?\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day)?\b/;
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** dec 3, 3rd of december. */
const ENGLISH_DAY = new RegExp(
  `\\b(?:${MONTH} ([0-3]?[0-9])(?:st|nd|rd|th)?|([0-3]?[0-9])(?:st|nd|rd|th)?(?: of)? ${MONTH})(?![0-9a-z])`,
);

/** Stands in each of these. */
const NUMERAL = /[0-9〇零○一二三四五六七八九十两壹贰叁肆伍陆柒捌玖幺]/;

/** The year that a text states, by number or by word; `text` is lower-case and holds no case or phone number. */
export function findYear(text: string, tokens: Token[]): YearSlot | null {
  const year = NUMERAL.test(text) ? numberedYear(text) : null;
  if (year !== null) return year;
  for (const token of tokens) {
    const sense = senseOf(token, 'year');
    if (sense) return sense.value;
  }
  return null;
}

function numberedYear(text: string): number | null {
  const written = YEAR.exec(text) ?? SPACED_YEAR.exec(text) ?? CHINESE_YEAR.exec(text);
  if (written?.[1] !== undefined) {
    const year = Number(toDigits(written[1]));
    if (year >= 1990 && year <= 2049) return year;
  }
  const counted = smallNumber(COUNTED_YEAR.exec(text)?.[1] ?? '');
  if (counted !== null) return 2000 + counted;
  const short = SHORT_YEAR.exec(text);
  if (short?.[1] === undefined) return null;
  const year = /十/.test(short[1]) ? smallNumber(short[1]) : Number(toDigits(short[1]));
  return year !== null && year <= 49 ? 2000 + year : null;
}

/** A day as said, see the slot `date` of `appointment.book`, and where it stands in the text. */
export interface FoundDay {
  date: string;
  start: number;
  end: number;
}

/** Who refuses more days than these names none. */
const MOST_REFUSED = 3;

/**
 * The day that a text states: `YYYY-MM-DD`, `MM-DD`, `day:N`, `weekday:1-7`, `nextWeek:1-7`, `weekAfterNext:1-7` or a
 * relative word. `refused`: what stands behind a day that is not wanted, as in 周三不行，周五.
 */
export function findDay(
  text: string,
  tokens: readonly Token[],
  refused: RegExp,
  left = MOST_REFUSED,
): FoundDay | null {
  const day = firstDay(text, tokens);
  if (!day || !refused.test(text.slice(day.end))) return day;
  if (left === 0) return null;
  const behind = tokens.flatMap((token) =>
    token.start < day.end ? [] : [{ ...token, start: token.start - day.end, end: token.end - day.end }],
  );
  const other = findDay(text.slice(day.end), behind, refused, left - 1);
  return other && { date: other.date, start: other.start + day.end, end: other.end + day.end };
}

function firstDay(text: string, tokens: readonly Token[]): FoundDay | null {
  const full = FULL_DATE.exec(text);
  if (full) {
    const [year, month, day] =
      full[1] === undefined ? [full[4], full[5], full[6]] : [full[1], full[2], full[3]];
    if (isDayOfYear(Number(month), Number(day))) return at(full, `${year}-${two(month)}-${two(day)}`);
  }
  const short = MONTH_DAY.exec(text);
  if (short) {
    const [month, day] = [smallNumber(short[1] ?? ''), smallNumber(short[2] ?? '')];
    if (month !== null && day !== null && isDayOfYear(month, day))
      return at(short, `${two(month)}-${two(day)}`, /[号日]/);
  }
  const week = WEEKDAY.exec(text);
  if (week) {
    const day = week[2] === '日' || week[2] === '天' ? 7 : smallNumber(week[2] ?? '');
    return at(week, `${weekOf(week[1])}:${day}`);
  }
  for (const token of tokens) {
    const sense = senseOf(token, 'day');
    if (sense) return { date: sense.value, start: token.start, end: token.end };
  }
  const only = DAY.exec(text);
  const day = only ? smallNumber(only[1] ?? '') : null;
  if (only && day !== null && day >= 1 && day <= 31) return at(only, `day:${day}`);
  return englishDay(text);

  function at(found: RegExpExecArray, date: string, tail?: RegExp): FoundDay {
    const end = found.index + found[0].length;
    return { date, start: found.index, end: tail?.test(text[end] ?? '') ? end + 1 : end };
  }
}

function weekOf(before = ''): string {
  if (before.startsWith('下下')) return 'weekAfterNext';
  return before.startsWith('下') ? 'nextWeek' : 'weekday';
}

function englishDay(text: string): FoundDay | null {
  const month = ENGLISH_DAY.exec(text);
  if (month) {
    const [whole, first, dayBehind, dayBefore, second] = month;
    const [number, on] = [
      MONTHS.indexOf((first ?? second ?? '').slice(0, 3)) + 1,
      Number(dayBehind ?? dayBefore),
    ];
    if (isDayOfYear(number, on))
      return { date: `${two(number)}-${two(on)}`, start: month.index, end: month.index + whole.length };
  }
  const week = ENGLISH_WEEKDAY.exec(text);
  if (!week) return null;
  const number = ENGLISH_DAYS.indexOf((week[2] ?? '').slice(0, 3)) + 1;
  const date = `${week[1] ? 'nextWeek' : 'weekday'}:${number}`;
  return { date, start: week.index, end: week.index + week[0].length };
}

function isDayOfYear(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function two(part: string | number | undefined): string {
  return String(part).padStart(2, '0');
}
