/** Finds the matters that a person's words may mean. */

import type { Matter, OtherNames } from '../../../model/matters';
import { pairsOf } from '../../../text/pairs';
import { stemsOf } from './stems';

/** Words that say nothing of which matter it is. */
const FILLERS =
  /[\s,.。、;:!?()「」《》"']|办理|申请|办|手续|证件|怎么|如何|要|的|\b(?:an?|the|my|for|of|to|get|apply)\b/g;
/** Share of a name's pairs of characters that the words must have. */
const ALIKE = 0.5;
/** 盖两间房: so many characters may stand within a name as people say it. */
const BETWEEN = 3;

/** Those that the words name, the longest name first; else those whose name holds the words; else those with much in common. */
export function findMatters(matters: Matter[], words: string, others: OtherNames = NONE): Matter[] {
  const asked = plain(words);
  if (asked === '') return [];
  const same = matters.filter((matter) => namesOf(matter, others).some((name) => plain(name) === asked));
  if (same.length > 0) return same;
  const named = mattersNamed(matters, words, others);
  const within = matters.filter((matter) => holds(matter, asked, others));
  if (named.length + within.length > 0) return [...new Set([...named, ...within])];
  const byWords = inPart(matters, words, others);
  return byWords.length > 0 ? byWords : alike(matters, withoutPapers(asked, matters), others);
}

/** Those whose name, or another name of theirs, stands in the words. A paper that another of them asks for is not meant itself. */
export function mattersNamed(
  matters: readonly Matter[],
  words: string,
  others: OtherNames = NONE,
  also: readonly Matter[] = [],
): Matter[] {
  const said = plain(words);
  const spoken = standing(matters, said, others);
  const found =
    spoken.length > 0 ? spoken : [...loose(matters, said, others), ...inAnyOrder(matters, words, others)];
  const meant = found.filter(
    ({ matter, name }) =>
      ![...found.map((other) => other.matter), ...also].some(
        (other) => other !== matter && papersOf(other).some((paper) => paper.includes(name)),
      ),
  );
  return meant.map(({ matter }) => matter);
}

const NONE: OtherNames = () => [];

interface Named {
  matter: Matter;
  /** As it was said. */
  name: string;
}

/** Names that stand in the words and in no longer name or paper there (户口 in 户口本); of each matter its longest, the longest first. */
function standing(matters: readonly Matter[], said: string, others: OtherNames): Named[] {
  const papers = matters.flatMap(papersOf);
  const found = matters.flatMap((matter) => {
    const names = namesOf(matter, others).map(plain);
    const [name] = names
      .filter((one) => one.length >= 2 && said.includes(one) && !hidden(one, papers, said))
      .sort((a, b) => b.length - a.length);
    return name === undefined ? [] : [{ matter, name }];
  });
  const open = found.filter(({ name }) => !found.some((other) => covers(other.name, name)));
  return open.sort((a, b) => b.name.length - a.name.length);
}

function hidden(name: string, papers: readonly string[], said: string): boolean {
  const holding = papers.filter((paper) => covers(paper, name) && said.includes(paper));
  return (
    holding.length > 0 && !holding.reduce((left, paper) => left.replaceAll(paper, ' '), said).includes(name)
  );
}

function covers(long: string, short: string): boolean {
  return long.length > short.length && long.includes(short);
}

/** Names whose characters follow one another with little between. */
function loose(matters: readonly Matter[], said: string, others: OtherNames): Named[] {
  const bare = withoutPapers(said, matters);
  return matters.flatMap((matter) => {
    const name = namesOf(matter, others)
      .map(plain)
      .find((one) => HAN_NAME.test(one) && isSpread(one, bare));
    return name === undefined ? [] : [{ matter, name }];
  });
}

/** Names in a language with blanks, of which all words were said: a permit for my house is House permit. */
function inAnyOrder(matters: readonly Matter[], words: string, others: OtherNames): Named[] {
  const said = new Set(stemsOf(written(words)));
  return matters.flatMap((matter) => {
    const name = others(matter.name).find((one) => partOf(one, said) === 1);
    return name === undefined ? [] : [{ matter, name: plain(name) }];
  });
}

/** Those with the largest part of such a name, half of it at least; of what people call them all of it: build my own house. */
function inPart(matters: Matter[], words: string, others: OtherNames): Matter[] {
  const said = new Set(stemsOf(written(words)));
  const part = ({ name, guide }: Matter) => {
    const isCalled = guide?.aliases.some((alias) => partOf(alias, said) === 1) ?? false;
    return isCalled ? 1 : Math.max(0, ...others(name).map((one) => partOf(one, said)));
  };
  const most = Math.max(0, ...matters.map(part));
  return most < ALIKE ? [] : matters.filter((matter) => part(matter) === most);
}

/** The share of a name's words of letters that were said; none of a name of one word. */
function partOf(name: string, said: ReadonlySet<string>): number {
  const stems = stemsOf(written(name));
  return stems.length > 1 ? stems.filter((stem) => said.has(stem)).length / stems.length : 0;
}

/** Papers that matters ask for name none of them. */
function withoutPapers(said: string, matters: readonly Matter[]): string {
  return matters.flatMap(papersOf).reduce((left, paper) => left.replaceAll(paper, ' '), said);
}

const HAN_NAME = /^\p{Script=Han}{2,6}$/u;

function isSpread(name: string, said: string): boolean {
  const [first = '', ...rest] = name;
  for (let start = said.indexOf(first); start >= 0; start = said.indexOf(first, start + 1)) {
    let at = start;
    for (const sign of rest) at = at < 0 ? at : said.indexOf(sign, at + 1);
    if (at >= 0 && at - start < name.length + BETWEEN) return true;
  }
  return false;
}

function holds(matter: Matter, asked: string, others: OtherNames): boolean {
  return asked.length >= 2 && namesOf(matter, others).some((name) => plain(name).includes(asked));
}

function alike(matters: readonly Matter[], asked: string, others: OtherNames): Matter[] {
  return matters
    .map((matter) => ({
      matter,
      share: Math.max(...namesOf(matter, others).map((name) => shared(plain(name), asked))),
    }))
    .filter(({ share }) => share >= ALIKE)
    .sort((a, b) => b.share - a.share || (a.matter.name < b.matter.name ? -1 : 1))
    .map(({ matter }) => matter);
}

/** The share of the name's pairs of characters that were said. */
function shared(name: string, asked: string): number {
  const pairs = pairsOf(name);
  const said = new Set(pairsOf(asked));
  return pairs.length === 0 ? 0 : pairs.filter((pair) => said.has(pair)).length / pairs.length;
}

/** 建房那个: whether a name of this matter has anything in common with the words, two characters or an English word. */
export function touches(matter: Matter, words: string, others: OtherNames): boolean {
  const said = new Set(piecesOf(plain(words)));
  return namesOf(matter, others).some((name) => piecesOf(plain(name)).some((piece) => said.has(piece)));
}

const LATIN_WORD = /[a-z]{4,}/g;

function piecesOf(text: string): string[] {
  return [...pairsOf(text.replace(LATIN_WORD, ' ')), ...(text.match(LATIN_WORD) ?? [])];
}

function papersOf({ guide }: Matter): string[] {
  return (guide?.papers ?? []).map(plain);
}

function namesOf({ name, guide }: Matter, others: OtherNames): string[] {
  return [name, ...(guide?.aliases ?? []), ...others(name)];
}

function plain(words: string): string {
  const bare = written(words);
  return bare.replace(FILLERS, '') || bare.trim();
}

/** A food permit is a food licence, however that is spelt. */
const LICENCE = /\b(?:li[cs]+en[cs]e?|permit|permission)(?=s?\b)/g;

function written(words: string): string {
  return words.normalize('NFKC').toLowerCase().replace(LICENCE, 'licence');
}
