/** What a text costs on the air, and where it may be cut: preview, bill and wire count by `segment`. */
import type { DefaultAlphabet, TextForm } from '../model/route';
import { gb18030Length } from './gb18030';
import { gsm7Length, septetsOf } from './gsm7';

/** What a text is written in; `ascii` stands for any default alphabet of octets. */
export type Encoding = 'gsm7' | 'ascii' | 'ucs2' | 'gb18030';

/**
 * Room of a text that fits in one part, and of each part of a longer one under a header of 7 octets (3GPP TS 23.040):
 * septets (gsm7, ascii), UTF-16 code units (ucs2) or octets (gb18030).
 */
export const ROOM = {
  gsm7: { single: 160, part: 152 },
  ascii: { single: 160, part: 152 },
  ucs2: { single: 70, part: 66 },
  gb18030: { single: 140, part: 133 },
} as const;

/** As the GSM networks have it, and as texts are counted where no link is known. */
export const USUAL_FORM: TextForm = { byDefault: 'gsm7', wide: 'ucs2', header: 7, signature: 'front' };

/** What our texts begin with. */
const SIGNATURE = /^【[^【】]+】/;

/** The alphabet that a text needs on the air. */
export function encodingOf(text: string): 'gsm7' | 'ucs2' {
  return gsm7Length(text) < 0 ? 'ucs2' : 'gsm7';
}

/**
 * A text in the parts that a link of this form sends it in, never cut inside a character. It is cut with its signature
 * wherever that stands; what is left to the carrier to write is then taken away.
 */
export function segment(
  text: string,
  form: TextForm = USUAL_FORM,
): { encoding: Encoding; segments: string[] } {
  const { signature } = form;
  const signed = signature === 'front' ? '' : (SIGNATURE.exec(text)?.[0] ?? '');
  const whole = signature === 'back' ? text.slice(signed.length) + signed : text;
  const encoding = alphabetFor(whole, form);
  const segments = cut(whole, encoding, form.header);
  if (signature === 'carrier') segments[0] = segments[0]?.slice(signed.length) ?? '';
  return { encoding, segments };
}

/** How many parts a text is sent in (at least one, even where it is empty), and in which alphabet. */
export function countSegments(text: string, form?: TextForm): { segments: number; encoding: Encoding } {
  const { encoding, segments } = segment(text, form);
  return { encoding, segments: segments.length };
}

function alphabetFor(text: string, { byDefault, longest, wide }: TextForm): Encoding {
  const septets = gsm7Length(text);
  const fits = septets >= 0 && (byDefault === 'gsm7' || isIn(text, byDefault));
  if (!fits || (longest !== undefined && septets > longest)) return wide;
  return byDefault === 'gsm7' ? 'gsm7' : 'ascii';
}

/** Of the alphabets with more than one octet only what all of them share; of UCS-2 nothing, for it has a code of its own. */
function isIn(text: string, alphabet: Exclude<DefaultAlphabet, 'gsm7'>): boolean {
  const last = alphabet === 'latin1' ? 0xff : alphabet === 'ucs2' ? -1 : 0x7f;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > last) return false;
  return true;
}

function cut(text: string, encoding: Encoding, header: TextForm['header']): string[] {
  const { single, part } = ROOM[encoding];
  const ends = (room: number) =>
    encoding === 'ucs2' ? endsInUnits(text, room) : endsOf(text, room, COSTS[encoding]);
  if (ends(single).length === 1) return [text];
  let start = 0;
  return ends(part + 7 - header).map((end) => {
    const piece = text.slice(start, end);
    start = end;
    return piece;
  });
}

/** What a character costs, a surrogate pair being one. */
const COSTS: Readonly<Record<Exclude<Encoding, 'ucs2'>, (character: string) => number>> = {
  gsm7: (character) => septetsOf(character.charCodeAt(0)),
  ascii: (character) => septetsOf(character.charCodeAt(0)),
  gb18030: gb18030Length,
};

/** Where the parts end that have each so much room. */
function endsOf(text: string, room: number, cost: (character: string) => number): number[] {
  const ends: number[] = [];
  let [at, left] = [0, room];
  for (const character of text) {
    const costs = cost(character);
    if (costs > left) {
      ends.push(at);
      left = room;
    }
    at += character.length;
    left -= costs;
  }
  return [...ends, at];
}

/** The same of UTF-16, where each unit costs one: only the ends have to be looked at. */
function endsInUnits(text: string, room: number): number[] {
  const ends: number[] = [];
  for (let end = room; end < text.length; end += room) {
    if ((text.codePointAt(end - 1) ?? 0) > 0xffff) end--;
    ends.push(end);
  }
  return [...ends, text.length];
}
