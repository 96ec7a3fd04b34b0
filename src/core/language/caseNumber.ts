import { DIGIT_LIKE, toDigits } from './numerals';

const SPACING = '[\\s.,:#_/—-]{0,3}';
/** Of a case, or of what was asked in own words (投诉, 咨询, 提前). */
const PREFIXED = new RegExp(
  `(q[\\s]?z|(?:ts|zx|tq)(?=[0-9]{8}-[0-9]{4}(?![0-9])))[\\s.:#*_号-]{0,3}((?:[${DIGIT_LIKE}]${SPACING}){12})(?![0-9])`,
);
const BARE = new RegExp(
  `(?<![0-9]|q\\s?z[\\s.:#*_-]{0,3})([2二贰](?:[\\s.-]?[${DIGIT_LIKE}]){10})(?![0-9x])`,
);

/** A part of a text, from `start` up to but not including `end`, and the number it holds. */
export interface Found {
  value: string;
  start: number;
  end: number;
}

/**
 * The first case number in a lower-case text: `QZ########-####`, the same of a ticket (`TS########-####`), or eleven digits that begin with a date of this
 * century. Repairs O and l among the digits, Chinese digits and spaces; a phone or identity number is none.
 */
export function findCaseNumber(text: string): Found | null {
  const prefixed = PREFIXED.exec(text);
  if (prefixed?.[2] !== undefined) {
    const digits = toDigits(prefixed[2]);
    const end = prefixed.index + prefixed[0].trimEnd().length;
    if (digits.length === 12)
      return {
        value: `${(prefixed[1] ?? '').replace(/\s/, '').toUpperCase()}${digits.slice(0, 8)}-${digits.slice(8)}`,
        start: prefixed.index,
        end,
      };
  }
  const bare = BARE.exec(text);
  if (bare?.[1] === undefined) return null;
  const digits = toDigits(bare[1]);
  if (digits.length !== 11 || !isDate(digits.slice(0, 8))) return null;
  return { value: digits, start: bare.index, end: bare.index + bare[0].length };
}

/** Whether eight digits name a day of this century. */
function isDate(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  return year >= 2000 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
