/** What of a text may be stored. */
import { isName } from './name';
import { introduces, piecesOf, tailIn, withDigits } from './proof';

const DIGIT = '[0-9\uFF10-\uFF19]';
const BETWEEN = '[ \u3000-]?';

/** What a stored text hides, in order: account and identity numbers (15 and more digits), mobile numbers, the last six of an identity number. */
const HIDDEN: [RegExp, string][] = [
  [new RegExp(`(?:${DIGIT}${BETWEEN}){14,22}[0-9\uFF10-\uFF19xX\uFF38\uFF58×хХ]`, 'g'), '*****'],
  [new RegExp(`(?<!${DIGIT})[1\uFF11][3-9\uFF13-\uFF19](?:${BETWEEN}${DIGIT}){9}(?!${DIGIT})`, 'g'), '****'],
  [
    new RegExp(
      `(?:\\*[\\s,，、:：]*)?(?<![A-Za-z]|${DIGIT}|-)${DIGIT}(?:${BETWEEN}${DIGIT}){4}${BETWEEN}[0-9\uFF10-\uFF19xX\uFF38\uFF58×хХ](?!${DIGIT}|-)`,
      'g',
    ),
    '******',
  ],
];

/** Characters of the shortest of these runs: no number that is hidden, nor one that is spelled, is in a shorter text. */
const SHORTEST = 5;

/**
 * The text as it may be stored. Digit runs that can be an identity number, its last six, an account or a mobile number
 * are starred; beside the last six of an identity number all that may be a name is, and elsewhere what is introduced
 * as one. Case numbers stay.
 */
export function redact(text: string): string {
  if (text.length < SHORTEST) return withoutNames(text);
  return HIDDEN.reduce((shown, [run, stars]) => shown.replace(run, stars), withoutNames(withDigits(text)));
}

function withoutNames(text: string): string {
  const proves = tailIn(text) !== null;
  if (!proves && !introduces(text)) return text;
  const hidden = piecesOf(text).filter(
    ({ start, end, named }) => proves || (named && isName(text.slice(start, end))),
  );
  return hidden.reduceRight((shown, { start, end }) => `${shown.slice(0, start)}*${shown.slice(end)}`, text);
}
