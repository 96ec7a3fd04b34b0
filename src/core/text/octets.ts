/** Texts from octets. Never throws: what can not be read shows as U+FFFD. */
import type { Alphabet, EncodedText } from '../model/message';
import { decodeGsm7 } from './gsm7';

export function isSameText(one: EncodedText, other: EncodedText): boolean {
  const { octets, alphabet } = one;
  return (
    alphabet === other.alphabet &&
    octets.length === other.octets.length &&
    octets.every((octet, at) => octet === other.octets[at])
  );
}

/**
 * Neighbours of one alphabet are joined before they are read, for a text may be cut at any octet. NULs at its end are
 * padding: in the GSM alphabet they would read as `@`.
 */
export function readText(parts: readonly EncodedText[]): string {
  const runs: { alphabet: Alphabet; octets: Uint8Array[] }[] = [];
  for (const { alphabet, octets } of parts) {
    const last = runs.at(-1);
    if (last?.alphabet === alphabet) last.octets.push(octets);
    else runs.push({ alphabet, octets: [octets] });
  }
  const texts = runs.map(({ alphabet, octets: [first = NONE, ...rest] }, index) => {
    const joined = rest.length === 0 ? first : joinedOf([first, ...rest]);
    return decode(index === runs.length - 1 ? withoutPadding(joined, alphabet) : joined, alphabet);
  });
  return texts.join('');
}

const NONE = new Uint8Array();

function joinedOf(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Half a unit of UCS-2 at the end is padding too. */
function withoutPadding(octets: Uint8Array, alphabet: Alphabet): Uint8Array {
  const unit = alphabet === 'ucs2' ? 2 : 1;
  let end = octets.length;
  if (unit === 2 && end % 2 === 1 && octets[end - 1] === 0) end--;
  while (end >= unit && octets[end - 1] === 0 && octets[end - unit] === 0) end -= unit;
  return octets.subarray(0, end);
}

function decode(octets: Uint8Array, alphabet: Alphabet): string {
  if (octets.length === 0) return '';
  const marked = byMark(octets);
  if (marked !== null) return marked;
  switch (alphabet) {
    case 'gsm7':
      return isSevenBit(octets) ? decodeGsm7(octets) : guessed(octets);
    case 'ascii':
    case 'octets':
      return guessed(octets);
    case 'latin1':
      return isSevenBit(octets) ? latin1(octets) : (strictly(UTF8, octets) ?? latin1(octets));
    case 'ucs2':
      return isOddAscii(octets) ? latin1(octets) : UCS2.decode(octets.subarray(0, octets.length & ~1));
    case 'utf8':
      return strictly(UTF8, octets) ?? strictly(GB18030, octets) ?? LOSSY.decode(octets);
    case 'gb18030':
      return strictly(GB18030, octets) ?? strictly(UTF8, octets) ?? LOSSY_GB18030.decode(octets);
  }
}

type Decoder = Pick<typeof LOSSY, 'decode'>;

const UTF8 = new TextDecoder('utf-8', { fatal: true });
const GB18030 = new TextDecoder('gb18030', { fatal: true });
const LOSSY = new TextDecoder();
const LOSSY_GB18030 = new TextDecoder('gb18030');
const UCS2 = new TextDecoder('utf-16be');
const UCS2_TURNED = new TextDecoder('utf-16le');

/** By its byte order mark; null where it has none. No other alphabet begins a text with these. */
function byMark(octets: Uint8Array): string | null {
  const [first, second, third] = octets;
  const even = octets.subarray(0, octets.length & ~1);
  if (first === 0xfe && second === 0xff) return UCS2.decode(even);
  if (first === 0xff && second === 0xfe) return UCS2_TURNED.decode(even);
  return first === 0xef && second === 0xbb && third === 0xbf ? LOSSY.decode(octets) : null;
}

/** Of octets that say nothing of themselves: UTF-8 has a shape that others hardly meet, in three octets and more never. */
function guessed(octets: Uint8Array): string {
  if (isSevenBit(octets)) return latin1(octets);
  const utf8 = strictly(UTF8, octets);
  if (utf8 !== null && /[\u0800-\uffff]/.test(utf8)) return utf8;
  return strictly(GB18030, octets) ?? utf8 ?? cutGb18030(octets) ?? latin1(octets);
}

/** Whose last character was cut: all before it reads well. */
function cutGb18030(octets: Uint8Array): string | null {
  const text = LOSSY_GB18030.decode(octets);
  return /^[^\ufffd]*[\u4e00-\u9fff][^\ufffd]*\ufffd$/.test(text) ? text : null;
}

function isSevenBit(octets: Uint8Array): boolean {
  for (let at = 0; at < octets.length; at++) if ((octets[at] ?? 0) > 0x7f) return false;
  return true;
}

/** Plain text under the label of UCS-2: as long as it is odd it can be nothing else. */
function isOddAscii(octets: Uint8Array): boolean {
  return octets.length % 2 === 1 && octets.every((octet) => octet >= 0x20 && octet < 0x7f);
}

function strictly(decoder: Decoder, octets: Uint8Array): string | null {
  try {
    return decoder.decode(octets);
  } catch {
    return null;
  }
}

/** Each octet as its own character. */
function latin1(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at++) text += String.fromCharCode(octets[at] ?? 0);
  return text;
}
