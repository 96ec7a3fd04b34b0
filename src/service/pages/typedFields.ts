/** What people type into a field: in full width, with blanks between, X in lower case. */
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import { understand } from '../../core/language/understand';
import { canReceive, normalisePhone } from '../../core/text/phone';
import { withPlainX } from '../../core/text/proof';

/** Digits as they are compared: half width, upper case, without blanks and dashes. */
export function bare(field: string | undefined): string {
  return withPlainX((field ?? '').normalize('NFKC').replace(/[\s-]/g, '')).toUpperCase();
}

/** A mobile number of this country, E.164; null for any other: a code to another country costs a hundred times as much. */
export function domesticPhone(field: string | undefined): string | null {
  const typed = bare(field).slice(0, 32);
  const phone = normalisePhone(typed);
  const isDomestic = phone.startsWith('+86') && !/^(?:\+|00)(?!86)/.test(typed);
  return isDomestic && canReceive(phone) ? phone : null;
}

/** The number of a case; null where it is none. */
export function caseNumber(field: string | undefined, lexicon: Lexicon): string | null {
  const asked = { state: 'case.ask', expects: 'caseNo', for: 'case.status' } as const;
  const understood = understand(field ?? '', asked, lexicon);
  return understood.intent === 'case.status' ? (understood.slots.caseNo ?? null) : null;
}
