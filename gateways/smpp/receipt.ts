/** Delivery receipts (SMPP 3.4, appendix B): a text of the vendor's own making, TLVs, or both. */
import type { Receipt } from '../../src/core/message';
import { type Delivery, LONGEST_ID } from './pdu';

type State = Receipt['state'];

/** Characters of a carrier's code that are kept: real ones have three to eight. */
const LONGEST_CODE = 32;
const RECEIPT_TYPES: ReadonlySet<number> = new Set([0x04, 0x20]); // final and intermediate (5.2.12)
const LOOKS_LIKE_ONE = /^\s*id:\S.*\bstat:\S/is;
/** By the value of message_state (5.2.28; 0 and 9 are of version 5). */
const BY_NUMBER: readonly State[] = [
  'accepted',
  'accepted',
  'delivered',
  'expired',
  'undeliverable',
  'undeliverable',
  'accepted',
  'unknown',
  'rejected',
  'undeliverable',
];
/** By how `stat:` begins: vendors cut it short and write it out. */
const BY_WORD: readonly (readonly [RegExp, State])[] = [
  [/^DELIV/i, 'delivered'],
  [/^EXPIR/i, 'expired'],
  [/^(UNDEL|DELET|SKIPP|FAIL)/i, 'undeliverable'],
  [/^(ACC|ENROU|SCHED|BUFF)/i, 'accepted'],
  [/^REJ/i, 'rejected'],
  [/:/, 'undeliverable'], // a Chinese carrier's failure: MK:0001
];

const FIELD = {
  id: /(?:^|\s)id:(?:\s(?![a-z]+:))?(\S+)/i,
  stat: /(?:^|\s)stat:(?:\s(?![a-z]+:))?(\S+)/i,
  err: /(?:^|\s)err:(?:\s(?![a-z]+:))?(\S+)/i,
};

/** By its type in esm_class; some SMSCs leave that 0, so the text counts too. */
export function isReceipt(delivery: Delivery, text: string): boolean {
  const type = delivery.esm_class & 0x3c;
  return isMarked(delivery) || (type === 0 && LOOKS_LIKE_ONE.test(text));
}

/** Only the carrier can say so. */
export function isMarked({ esm_class }: Pick<Delivery, 'esm_class'>): boolean {
  return RECEIPT_TYPES.has(esm_class & 0x3c);
}

/** The ids as they are written, whatever their base: the store tries them all. TLVs come before the text. */
export function readReceipt(delivery: Delivery, text: string): Omit<Receipt, 'gateway' | 'at'> {
  const stat = field(text, 'stat');
  const state = delivery.message_state === undefined ? undefined : BY_NUMBER[delivery.message_state];
  const code = stat?.includes(':') ? stat : (field(text, 'err') ?? networkError(delivery.network_error_code));
  const receipt = { references: referencesOf(delivery, text), state: state ?? stateOf(stat) };
  return code === undefined ? receipt : { ...receipt, code: code.slice(0, LONGEST_CODE) };
}

function referencesOf(delivery: Delivery, text: string): string[] {
  const ids = [delivery.receipted_message_id?.replace(/\0.*$/s, '').trim(), field(text, 'id')];
  const named = ids.filter((id): id is string => id !== undefined && id !== '');
  return [...new Set(named.map((id) => id.slice(0, LONGEST_ID)))];
}

/** A value follows its colon, or a space after it; the next field's name is not one. */
function field(text: string, name: 'id' | 'stat' | 'err'): string | undefined {
  return FIELD[name].exec(text)?.[1];
}

function stateOf(stat: string | undefined): State {
  return BY_WORD.find(([begins]) => begins.test(stat ?? ''))?.[1] ?? 'unknown';
}

/** network_error_code (5.3.2.31): an octet for the network type, two for its code. */
function networkError(value: Buffer | undefined): string | undefined {
  return value?.length === 3 ? `${value[0]}-${value.readUInt16BE(1)}` : undefined;
}
