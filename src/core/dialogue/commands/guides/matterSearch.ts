/** Finds the matters that a person's words may mean. */

import type { CaseFacts } from '../../../model/cases';
import type { Matter, OtherNames } from '../../../model/matters';

/** Words that say nothing of which matter it is. */
const FILLERS =
  /[\s,.。、;:!?()「」《》"']|办理|申请|办|手续|证件|怎么|如何|要|的|\b(?:an?|the|my|for|of|to|get|apply)\b/g;
/** Share of a name's pairs of characters that the words must have. */
const ALIKE = 0.5;

/** Those that are called so; else those whose name holds the words or is held by them; else those with much in common. Best first. */
export function findMatters(matters: Matter[], words: string, others: OtherNames = NONE): Matter[] {
  const asked = plain(words);
  if (asked === '') return [];
  const ranked = matters
    .map((matter) => ({
      matter,
      rank: Math.max(...namesOf(matter, others).map((name) => likeness(plain(name), asked))),
    }))
    .filter(({ rank }) => rank >= ALIKE)
    .sort((a, b) => b.rank - a.rank || (a.matter.name < b.matter.name ? -1 : 1));
  const best = ranked[0]?.rank ?? 0;
  return ranked.filter(({ rank }) => rank === best || best < 2).map(({ matter }) => matter);
}

const NONE: OtherNames = () => [];

/** Those cases whose matter the words name, in full or as people call it; none where they name none of them. */
export function casesNamed(
  cases: CaseFacts[],
  words: string,
  matters: readonly Matter[],
  others: OtherNames,
): CaseFacts[] {
  const said = plain(words);
  return cases.filter(({ matter }) => {
    const known = matters.find(({ name }) => name === matter);
    const names = known ? namesOf(known, others) : [matter, ...others(matter)];
    return names.map(plain).some((name) => name.length >= 2 && said.includes(name));
  });
}

function namesOf({ name, guide }: Matter, others: OtherNames): string[] {
  return [name, ...(guide?.aliases ?? []), ...others(name)];
}

function plain(words: string): string {
  const bare = words.normalize('NFKC').toLowerCase().replaceAll('license', 'licence');
  return bare.replace(FILLERS, '') || bare.trim();
}

/** 3: the same; 2: one holds the other; below 1: the share of the name's pairs of characters that were said. */
function likeness(name: string, asked: string): number {
  if (name === asked) return 3;
  if (asked.length >= 2 && (name.includes(asked) || asked.includes(name))) return 2;
  const pairs = pairsOf(name);
  if (pairs.length === 0) return 0;
  const said = new Set(pairsOf(asked));
  return pairs.filter((pair) => said.has(pair)).length / pairs.length;
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}
