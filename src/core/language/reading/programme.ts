import type { Reading } from './reading';
import { senseOf, type Token } from './tokens';

/** The canonical name of the programme that a text names, the one it corrects itself to, else the longest name; a bare stem (农机的) where it names none. */
export function programmeMeant(reading: Reading): string | null {
  const { names, corrected } = besideIn(reading);
  if (corrected) return names.at(-1) ?? null;
  return longest(reading, 'programme') ?? longest(reading, 'stem');
}

/** What stands between names that are asked for in one breath (低保跟粮食直补, 农机还有医疗救助), and between one and the other that it is corrected to. */
const JOINED =
  /^(?:(?!.*(?:的是|比)).{0,4}(?:[和跟与同及加带、,，&\s]|还有|一[个样种]|\b(?:and|plus)\b).{0,4})?$/;
const CORRECTED = /不对|(?<!是)不是|错了|[说写讲问记搞]错|哦不|i mean|no,? /;
/** 不是低保 是农资: what stands behind is not asked for; 是不是低保 is. */
const DENIED = /(?<!是)不(?:是|查|问)(?:查|问|要)?$/;
/** Characters of it, and one before. */
const DENIAL = 4;

/** All programmes that a text names side by side, in their order; one where it names one, or corrects itself. */
export function programmesBeside(reading: Reading): string[] {
  return besideIn(reading).names;
}

function besideIn({ tokens, text }: Reading): { names: string[]; corrected: boolean } {
  let names: string[] = [];
  let before: Token | null = null;
  let corrected = false;
  for (const token of tokens) {
    const name = (senseOf(token, 'programme') ?? senseOf(token, 'stem'))?.value;
    if (name === undefined) continue;
    const gap = before ? text.slice(before.end, token.start) : '';
    const denied =
      before !== null && DENIED.test(text.slice(Math.max(0, before.start - DENIAL), before.start));
    const isOther = denied || CORRECTED.test(gap);
    corrected ||= isOther;
    if (isOther || (before && !JOINED.test(gap) && names.at(-1) !== name)) names = [];
    if (!names.includes(name)) names = [...names, name];
    before = token;
  }
  return { names, corrected };
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
