/** Finds the matters that a person's words may mean. */
import type { Matter } from './services';

/** Words that say nothing of which matter it is. */
const FILLERS = /[\s,.。、;:!?()「」《》"']|办理|申请|办|手续|证件|怎么|如何|要|的/g;
/** Share of a name's pairs of characters that the words must have. */
const ALIKE = 0.5;

/** Those that are called so; else those whose name holds the words or is held by them; else those with much in common. Best first. */
export function findMatters(matters: Matter[], words: string): Matter[] {
  const asked = plain(words);
  if (asked === '') return [];
  const ranked = matters
    .map((matter) => ({
      matter,
      rank: Math.max(...namesOf(matter).map((name) => likeness(plain(name), asked))),
    }))
    .filter(({ rank }) => rank >= ALIKE)
    .sort((a, b) => b.rank - a.rank || (a.matter.name < b.matter.name ? -1 : 1));
  const best = ranked[0]?.rank ?? 0;
  return ranked.filter(({ rank }) => rank === best || best < 2).map(({ matter }) => matter);
}

function namesOf({ name, guide }: Matter): string[] {
  return [name, ...(guide?.aliases ?? [])];
}

function plain(words: string): string {
  const bare = words.normalize('NFKC').toLowerCase();
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
