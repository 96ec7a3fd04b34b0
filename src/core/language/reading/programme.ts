import type { Reading } from './reading';
import { senseOf, type Token } from './tokens';

/** The canonical name of the programme that a text names, the longest name first; a bare stem (农机的) where it names none. */
export function programmeMeant(reading: Reading): string | null {
  return longest(reading, 'programme') ?? longest(reading, 'stem');
}

/** What stands between names that are asked for in one breath (低保跟粮食直补, 农机还有医疗救助), and between one and the other that it is corrected to. */
const JOINED = /^(?:(?!.*(?:的是|比)).{0,4}(?:[和跟与同及加带、,，&\s]|还有|\b(?:and|plus)\b).{0,4})?$/;
const CORRECTED = /不对|不是|错了|哦不|i mean|no,? /;

/** All programmes that a text names side by side, in their order; one where it names one, or corrects itself. */
export function programmesBeside({ tokens, text }: Reading): string[] {
  let names: string[] = [];
  let before: Token | null = null;
  for (const token of tokens) {
    const name = (senseOf(token, 'programme') ?? senseOf(token, 'stem'))?.value;
    if (name === undefined) continue;
    const gap = before ? text.slice(before.end, token.start) : '';
    if (CORRECTED.test(gap) || (before && !JOINED.test(gap) && names.at(-1) !== name)) names = [];
    if (!names.includes(name)) names = [...names, name];
    before = token;
  }
  return names;
}

function longest({ tokens }: Reading, sign: 'programme' | 'stem'): string | null {
  let best: { token: Token; name: string } | null = null;
  for (const token of tokens) {
    const sense = senseOf(token, sign);
    if (sense && (!best || token.end - token.start > best.token.end - best.token.start))
      best = { token, name: sense.value };
  }
  return best?.name ?? null;
}
