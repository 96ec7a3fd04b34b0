/** What an item of the news says to a question about it. */

import { pairsOf } from '../../../text/pairs';
import type { Saying, Says } from '../../../text/sayings';

/** What is asked, and what a sentence that answers it has. */
const ASKED: readonly (readonly [asks: Saying, tells: Saying])[] = [
  ['asksWhen', 'tellsWhen'],
  ['asksWhere', 'tellsWhere'],
  ['asksPrice', 'tellsPrice'],
  ['asksHowMany', 'tellsHowMany'],
  ['asksWhom', 'tellsWhom'],
  ['brings', 'tellsBring'],
  ['asksAge', 'tellsAge'],
];

const SENTENCE = /[^。；！？;!?\n]+(?:[。；！？;!?\n]|$)/gu;
const HAN = /\p{sc=Han}/u;
const LATIN_WORD = /[a-z]{4,}/g;
/** Sentences that answer as well as the best one stand beside it, as long as both have room. */
const ROOM = 90;

/** Whether it is asked when, where, how much, of whom or with what. */
export function asksOfNews(words: string, says: Says): boolean {
  const said = plain(words);
  return says.asksClosing.test(said) || ASKED.some(([asks]) => says[asks].test(said));
}

/** 大夫啥时候来村里: so many signs beside what is asked, or so many words, name a thing of their own. */
const MOST_SIGNS = 4;
const MOST_WORDS = 5;

/** Whether the words are of this text: they name nothing beside what they ask, or what stands in it. */
export function isOf(text: string, words: string, says: Says): boolean {
  const said = plain(words);
  const asked = said.replace(says.asksClosing, ' ');
  const rest = ASKED.reduce((left, [asks]) => left.replace(says[asks], ' '), asked);
  const signs = [...rest].filter((sign) => HAN.test(sign)).length;
  const names = signs > MOST_SIGNS || (rest.match(/[a-z]+/g) ?? []).length > MOST_WORDS;
  return !names || common(rest, plain(text)) > 0;
}

/** The sentences of it that answer; null where none does. */
export function answerIn(body: string, words: string, says: Says): string | null {
  const said = plain(words);
  if (says.asksClosing.test(said))
    return sentencesOf(body, says.tellsClosing) ?? sentencesOf(body, says.tellsWhen);
  const ranked = [...body.matchAll(SENTENCE)].map(([text]) => ({
    text: text.trim(),
    score: scoreOf(plain(text), said, says),
  }));
  const best = Math.max(0, ...ranked.map(({ score }) => score));
  if (best === 0) return null;
  const [first = '', ...others] = ranked.filter(({ score }) => score === best).map(({ text }) => text);
  return withRoom(first, others);
}

/** The sentences that have this, as long as there is room; null where none does. */
export function sentencesOf(body: string, has: RegExp): string | null {
  const told = [...body.matchAll(SENTENCE)].map(([text]) => text.trim());
  const [first, ...others] = told.filter((text) => has.test(plain(text)));
  return first === undefined ? null : withRoom(first, others);
}

function withRoom(first: string, others: readonly string[]): string {
  return others.reduce((all, one) => (all.length + one.length > ROOM ? all : all + one), first);
}

/** 0: it answers nothing. What is asked for has to be there; where only words are in common, they say what it is. */
function scoreOf(sentence: string, said: string, says: Says): number {
  const shared = common(said, sentence);
  const asked = ASKED.filter(([asks]) => says[asks].test(said));
  if (asked.length === 0) return shared;
  const isTold = asked.some(
    ([asks, tells]) => says[tells].test(sentence) && (asks !== 'asksHowMany' || counts(sentence, said, says)),
  );
  return isTold ? 1 + shared : 0;
}

/** 几袋 asks for a number of those, and of nothing else. */
function counts(sentence: string, said: string, says: Says): boolean {
  const thing = [...(says.asksHowMany.exec(said)?.[0] ?? '')].at(-1) ?? '';
  return !HAN.test(thing) || sentence.includes(thing);
}

function common(said: string, sentence: string): number {
  const pairs = pairsOf(said).filter((pair) => HAN.test(pair) && sentence.includes(pair));
  const words = [...said.matchAll(LATIN_WORD)].filter(([word]) => sentence.includes(word));
  return pairs.length + words.length;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
