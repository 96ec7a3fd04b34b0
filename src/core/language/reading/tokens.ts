import type { Lexicon } from '../lexicon/lexicon';
import type { Entry, Found } from '../lexicon/phrases';
import type { Sense } from '../lexicon/sense';

/** A word of the lexicon found in a text. */
export interface Token {
  start: number;
  end: number;
  entry: Entry;
}

/** The words of a text: those that together cover most of it, long ones before short ones. Linear in time. */
export function tokenise(text: string, lexicon: Pick<Lexicon, 'words'>): Token[] {
  const best = new Array<number>(text.length + 1).fill(0);
  const ends = new Array<number>(text.length).fill(0);
  const founds = new Array<Found | null>(text.length).fill(null);
  let start = text.length - 1;
  const tell = (end: number, found: Found) => {
    if (isLetter(text.charCodeAt(end - 1)) && isLetter(text.charCodeAt(end))) return;
    const score = weightOf(found, end - start) + (best[end] ?? 0);
    if (score <= (best[start] ?? 0)) return;
    best[start] = score;
    ends[start] = end;
    founds[start] = found;
  };
  for (; start >= 0; start--) {
    best[start] = best[start + 1] ?? 0;
    if (!isLetter(text.charCodeAt(start)) || !isLetter(text.charCodeAt(start - 1)))
      lexicon.words.find(text, start, tell);
  }
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const found = founds[at];
    const end = found ? (ends[at] ?? 0) : at + 1;
    if (found) tokens.push({ start: at, end, entry: entryOf(text.slice(at, end), found) });
    at = end;
  }
  return tokens;
}

function entryOf(word: string, { senses, light, named, language }: Found): Entry {
  return { word, senses, light, named, language };
}

/** Long words count for more than short ones together, and a name for more than a phrase around it (粮补|多少钱). */
function weightOf({ light, named }: Found, length: number): number {
  if (light) return length * length * 0.9;
  return named ? (length + 1.5) ** 2 : length * length;
}

/** The meaning that a token has under a sign, if it has one. */
export function senseOf<S extends Sense['sign']>(
  token: Token,
  sign: S,
): Extract<Sense, { sign: S }> | undefined {
  for (const sense of token.entry.senses)
    if (sense.sign === sign) return sense as Extract<Sense, { sign: S }>; // just compared
  return undefined;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
