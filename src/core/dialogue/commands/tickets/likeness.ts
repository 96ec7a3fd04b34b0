/** How much two texts of one person speak of the same thing. */
import { pairsOf } from '../../../text/pairs';
import type { Says } from '../../../text/sayings';

/** Words of English say something from this length on. */
const WORD = /[a-z0-9]{4,}/g;
const HAN = /\p{sc=Han}/u;

/** Pairs of characters, and whole words, that tell one thing from another. */
function signsOf(text: string, { commonInTickets }: Says): Set<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const pairs = pairsOf(plain.split(commonInTickets).join(' ')).filter((pair) => HAN.test(pair));
  const words = (plain.match(WORD) ?? []).filter((word) => word.replace(commonInTickets, '') !== '');
  return new Set([...pairs, ...words]);
}

/** How many signs of `said` are in `text`, and which share of all that `said` has. */
export function likeness(said: string, text: string, says: Says): { shared: number; share: number } {
  const signs = signsOf(said, says);
  const known = signsOf(text, says);
  const shared = [...signs].filter((sign) => known.has(sign)).length;
  return { shared, share: signs.size === 0 ? 0 : shared / signs.size };
}
