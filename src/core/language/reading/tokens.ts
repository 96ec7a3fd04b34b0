import type { Lexicon } from '../lexicon/lexicon';
import type { Entry } from '../lexicon/phrases';
import type { Sense } from '../lexicon/sense';

/** A word of the lexicon found in a text. */
export interface Token {
  start: number;
  end: number;
  entry: Entry;
}

/** The words of a text: those that together cover most of it, long ones before short ones. Linear in time. */
export function tokenise(text: string, lexicon: Lexicon): Token[] {
  const best = new Float64Array(text.length + 1);
  const choice: (Token | undefined)[] = new Array(text.length);
  for (let start = text.length - 1; start >= 0; start--) {
    best[start] = best[start + 1] ?? 0;
    if (isLetter(text.charCodeAt(start)) && isLetter(text.charCodeAt(start - 1))) continue;
    lexicon.words.find(text, start, (end, entry) => {
      if (isLetter(text.charCodeAt(end - 1)) && isLetter(text.charCodeAt(end))) return;
      const score = weightOf(entry, end - start) + (best[end] ?? 0);
      if (score > (best[start] ?? 0)) {
        best[start] = score;
        choice[start] = { start, end, entry };
      }
    });
  }
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const token = choice[at];
    if (token) tokens.push(token);
    at = token ? token.end : at + 1;
  }
  return tokens;
}

/** Long words count for more than short ones together, and a name for more than a phrase around it (粮补|多少钱). */
function weightOf({ light, named }: Entry, length: number): number {
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
