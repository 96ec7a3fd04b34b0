/** Texts and octets by data_coding (SMPP 3.4, section 5.2.19; 3GPP TS 23.038, section 4). */

import type { Alphabet } from '../../../src/core/model/message';
import { encodeGb18030 } from '../../../src/core/text/gb18030';
import { encodeGsm7 } from '../../../src/core/text/gsm7';
import { type Encoding, type HeaderSize, segment } from '../../../src/core/text/segments';

export const DEFAULT_ALPHABETS = ['gsm7', 'latin1', 'ascii', 'utf8', 'gb18030', 'ucs2'] as const;
/** What data_coding 0 means on a link: each SMSC has its own default. */
export type DefaultAlphabet = (typeof DEFAULT_ALPHABETS)[number];

const UCS2 = 0x08;
const GB18030 = 0x0f;
/** Octets of a text on the air. */
const ROOM = 140;

/**
 * What a text's octets are in. 0x00 to 0x0F are SMPP's own; above, the groups of a GSM data coding scheme; 15 is GBK on
 * Chinese links.
 */
export function alphabetOf(coding: number, byDefault: DefaultAlphabet): Alphabet {
  if (coding === 0) return byDefault;
  if (coding === GB18030) return 'gb18030';
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

export const WIDE_ALPHABETS = ['ucs2', 'gb18030'] as const;
export type WideAlphabet = (typeof WIDE_ALPHABETS)[number];

/** How a link wants its texts. */
export interface TextForm {
  header?: HeaderSize;
  signature?: SignaturePlace;
  /** For what the default alphabet lacks; absent: UCS-2. */
  wide?: WideAlphabet;
}

/**
 * A text in the octets of its parts, in order; UCS-2 or GB18030 where the link's default alphabet lacks a character. It
 * is cut as everybody counts it, with its signature.
 */
export function encodeText(
  text: string,
  byDefault: DefaultAlphabet,
  { header, signature = 'front', wide = 'ucs2' }: TextForm = {},
): { dataCoding: number; parts: Buffer[] } {
  const signed = signature === 'front' ? '' : (SIGNATURE.exec(text)?.[0] ?? '');
  const whole = signature === 'back' ? text.slice(signed.length) + signed : text;
  const fits = byDefault === 'gsm7' || inDefault(whole, byDefault);
  const { encoding, segments } = segment(whole, fits ? undefined : 'ucs2', header);
  if (signature === 'carrier') segments[0] = segments[0]?.slice(signed.length) ?? '';
  const inGb =
    encoding === 'ucs2' && wide === 'gb18030' ? segments.map((part) => bufferOf(encodeGb18030(part))) : [];
  const room = segments.length === 1 ? ROOM : ROOM - (header ?? 7);
  // Rare characters have four octets there: a part of many of them has no room, and goes in UCS-2.
  if (inGb.length > 0 && inGb.every(({ length }) => length <= room))
    return { dataCoding: GB18030, parts: inGb };
  const parts = segments.map((part) => encodePart(part, encoding, byDefault));
  return { dataCoding: encoding === 'ucs2' ? UCS2 : 0, parts };
}

function encodePart(text: string, encoding: Encoding, byDefault: DefaultAlphabet): Buffer {
  if (encoding === 'ucs2') return Buffer.from(text, 'utf16le').swap16();
  if (byDefault !== 'gsm7') return Buffer.from(text, 'latin1');
  return bufferOf(encodeGsm7(text));
}

function bufferOf(octets: Uint8Array): Buffer {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length);
}

/** Of the alphabets with more than one octet only what all of them share; of UCS-2 nothing, for it has a code of its own. */
function inDefault(text: string, alphabet: Exclude<DefaultAlphabet, 'gsm7'>): boolean {
  const last = alphabet === 'latin1' ? 0xff : alphabet === 'ucs2' ? -1 : 0x7f;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > last) return false;
  return true;
}
