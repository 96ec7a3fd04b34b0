/** What a text costs on the air, and where it may be cut. */
import { gsm7Length, septetsOf } from './gsm7';

export type Encoding = 'gsm7' | 'ucs2';

/**
 * Room of a text that fits in one part, and of each part of a longer one, in septets (gsm7) or UTF-16 code
 * units (ucs2). A part carries a 7-octet header with a 16-bit reference (3GPP TS 23.040, section 9.2.3.24.8).
 */
export const ROOM = {
  gsm7: { single: 160, part: 152 },
  ucs2: { single: 70, part: 66 },
} as const;
/** Octets of a part's header: 6 with an 8-bit reference, which leaves room for one unit more. */
export type HeaderSize = 6 | 7;

/** The alphabet that a text needs. */
export function encodingOf(text: string): Encoding {
  return gsm7Length(text) < 0 ? 'ucs2' : 'gsm7';
}

/**
 * Cuts a text into the parts it is sent in, never inside a surrogate pair or an escape. Joined they are the text.
 * `force`: for a carrier that can not take this text in its 7-bit alphabet.
 */
export function segment(
  text: string,
  force?: 'ucs2',
  header: HeaderSize = 7,
): { encoding: Encoding; segments: string[] } {
  const more = 7 - header;
  const septets = force ? -1 : gsm7Length(text);
  if (septets < 0) {
    const segments = text.length <= ROOM.ucs2.single ? [text] : cut(text, ROOM.ucs2.part + more, endOfUcs2);
    return { encoding: 'ucs2', segments };
  }
  const segments = septets <= ROOM.gsm7.single ? [text] : cut(text, ROOM.gsm7.part + more, endOfGsm7);
  return { encoding: 'gsm7', segments };
}

/** How many parts a text is sent in (at least one, even where it is empty), and in which alphabet. */
export function countSegments(text: string): { segments: number; encoding: Encoding } {
  const { encoding, segments } = segment(text);
  return { encoding, segments: segments.length };
}

function cut(text: string, room: number, endOf: (text: string, start: number, room: number) => number) {
  const segments: string[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOf(text, start, room);
    segments.push(text.slice(start, end));
    start = end;
  }
  return segments;
}

function endOfUcs2(text: string, start: number, room: number): number {
  const end = start + room;
  if (end >= text.length) return text.length;
  return isPair(text.charCodeAt(end - 1), text.charCodeAt(end)) ? end - 1 : end;
}

function isPair(first: number, second: number): boolean {
  return (first & 0xfc00) === 0xd800 && (second & 0xfc00) === 0xdc00;
}

function endOfGsm7(text: string, start: number, room: number): number {
  let left = room;
  let end = start;
  while (end < text.length) {
    left -= septetsOf(text.charCodeAt(end));
    if (left < 0) break;
    end++;
  }
  return end;
}
