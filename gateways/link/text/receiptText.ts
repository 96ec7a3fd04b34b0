/** Receipts that are texts, in words that carriers of SMPP, CMPP and SMGP share: `id:… stat:DELIVRD err:000`. */
import type { Receipt } from '../../../src/core/model/message';

type State = Receipt['state'];

/** Characters of a carrier's code that are kept: real ones have three to eight. */
export const LONGEST_CODE = 32;
/** Octets that are looked at: behind them stands the text of the message. */
const LONGEST_RECEIPT = 1_000;
/** By how `stat:` begins: vendors cut it short and write it out. */
const BY_WORD: readonly (readonly [RegExp, State])[] = [
  [/^DELIV/i, 'delivered'],
  [/^EXPIR/i, 'expired'],
  [/^(UNDEL|DELET|SKIPP|FAIL)/i, 'undeliverable'],
  [/^(ACC|ENROU|SCHED|BUFF)/i, 'accepted'],
  [/^REJ/i, 'rejected'],
  [/^UNKN/i, 'unknown'],
  // A Chinese carrier's failure: the letters say of which state it is the reason, as MK:0001 of UNDELIV.
  [/^MI:/i, 'expired'],
  [/^MM:/i, 'unknown'],
  [/^MN:/i, 'rejected'],
  [/:/, 'undeliverable'],
];

/** A value follows its colon, or a space after it; the next field's name is not one. Vendors quote it, or put a comma behind. */
const field = (name: string) =>
  new RegExp(`(?:^|[\\s,;"'])${name}[:=](?:\\s(?![a-z]+:))?["']?([^\\s,;"']+)`, 'i');
export const FIELD = {
  id: field('(?:id|msgid|message[ _]?id)'),
  stat: field('(?:stat|state|status)'),
  err: field('(?:err|error)'),
  delivered: field('dlvrd'),
};

/** What the octets say where they are ASCII, also as UCS-2; up to the text of the message that it speaks of. */
export function plainOf(octets: Buffer): string {
  const head = octets.subarray(0, LONGEST_RECEIPT);
  const text = (asciiOf(head) ?? head).toString('latin1').replace(/\0+$/, '');
  return text.replace(/(^|[\s,;"'])text[:=].*$/is, '$1');
}

/** The ASCII in UCS-2, either way round and with its mark or without; null where it is no such thing. */
export function asciiOf(octets: Buffer): Buffer | null {
  const from = octets[0] === 0xfe || octets[0] === 0xff ? 2 : 0;
  const isTurned = octets[from] !== 0;
  if (octets.length - from < 4 || octets[isTurned ? from + 1 : from] !== 0) return null;
  const ascii = Buffer.alloc((octets.length - from) >> 1);
  for (let at = 0; at < ascii.length; at++) {
    const high = octets[from + 2 * at + (isTurned ? 1 : 0)];
    if (high !== 0) return null;
    ascii[at] = octets[from + 2 * at + (isTurned ? 0 : 1)] ?? 0;
  }
  return ascii;
}

/** The state that the word behind `stat:` says; null where it is none that is known. */
export function stateOfWord(stat: string): State | null {
  return BY_WORD.find(([begins]) => begins.test(stat))?.[1] ?? null;
}

/** Without a state: how many of it were delivered, and whether there was an error. */
export function stateByCount(plain: string, err: string | undefined): State {
  const delivered = FIELD.delivered.exec(plain)?.[1];
  if (delivered === undefined || !/^\d+$/.test(delivered)) return 'unknown';
  const failed = err !== undefined && !/^0+$/.test(err);
  if (Number(delivered) > 0) return failed ? 'unknown' : 'delivered';
  return failed ? 'undeliverable' : 'unknown';
}
