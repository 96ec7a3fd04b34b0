/** Names that are meant though they are written otherwise: by what sounds like them, or with one wrong character. */
import { soundOf } from '../lexicon/pinyin';
import type { LongName, Sounds } from '../lexicon/sounds';
import type { Tree } from '../lexicon/tree';
import { isHan } from './normalise';
import type { Reading } from './reading';
import type { Token } from './tokens';

/** Longer texts are not searched: people who write that much repeat themselves. */
const LONGEST = 40;
/** Two syllables within a sentence are chance, if they do not begin or end it or stand beside a known word. */
const CHANCE = 2;

/** What the longest such name stands for; null: there is none. */
export function heardIn({ text, tokens }: Reading, sounds: Sounds): string | null {
  if (text.length > LONGEST) return null;
  return soundingIn(text, tokens, sounds) ?? nearIn(text, tokens, sounds);
}

/** What the whole text stands for by its sound; null: it sounds like none of these. */
export function heardAs(text: string, { bySound }: Sounds): string | null {
  if (text.length > LONGEST) return null;
  let node: Tree<string> | undefined = bySound;
  for (const sign of text) node = node?.next?.get(soundOf(sign));
  return node?.entry ?? null;
}

function soundingIn(text: string, tokens: readonly Token[], { bySound }: Sounds): string | null {
  const keys: string[] = [];
  for (const sign of text) keys.push(soundOf(sign));
  const isLong = ({ start, end }: Token) => end - start > 1;
  const isEdge = (at: number) =>
    !keys[at - 1] ||
    !keys[at] ||
    tokens.some((token) => isLong(token) && (token.start === at || token.end === at));
  const isWord = (from: number, to: number) =>
    tokens.some((token) => isLong(token) && token.start < to && from < token.end);
  let best: string | null = null;
  let most = 1;
  for (let start = 0; start < keys.length; start++) {
    let node = bySound.next?.get(keys[start] ?? '');
    for (let end = start + 1; node; node = node.next?.get(keys[end++] ?? '')) {
      if (node.entry === null || end - start <= most) continue;
      if (end - start <= CHANCE && (isWord(start, end) || !(isEdge(start) || isEdge(end)))) continue;
      best = node.entry;
      most = end - start;
    }
  }
  return best;
}

/** A name that stands there but for one character, which is in no known word. */
function nearIn(text: string, tokens: readonly Token[], { byPair }: Sounds): string | null {
  const isOpen = (at: number) =>
    isHan(text.charCodeAt(at)) && !tokens.some(({ start, end }) => start <= at && at < end);
  let first: LongName | null = null;
  // One wrong character leaves the first two of a name or its last two as they are.
  for (let at = 0; at + 1 < text.length; at++)
    for (const { name, before } of byPair.get(text.slice(at, at + 2)) ?? [])
      if ((!first || name.order < first.order) && hasOneWrong(name.word, text, at - before, isOpen))
        first = name;
  return first?.value ?? null;
}

function hasOneWrong(name: string, text: string, start: number, isOpen: (at: number) => boolean): boolean {
  if (start < 0 || start + name.length > text.length) return false;
  let wrong = 0;
  for (let at = 0; at < name.length && wrong < 2; at++)
    if (name[at] !== text[start + at]) wrong += isOpen(start + at) ? 1 : 2;
  return wrong < 2;
}
