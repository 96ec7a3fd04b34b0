/** Carriers write one id in many ways: with zeros in front, in capitals, hexadecimal in one place and decimal in the other. */

import { BASES, type Base } from '../model/message';

/** The form that is stored for look-ups: trimmed, lower-case, without `0x` and leading zeros. */
export function lookupForm(reference: string): string {
  return reference
    .trim()
    .toLowerCase()
    .replace(/^0x(?=[0-9a-f]+$)/, '')
    .replace(/^0+(?=.)/, '');
}

/** The look-up form of the answer's id where the receipt's is written in the other base; null where it can not be. */
export function inOtherBase(reference: string, base: Base): string | null {
  const form = lookupForm(reference);
  if (base === 'hex-dec') return /^[0-9]{1,39}$/.test(form) ? BigInt(form).toString(16) : null;
  return /^[0-9a-f]{1,32}$/.test(form) ? BigInt(`0x${form}`).toString() : null;
}

/** A gateway that names nothing writes zeros to all: they would be every message's, and no receipt's. */
const NAMELESS: ReadonlySet<string> = new Set(['', '0']);

/** Every form under which the message of this receipt's id may be stored; none where it names nothing. */
export function lookupForms(reference: string): string[] {
  if (NAMELESS.has(lookupForm(reference))) return [];
  const others = BASES.map((base) => inOtherBase(reference, base)).filter((form) => form !== null);
  return [...new Set([lookupForm(reference), ...others])];
}
