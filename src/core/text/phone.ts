/** One person, one form of their number, however the carrier or the person wrote it. */
import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A Chinese mobile number with or without its country code. */
const CHINESE_MOBILE = /^(?:\+|00)?(?:86)?(1[3-9]\d{9})$/;
const SEPARATORS = /[\s().-]/g;

/**
 * E.164 (`+8613800000001`) where it is a phone; service numbers (`10628`, `12345`) stay their digits, and a name
 * (`Bank`) stays itself. `international`: the carrier says that a country code is in front (type of number 1).
 */
export function normalisePhone(written: string, international = false): string {
  const compact = written.replace(SEPARATORS, '');
  const mobile = CHINESE_MOBILE.exec(compact);
  if (mobile) return american(compact) ?? `+86${mobile[1]}`;
  const digits = compact.replace(/^(?:\+|00)/, '');
  if (!/^\d+$/.test(digits)) return written.trim();
  if (!international && digits.length === compact.length) return compact;
  const phone = parsePhoneNumberFromString(`+${digits}`);
  return phone?.isPossible() ? phone.number : digits;
}

/**
 * Numbers of North America have eleven digits too, and begin with their country code 1. Where it is written as one, and
 * there is such a number, it is meant; else somebody put a plus before a number of here.
 */
function american(compact: string): string | null {
  if (!/^(?:\+|00)1\d{10}$/.test(compact)) return null;
  const phone = parsePhoneNumberFromString(compact.replace(/^00/, '+'));
  return phone?.isValid() ? phone.number : null;
}

/** As people here write it: `+8613800000001` → `13800000001`; numbers of other countries stay whole. */
export function sayPhone(phone: string): string {
  return phone.replace(/^\+86(?=1\d{10}$)/, '');
}

/** Whether a text can reach it: a mobile number of here, or any number of another country. */
export function canReceive(phone: string): boolean {
  return phone.startsWith('+86') ? CHINESE_MOBILE.test(phone) : /^\+[1-9]\d{6,14}$/.test(phone);
}

/** Whether a carrier's way of writing a number means this phone (E.164, or a service number): with or without its country code. */
export function isSamePhone(phone: string, written: string): boolean {
  if (phone === written) return true;
  const digits = written.replace(/^(?:\+|00)/, '');
  if (!/^\d+$/.test(digits)) return false;
  if (phone.replace(/^\+/, '') === digits) return true;
  const national = phone.startsWith('+') ? parsePhoneNumberFromString(phone)?.nationalNumber : undefined;
  return national !== undefined && national === digits.replace(/^0/, '');
}
