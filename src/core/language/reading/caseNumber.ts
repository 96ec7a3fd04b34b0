import { dashed, isDay } from '../../calendar/day';
import { DIGIT_LIKE, toDigits } from './numerals';

const SPACING = '[\\s.,:#_/—-]{0,3}';
const AFTER_LETTERS = '[\\s.:#*_号-]{0,3}';
const PREFIXED = new RegExp(`q\\s?z${AFTER_LETTERS}((?:[${DIGIT_LIKE}]${SPACING}){12})(?![0-9])`);
/** Of what was asked in own words (投诉, 咨询, 提前, 回电): as it was told, whatever stands behind it, and however it is typed. */
const TOLD = new RegExp(`(ts|zx|tq|hd|qs)${AFTER_LETTERS}([0-9]{8}-[0-9]{4}(?:[0-9]{4})?)(?![0-9])`);
const TYPED = new RegExp(`(ts|zx|tq|hd|qs)${AFTER_LETTERS}((?:[0-9]${SPACING}){11,15}[0-9])(?![0-9])`);
const BARE = new RegExp(
  `(?<![0-9]|q\\s?z[\\s.:#*_-]{0,3})([2二贰](?:[\\s.-]?[${DIGIT_LIKE}]){10})(?![0-9x])`,
);
/** As it is told, without its letters. */
const WHOLE = /(?<![0-9a-z]|[0-9][\s.,:-])(20[0-9]{6}[\s.-]?[0-9]{4})(?![0-9x]|[\s.-][0-9])/;

/** Stands in every number of a case, a ticket or a phone: most texts hold none, and need not be searched for each. */
export const LONG_NUMBER = new RegExp(`(?:[${DIGIT_LIKE}]${SPACING}){8}`);

/** A part of a text, from `start` up to but not including `end`, and the number it holds. */
export interface Found {
  value: string;
  start: number;
  end: number;
}

/**
 * The first case number in a lower-case text: `QZ########-####`, that of a ticket (`TS########-########`, or with four
 * digits at its end), its twelve digits alone, or eleven that begin with a date of this century. Repairs O and l among the digits, Chinese
 * digits and spaces; a phone or identity number is none.
 */
export function findCaseNumber(text: string): Found | null {
  const prefixed = PREFIXED.exec(text);
  if (prefixed?.[1] !== undefined) {
    const digits = toDigits(prefixed[1]);
    if (digits.length === 12) return numbered('QZ', digits, prefixed);
  }
  const ticket = findTicketNumber(text);
  if (ticket) return ticket;
  const whole = WHOLE.exec(text);
  const typed = (whole?.[1] ?? '').replace(/\D/g, '');
  if (whole && isDayOfThisCentury(typed.slice(0, 8))) return numbered('QZ', typed, whole);
  const bare = BARE.exec(text);
  if (bare?.[1] === undefined) return null;
  const digits = toDigits(bare[1]);
  if (digits.length !== 11 || !isDayOfThisCentury(digits.slice(0, 8))) return null;
  return { value: digits, start: bare.index, end: bare.index + bare[0].length };
}

function findTicketNumber(text: string): Found | null {
  const found = TOLD.exec(text) ?? TYPED.exec(text);
  if (!found) return null;
  const [, letters = '', written = ''] = found;
  const digits = written.replace(/\D/g, '');
  if ((digits.length !== 12 && digits.length !== 16) || !isDayOfThisCentury(digits.slice(0, 8))) return null;
  return numbered(letters.toUpperCase(), digits, found);
}

function numbered(letters: string, digits: string, { index, 0: whole }: RegExpExecArray): Found {
  const value = `${letters}${digits.slice(0, 8)}-${digits.slice(8)}`;
  return { value, start: index, end: index + whole.trimEnd().length };
}

function isDayOfThisCentury(digits: string): boolean {
  return digits.startsWith('20') && isDay(dashed(digits));
}
