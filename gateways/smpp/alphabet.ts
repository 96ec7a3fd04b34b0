/** Texts and octets by data_coding (SMPP 3.4, section 5.2.19; 3GPP TS 23.038, section 4). */
import { decodeGsm7, encodeGsm7 } from '../../src/core/text/gsm7';
import { type Encoding, segment } from '../../src/core/text/segments';

export const ALPHABETS = ['gsm7', 'latin1', 'ascii'] as const;
/** What data_coding 0 means on a link: each SMSC has its own default. */
export type DefaultAlphabet = (typeof ALPHABETS)[number];

const UCS2 = 0x08;
const UTF8 = new TextDecoder('utf-8', { fatal: true });
const GB18030 = new TextDecoder('gb18030', { fatal: true });

/** Reads a text. Never throws: what can not be read shows as U+FFFD, and half a UCS-2 unit at the end is dropped. */
export function decodeText(octets: Buffer, dataCoding: number, byDefault: DefaultAlphabet): string {
  switch (alphabetOf(dataCoding)) {
    case 'default':
      return byDefault === 'gsm7' ? decodeGsm7(octets) : octets.toString('latin1');
    case 'latin1':
      return octets.toString('latin1');
    case 'ucs2':
      return decodeUcs2(octets);
    case 'octets':
      return firstReadable(octets, [UTF8, GB18030]);
    case 'gbk':
      return firstReadable(octets, [GB18030, UTF8]);
  }
}

/** 0x00 to 0x0F are SMPP's own; above, the groups of a GSM data coding scheme; 15 is GBK on Chinese links. */
function alphabetOf(coding: number): 'default' | 'latin1' | 'ucs2' | 'octets' | 'gbk' {
  if (coding === 0x0f) return 'gbk';
  if (coding === UCS2) return 'ucs2';
  if (coding === 0x02 || coding === 0x04) return 'octets';
  if (coding > 0 && coding < 0x10) return 'latin1';
  if (coding >= 0xf0) return coding & 0x04 ? 'octets' : 'default';
  if (coding >= 0xe0) return 'ucs2';
  if (coding >= 0xc0) return 'default';
  return ([undefined, 'octets', 'ucs2'] as const)[(coding >> 2) & 0x03] ?? 'default';
}

function decodeUcs2(octets: Buffer): string {
  const units = Buffer.from(octets.subarray(0, octets.length & ~1)).swap16();
  const text = units.toString('utf16le');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function firstReadable(octets: Buffer, decoders: readonly { decode(octets: Buffer): string }[]): string {
  for (const decoder of decoders) {
    try {
      return decoder.decode(octets);
    } catch {
      // not this one
    }
  }
  return octets.toString('utf8');
}

/** A text in the octets of its parts, in order; UCS-2 where the link's default alphabet lacks a character. */
export function encodeText(
  text: string,
  byDefault: DefaultAlphabet,
): { dataCoding: number; parts: Buffer[] } {
  const fits = byDefault === 'gsm7' || inDefault(text, byDefault);
  const { encoding, segments } = segment(text, fits ? undefined : 'ucs2');
  const parts = segments.map((part) => encodePart(part, encoding, byDefault));
  return { dataCoding: encoding === 'ucs2' ? UCS2 : 0, parts };
}

function encodePart(text: string, encoding: Encoding, byDefault: DefaultAlphabet): Buffer {
  if (encoding === 'ucs2') return Buffer.from(text, 'utf16le').swap16();
  if (byDefault !== 'gsm7') return Buffer.from(text, 'latin1');
  const octets = encodeGsm7(text);
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length);
}

function inDefault(text: string, alphabet: 'latin1' | 'ascii'): boolean {
  const last = alphabet === 'ascii' ? 0x7f : 0xff;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > last) return false;
  return true;
}
