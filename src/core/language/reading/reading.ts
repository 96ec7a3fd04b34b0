import type { Intent, YearSlot } from '../../model/intent';
import type { Says } from '../../text/sayings';
import type { Lexicon } from '../lexicon/lexicon';
import type { Sense } from '../lexicon/sense';
import { findCaseNumber, LONG_NUMBER } from './caseNumber';
import { findYear } from './dates';
import { withoutStrayLetters } from './letters';
import { isHan, type Normal, normalise } from './normalise';
import { DIGIT_LIKE, toDigits } from './numerals';
import { senseOf, type Token, tokenise } from './tokens';

/** All that can be seen in a text before anything is decided. */
export interface Reading {
  normal: Normal;
  /** `normal.plain` with case and phone numbers blanked out, of equal length. */
  text: string;
  tokens: Token[];
  caseNo: string | null;
  /** Mobile numbers of eleven digits, in order, with where they begin. */
  phones: { number: string; start: number }[];
  year: YearSlot | null;
  /** Letters and Chinese characters that no word covers. */
  rest: number;
  /** First word that is neither greeting nor particle, when nothing unknown stands before it. */
  head: Token | null;
  has(sign: Sense['sign']): boolean;
  says: Says;
}

const PHONE = new RegExp(
  `(?<![0-9])(?:\\+?86[\\s-]?|0086[\\s-]?)?([1l幺一][\\s-]?[3-9三四五六七八九](?:[\\s-]?[${DIGIT_LIKE}]){9})(?![0-9])`,
  'g',
);

/** Mobile numbers of eleven digits, in order, with where they begin; blanks and dashes may stand in them. */
export function phonesIn(plain: string): Reading['phones'] {
  return [...plain.matchAll(PHONE)]
    .map((match) => ({ number: toDigits(match[1] ?? ''), start: match.index }))
    .filter(({ number }) => number.length === 11);
}

/** Looks at a text in one pass for each kind of thing; linear in time. `words`: those of the text, where they are known. */
export function read(normal: Normal, lexicon: Lexicon, words: Token[] | null = null): Reading {
  let text = normal.plain;
  let caseNo: string | null = null;
  const phones: Reading['phones'] = [];
  if (text.length > 9 && LONG_NUMBER.test(text)) {
    const found = findCaseNumber(text);
    if (found) {
      caseNo = found.value;
      text = blank(text, found.start, found.end);
    }
    phones.push(...phonesIn(text));
    for (const { start, number } of phones) text = blank(text, start, endOfPhone(text, start, number.length));
  }
  const known = text === normal.plain ? words : null;
  const tokens = withoutStrayLetters(known ?? tokenise(text, lexicon), text);
  const reading: Reading = {
    normal,
    text,
    tokens,
    caseNo,
    phones,
    year: findYear(text, tokens),
    rest: 0,
    head: null,
    has: (sign) => tokens.some((token) => senseOf(token, sign) !== undefined),
    says: lexicon.says,
  };
  measure(reading);
  return reading;
}

/** A text as it was typed, whatever is wrapped around it. */
export function readTyped(text: string, lexicon: Lexicon): Reading {
  return read(normalise(text, lexicon.confusables), lexicon);
}

export function isCommand(token: Token, intent: Intent): boolean {
  return token.entry.senses.some((sense) => sense.sign === 'command' && sense.value === intent);
}

/** Says nothing by itself; 是 is one even though it may also be a whole answer. */
function isParticle(token: Token): boolean {
  return token.entry.light || (!!senseOf(token, 'filler') && !senseOf(token, 'command'));
}

/** Counts what is not covered and finds the head. */
function measure(reading: Reading): void {
  let at = 0;
  for (const token of reading.tokens) {
    reading.rest += contentIn(reading.text, at, token.start);
    if (!reading.head && reading.rest === 0 && !isParticle(token)) reading.head = token;
    at = token.end;
  }
  reading.rest += contentIn(reading.text, at, reading.text.length);
}

function contentIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (isHan(code) ? !NUMERALS.has(code) : code >= 97 && code <= 122 && !isMistyped(text, at)) count++;
  }
  return count;
}

/** A letter taken for a digit (`2o13`). */
function isMistyped(text: string, at: number): boolean {
  const letter = text[at];
  return (
    (letter === 'o' || letter === 'l') && (DIGIT.test(text[at - 1] ?? '') || DIGIT.test(text[at + 1] ?? ''))
  );
}

const DIGIT = /[0-9]/;
const NUMERALS = new Set(
  Array.from('〇零一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾', (sign) => sign.charCodeAt(0)),
);

function endOfPhone(text: string, start: number, digits: number): number {
  let left = digits;
  let at = start;
  // A country code in front is blanked too: it only adds characters to walk over.
  for (; at < text.length && left > 0; at++) if (toDigits(text[at] ?? '') !== '') left--;
  while (at < text.length && toDigits(text[at] ?? '') !== '' && /[0-9]/.test(text[at] ?? '')) at++;
  return at;
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}
