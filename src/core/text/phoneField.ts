/** A phone number as it stands in tables and forms: what can be repaired is, what can not be is refused with the reason. */
import { normalisePhone } from './phone';

export type ReadPhone = { phone: string } | { fault: string };

/** Spaces, dashes of every kind, dots, brackets, slashes: what people put between digits. */
const BETWEEN = /[\s\p{Pd}.·()/]/gu;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Of an office: the number behind it is dialled by people, and no text needs it. */
const EXTENSION = /(?:转|分机|ext|x|#).*$/i;
/** With its country code however it is written, and with the trunk 0 of old tables in front of the number. */
const MOBILE = /^(?:\+?|00)(?:86)?0?(1[3-9]\d{9})$/;
/** Begins as a mobile number does, and is none: a digit was lost or doubled. */
const NEARLY_MOBILE = /^(?:(?:\+|00)?86)?0?(1[3-9]\d*)$/;
/** Area code and number: of two digits after the 0 for Beijing and 02x, else of three. */
const LANDLINE = /^(?:(?:\+|00)?860?|0)((?:10|2\d)\d{8}|[3-9]\d{2}\d{7,8})$/;
/** Without its area code; 400 and 800; short numbers of services. */
const OTHER = /^(?:[2-8]\d{6,7}|[48]00\d{7}|1[02]\d{3,8}|9\d{4})$/;
const FOREIGN = /^(?:\+|00)(?!86)\d{7,15}$/;

/**
 * E.164 of a mobile number of here and of any number abroad; others as their digits, which no text reaches
 * (`canReceive`). An empty text is no phone, and no fault.
 */
export function readPhone(written: string): ReadPhone {
  const plain = written.normalize('NFKC').replace(INVISIBLE, '').replace(EXTENSION, '').replace(BETWEEN, '');
  if (plain === '') return written.trim() === '' ? { phone: '' } : { fault: 'is no phone number' };
  if (!/^\+?\d+$/.test(plain)) return { fault: 'is no phone number: send its digits' };
  const mobile = MOBILE.exec(plain)?.[1];
  if (mobile !== undefined) return { phone: `+86${mobile}` };
  const landline = LANDLINE.exec(plain)?.[1];
  if (landline !== undefined) return { phone: `0${landline}` };
  if (OTHER.test(plain)) return { phone: plain };
  if (FOREIGN.test(plain)) {
    const phone = normalisePhone(plain);
    return phone.startsWith('+') ? { phone } : { fault: 'is no number of the country that it begins with' };
  }
  const digits = NEARLY_MOBILE.exec(plain)?.[1]?.length;
  return {
    fault:
      digits === undefined
        ? 'is no phone number that there can be: send a mobile number of 11 digits, a landline with its area code, or + and the country code'
        : `begins as a mobile number, and has ${digits} digits instead of 11`,
  };
}
