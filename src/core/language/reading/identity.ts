import type { SlotsOf } from '../../model/intent';
import { canonicalName } from '../../text/name';
import { nameIn, piecesOf, tailIn } from '../../text/proof';
import type { Reading } from './reading';

/** Longer without a dot, it is a name only where nothing in it says otherwise. */
const SHORT = 4;
const SENTENCE = /[不怎什哪谁没要想能会给发查钱办到]/;

/** A name and the last six of an identity number, or either alone; null when the text holds neither. */
export function identityIn(reading: Reading): SlotsOf['identity.give'] | null {
  const { typed, origin } = reading.normal;
  // Names keep their characters as typed: 葉 is not 叶 in a register.
  const from = origin[0] ?? 0;
  const text = typed.slice(from, (origin.at(-1) ?? -1) + 1);
  const words = reading.tokens
    .filter(({ start, end }) => end - start > 1)
    .map(({ start, end }) => ({
      start: (origin[start] ?? 0) - from,
      end: (origin[end - 1] ?? 0) + 1 - from,
    }));
  const isWord = (start: number, end: number) => words.some((word) => word.start < end && start < word.end);
  const tail = tailIn(text);
  const name = tail === null ? nameAlone(text, isWord) : nameIn(text, isWord);
  const slots = { ...(name !== null && { name }), ...(tail !== null && { tail }) };
  return name === null && tail === null ? null : slots;
}

/** A name without digits is one only where it is all that is said. */
function nameAlone(text: string, isWord: (start: number, end: number) => boolean): string | null {
  const pieces = piecesOf(text);
  const [piece] = pieces;
  const name = pieces.length === 1 && piece ? nameIn(text, isWord) : null;
  if (name === null || piece === undefined || isWord(piece.start, piece.end)) return null;
  const dotted = name.length !== canonicalName(name).length;
  const long = [...name].length > SHORT && !dotted && !piece.named;
  return long && SENTENCE.test(name) ? null : name;
}
