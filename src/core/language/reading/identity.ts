import type { SlotsOf } from '../../model/intent';
import { canonicalName, looksLikeName, startsWithSurname } from '../../text/name';
import { nameIn, piecesOf, tailIn } from '../../text/proof';
import type { Says } from '../../text/sayings';
import type { Reading } from './reading';

/** Longer without a dot, it is a name only where nothing in it says otherwise. */
const SHORT = 4;

/** 我是石桥村周长河: where somebody lives, in front of the name. */
const OF_VILLAGE = /^\p{sc=Han}{1,6}[村镇乡组队屯]/u;

/** 我是周长河 老号不用了: behind the name something else is said. */
const NEXT_WORDS = /(?<=\p{sc=Han})\s+(?=\p{sc=Han})/u;

type Proof = SlotsOf['identity.give'];
type IsWord = (start: number, end: number) => boolean;

/** A name and the last six of an identity number, or either alone; null when the text holds neither. */
export function identityIn(reading: Reading): Proof | null {
  const { text, isWord } = typedIn(reading);
  const tail = tailIn(text);
  const found = tail === null ? nameAlone(text, isWord, reading.says) : nameIn(text, isWord);
  // 打错了 是111249 names nobody.
  const name = found !== null && reading.says.slips.test(found) ? null : found;
  const slots = { ...(name !== null && { name }), ...(tail !== null && { tail }) };
  return name === null && tail === null ? null : slots;
}

/** Both halves of a proof within a text that asks for something else; null where either is missing, or may be none. */
export function proofIn(reading: Reading): Required<Proof> | null {
  const { text, isWord } = typedIn(reading);
  const tail = tailIn(text);
  const name = tail === null ? null : nameIn(text, isWord, true);
  return tail === null || name === null ? null : { name, tail };
}

/** The name that somebody introduces himself by; null where there is none, or what follows may be something else, as in 我是柳河村的. */
export function introducedIn(reading: Reading): string | null {
  const { says } = reading;
  const { text, isWord } = typedIn(reading);
  const piece = piecesOf(text).find(
    ({ start, end, named }) => named && end - start > 1 && says.introduces.test(text.slice(0, start)),
  );
  if (!piece) return null;
  const whole = text.slice(piece.start, piece.end);
  const [first = ''] = whole.split(NEXT_WORDS);
  const said = first.length > 1 ? first : whole;
  const name = said.replace(OF_VILLAGE, '');
  if (
    name === '' ||
    !looksLikeName(name) ||
    says.noName.test(name) ||
    (name.length > SHORT && says.sentence.test(name))
  )
    return null;
  const start = piece.start + said.length - name.length;
  return isWord(start, start + name.length) ? null : name;
}

/** Names keep their characters as typed: 葉 is not 叶 in a register. */
function typedIn({ normal: { typed, origin }, tokens }: Reading): { text: string; isWord: IsWord } {
  const from = origin[0] ?? 0;
  const words = tokens
    .filter(({ start, end }) => end - start > 1)
    .map(({ start, end }) => ({
      start: (origin[start] ?? 0) - from,
      end: (origin[end - 1] ?? 0) + 1 - from,
    }));
  return {
    text: typed.slice(from, (origin.at(-1) ?? -1) + 1),
    isWord: (start, end) => words.some((word) => word.start < end && start < word.end),
  };
}

/** A name without digits is one only where it is all that is said, or is introduced as one. */
function nameAlone(text: string, isWord: IsWord, says: Says): string | null {
  const pieces = piecesOf(text).filter(({ start, end }) => end - start > 1);
  const introduced = pieces.find(
    (piece) => piece.named && startsWithSurname(text.slice(piece.start, piece.end)),
  );
  // 都是一家人嘛 is no name.
  if (!introduced && says.claimsKin.test(text)) return null;
  const piece = introduced ?? pieces[0];
  if (piece === undefined || (pieces.length > 1 && !introduced)) return null;
  const name = nameIn(text, isWord);
  if (name === null || isWord(piece.start, piece.end)) return null;
  const dotted = name.length !== canonicalName(name).length;
  const long = [...name].length > SHORT && !dotted && !piece.named;
  return long && says.sentence.test(name) ? null : name;
}
