/** Finds the news, or the section, that a person's words may mean. */

import type { NewsSection } from '../../../model/desk/reference';
import type { OtherNames } from '../../../model/matters';
import type { NewsItem } from '../../../model/news';
import { pairsOf } from '../../../text/pairs';
import type { Saying, Says } from '../../../text/sayings';
import { wordsOf } from './sections';

/** What is said in a title tells more than what is said somewhere in a text. */
const IN_TITLE = 2;
/** One pair of characters that no other item has. */
export const LIKELY = 1;
/** One that its title has. */
export const SURE = 2;
/** And one more beside it: 明年医保交多少. */
export const ANSWERS = 3;
/** Such a share of what speaks for the likeliest speaks for another one too. */
const AS_LIKELY = 0.6;

/** What goes by several names: whoever says 合作医疗 asks of what is written as 医保. */
const OF_SEVERAL_NAMES = ['medicalInsurance', 'oldAgeInsurance'] as const satisfies readonly Saying[];

/** Those that have most in common with the words, the likeliest first; what few others have counts more. */
export function findNews(items: readonly NewsItem[], words: string, says: Says, least = LIKELY): NewsItem[] {
  const said = signsOf(words, says);
  const texts = items.map((item) => ({
    item,
    title: new Set(signsOf(item.title, says)),
    all: new Set(signsOf(item.title + item.body, says)),
  }));
  const counts = new Map(said.map((pair) => [pair, texts.filter(({ all }) => all.has(pair)).length]));
  const ranked = texts.map(({ item, title, all }) => {
    const held = said.filter((pair) => all.has(pair));
    const weights = held.map((pair) => (title.has(pair) ? IN_TITLE : 1) / (counts.get(pair) ?? 1));
    return { item, score: weights.reduce((sum, weight) => sum + weight, 0) };
  });
  const best = Math.max(0, ...ranked.map(({ score }) => score));
  if (best < least) return [];
  return ranked
    .filter(({ score }) => score >= best * AS_LIKELY)
    .sort((one, other) => other.score - one.score)
    .map(({ item }) => item);
}

/** Pairs of characters, and what it speaks of by any of its names. */
function signsOf(text: string, says: Says): string[] {
  const plain = text.normalize('NFKC');
  return [...pairsOf(plain), ...OF_SEVERAL_NAMES.filter((name) => says[name].test(plain))];
}

/** The words without signs that stand in many texts, and say nothing of which is meant: 还能领吗. */
export function telling(words: string, says: Says): string {
  return [...words].map((sign) => (says.emptySigns.test(sign) ? ' ' : sign)).join('');
}

/** `whole`: the words are little more than its name. */
export interface FoundSection {
  section: NewsSection;
  whole: boolean;
}

/** What the news as a whole are called. */
export const ALL = 'all';

/** So many characters beside a name: 看看就业招聘. */
const BESIDE = 4;

/** The section whose name, or a topic of it, is said: the longest of them. `names`: what each is called, its own name first. */
export function sectionIn(
  words: string,
  sections: readonly NewsSection[],
  names: OtherNames,
): FoundSection | null {
  const said = words.normalize('NFKC').toLowerCase();
  const general = names(ALL);
  const found = sections
    .flatMap((section) => wordsOf(section, names).map((name) => ({ section, name: name.toLowerCase() })))
    .filter(({ name }) => name !== '' && said.includes(name) && !general.includes(name))
    .sort((one, other) => other.name.length - one.name.length);
  const [best] = found;
  return best ? { section: best.section, whole: said.length <= best.name.length + BESIDE } : null;
}
