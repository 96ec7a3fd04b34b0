/** Numbers that carry their own check: identity numbers (GB 11643) and accounts. */
import { dashed, isDay } from '../calendar/day';
import { withPlainX } from '../text/proof';
import type { FaultKind } from './faults';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** By what is left of the sum: which character stands eighteenth. */
export const IDENTITY_CHECKS = '10X98765432';
const FIRST_YEAR = 1890;

export interface Checked {
  value: string;
  fault?: FaultKind;
  detail?: string;
}

/** Eighteen characters, the last perhaps X, however that is typed; one of fifteen digits, as they were until 1999, gets its century and check. */
export function checkIdentity(written: string): Checked {
  const value = /^\d{15}$/.test(written) ? lengthened(written) : withPlainX(written);
  if (value.length !== 18) return { value, fault: 'identityLength', detail: String(value.length) };
  if (!/^\d{17}[\dX]$/.test(value)) return { value, fault: 'identityCharacter' };
  if (!isBirth(value.slice(6, 14))) return { value, fault: 'identityBirth', detail: value.slice(6, 14) };
  // The character that would fit is not said: whoever types it makes a wrong number pass.
  return identityCheck(value) === value[17] ? { value } : { value, fault: 'identityCheck' };
}

function lengthened(fifteen: string): string {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return seventeen + identityCheck(seventeen);
}

/** The eighteenth character that GB 11643 asks for behind the seventeen that these begin with. */
export function identityCheck(identity: string): string {
  const sum = WEIGHTS.reduce((before, weight, place) => before + weight * Number(identity[place]), 0);
  return IDENTITY_CHECKS[sum % 11] ?? '';
}

function isBirth(digits: string): boolean {
  return Number(digits.slice(0, 4)) >= FIRST_YEAR && isDay(dashed(digits));
}

/** A passbook has 15 to 23 digits and no check; a card has 19, begins with 62, and its last is by Luhn's formula. */
export function checkAccount(written: string): Checked {
  if (!/^\d{15,23}$/.test(written))
    return { value: written, fault: 'accountLength', detail: String(written.length) };
  const isCard = written.length === 19 && written.startsWith('62');
  return isCard && !isLuhn(written) ? { value: written, fault: 'accountCheck' } : { value: written };
}

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const twice = digit * 2;
    sum += place % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

const NUMERALS = '零一二三四五六七八九';

/** Of 一 to 九十九; null: it is none of them. */
export function numeral(said: string): number | null {
  const found = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(said);
  if (!found || said === '') return null;
  const [, tens, ten, ones] = found;
  const digit = (one: string | undefined) => (one ? NUMERALS.indexOf(one) : 0);
  if (!ten) return ones ? null : digit(tens);
  return (tens ? digit(tens) : 1) * 10 + digit(ones);
}
