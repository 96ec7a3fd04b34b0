/** Texts and octets by data_coding (SMPP 3.4, section 5.2.19; 3GPP TS 23.038, section 4). */

import type { Alphabet } from '../../src/core/model/message';
import { encodeGsm7 } from '../../src/core/text/gsm7';
import { type Encoding, type HeaderSize, segment } from '../../src/core/text/segments';

export const DEFAULT_ALPHABETS = ['gsm7', 'latin1', 'ascii', 'utf8', 'gb18030', 'ucs2'] as const;
/** What data_coding 0 means on a link: each SMSC has its own default. */
export type DefaultAlphabet = (typeof DEFAULT_ALPHABETS)[number];

const UCS2 = 0x08;

/**
 * What a text's octets are in. 0x00 to 0x0F are SMPP's own; above, the groups of a GSM data coding scheme; 15 is GBK on
 * Chinese links.
 */
export function alphabetOf(coding: number, byDefault: DefaultAlphabet): Alphabet {
  if (coding === 0) return byDefault;
  if (coding === 0x0f) return 'gb18030';
  if (coding === 0x01) return 'ascii';
  if (coding === UCS2) return 'ucs2';
  if (coding === 0x02 || coding === 0x04) return 'octets';
  if (coding < 0x10) return 'latin1';
  if (coding >= 0xf0) return coding & 0x04 ? 'octets' : byDefault;
  if (coding >= 0xe0) return 'ucs2';
  if (coding >= 0xc0) return byDefault;
  return ([byDefault, 'octets', 'ucs2', byDefault] as const)[(coding >> 2) & 0x03] ?? byDefault;
}

export const SIGNATURE_PLACES = ['front', 'back', 'carrier'] as const;
/** Where 【…】 stands on a link; `carrier`: its gateway writes it, into the room that we leave. */
export type SignaturePlace = (typeof SIGNATURE_PLACES)[number];

/** What our texts begin with. */
const SIGNATURE = /^【[^【】]+】/;

/**
 * A text in the octets of its parts, in order; UCS-2 where the link's default alphabet lacks a character. It is cut as
 * everybody counts it, with its signature.
 */
export function encodeText(
  text: string,
  byDefault: DefaultAlphabet,
  { header, signature = 'front' }: { header?: HeaderSize; signature?: SignaturePlace } = {},
): { dataCoding: number; parts: Buffer[] } {
  const signed = signature === 'front' ? '' : (SIGNATURE.exec(text)?.[0] ?? '');
  const whole = signature === 'back' ? text.slice(signed.length) + signed : text;
  const fits = byDefault === 'gsm7' || inDefault(whole, byDefault);
  const { encoding, segments } = segment(whole, fits ? undefined : 'ucs2', header);
  if (signature === 'carrier') segments[0] = segments[0]?.slice(signed.length) ?? '';
  const parts = segments.map((part) => encodePart(part, encoding, byDefault));
  return { dataCoding: encoding === 'ucs2' ? UCS2 : 0, parts };
}

function encodePart(text: string, encoding: Encoding, byDefault: DefaultAlphabet): Buffer {
  if (encoding === 'ucs2') return Buffer.from(text, 'utf16le').swap16();
  if (byDefault !== 'gsm7') return Buffer.from(text, 'latin1');
  const octets = encodeGsm7(text);
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length);
}

/** Of the alphabets with more than one octet only what all of them share; of UCS-2 nothing, for it has a code of its own. */
function inDefault(text: string, alphabet: Exclude<DefaultAlphabet, 'gsm7'>): boolean {
  const last = alphabet === 'latin1' ? 0xff : alphabet === 'ucs2' ? -1 : 0x7f;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > last) return false;
  return true;
}
