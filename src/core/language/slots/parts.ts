/** Of which notices a wish speaks, where some are to stop and others to go on: 补贴的照发 进度的别发了. */
import type { Says } from '../../text/sayings';

/** What a person may stop by itself. */
const PARTS = ['payments', 'cases', 'reminders'] as const;
export type Part = (typeof PARTS)[number];

/** What ends one wish and begins the next. */
const CLAUSES = /[,.;:!?，。；：！？、]|\s+(?:but|and)\s+|(?<=\p{sc=Han})\s+(?=\p{sc=Han})/iu;

interface Spoken {
  part: Part;
  goesOn: boolean;
}

/**
 * The part that is to stop; null: none is named, so all are meant; `none`: each that is named is to go on, so what is
 * meant by the rest is not told.
 */
export function partToStop(text: string, says: Says): Part | 'none' | null {
  const spoken = spokenOf(text, says);
  if (spoken.length === 0) return null;
  return spoken.find(({ goesOn }) => !goesOn)?.part ?? 'none';
}

/** The part that is to begin again; null: all. */
export function partToStart(text: string, says: Says): Part | null {
  const spoken = spokenOf(text, says);
  return (spoken.find(({ goesOn }) => goesOn) ?? spoken[0])?.part ?? null;
}

/** Whether one part is refused and another is to go on. 办件停了三天 补贴照发吗 asks, and refuses nothing. */
export function partsAreDivided(text: string, says: Says): boolean {
  const wish = firstWish(text, says);
  if (says.asksOn.test(wish)) return false;
  const spoken = spokenOf(wish, says);
  const isRefused =
    says.noMoreMessages.test(wish) || says.refuses.test(wish) || says.stopsMessages.test(wish);
  return isRefused && spoken.some(({ goesOn }) => goesOn) && spoken.some(({ goesOn }) => !goesOn);
}

/** Before 还有我要查, whatever is asked behind it. */
function firstWish(text: string, says: Says): string {
  const plain = text.normalize('NFKC');
  const next = plain.search(says.joinsWishes);
  return next > 0 ? plain.slice(0, next) : plain;
}

/** Each part that is named, with whether it is to go on. */
function spokenOf(text: string, says: Says): Spoken[] {
  const plain = text.normalize('NFKC');
  return plain.split(CLAUSES).flatMap((clause) => {
    const named = namedIn(clause, says);
    return named.map(({ part }, index) => {
      // What stands before the first name goes with it.
      const from = index === 0 ? 0 : named[index]?.at;
      return { part, goesOn: says.goesOn.test(clause.slice(from, named[index + 1]?.at)) };
    });
  });
}

function namedIn(clause: string, says: Says): { part: Part; at: number }[] {
  return PARTS.flatMap((part) => {
    const at = clause.search(says[part]);
    return at < 0 ? [] : [{ part, at }];
  }).sort((one, other) => one.at - other.at);
}
