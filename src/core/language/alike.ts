/** Groups texts that are alike, so that whoever reads them reads each kind once. */
import { pairsOf } from '../text/pairs';

/** Of the pairs of characters of both, so many must be shared. */
const ALIKE = 0.4;

interface Group {
  texts: string[];
  pairs: ReadonlySet<string>;
}

/** Groups in the order of their size, the largest first; each as its first text was found. Equal texts stand once. */
export function groupsOf(texts: readonly string[]): string[][] {
  const groups: Group[] = [];
  for (const text of new Set(texts)) {
    const pairs = signsOf(text);
    const near = groups.find((group) => shareOf(group.pairs, pairs) >= ALIKE);
    if (near) near.texts.push(text);
    else groups.push({ texts: [text], pairs });
  }
  return groups.map((group) => group.texts).sort((one, other) => other.length - one.length);
}

/** Its pairs of characters, or all of it where it has none. Digits are all alike: who writes matters less than what. */
function signsOf(text: string): ReadonlySet<string> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d/g, '0')
    .replace(/[\s\p{P}]/gu, '');
  const pairs = pairsOf(plain);
  return new Set(pairs.length > 0 ? pairs : [plain]);
}

/** Of all pairs of the two the part that both have. */
function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return shared / (one.size + other.size - shared);
}
