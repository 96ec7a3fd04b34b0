/** Of which notices a wish speaks, where some are to stop and others to go on: 补贴的照发 进度的别发了. */
import { OPT_OUT_PARTS, type OptOutPart } from '../../model/message';
import type { Says } from '../../text/sayings';

/** What ends one wish and begins the next. */
const CLAUSES = /[,.;:!?，。；：！？]|\s+(?:but|and)\s+|(?<=\p{sc=Han})\s+(?=\p{sc=Han})/iu;

/** A name that stands by itself goes with the verb, which in English comes first: stop payments and cases. */
const LETTERS = /[a-z]/i;

/** Parts that one wish is of: 补贴和办件都别发了. */
interface Spoken {
  parts: OptOutPart[];
  goesOn: boolean;
}

/**
 * The parts that are to stop; empty: none is named, so all are meant; `none`: each that is named is to go on, so what is
 * meant by the rest is not told.
 */
export function partsToStop(text: string, says: Says): readonly OptOutPart[] | 'none' {
  const spoken = spokenOf(text, says);
  if (spoken.length === 0) return [];
  return spoken.find(({ goesOn }) => !goesOn)?.parts ?? 'none';
}

/** The parts that are to begin again; empty: all. */
export function partsToStart(text: string, says: Says): readonly OptOutPart[] {
  const spoken = spokenOf(text, says);
  return (spoken.find(({ goesOn }) => goesOn) ?? spoken[0])?.parts ?? [];
}

/** Whether one part is refused and another is to go on. 办件停了三天 补贴照发吗 asks, and refuses nothing. */
export function partsAreDivided(text: string, says: Says): boolean {
  const plain = text.normalize('NFKC');
  // Nearly every text names none.
  if (!OPT_OUT_PARTS.some((part) => says[part].test(plain))) return false;
  const wish = firstWish(plain, says);
  if (says.asksOn.test(wish)) return false;
  const spoken = spokenOf(wish, says);
  const isRefused =
    says.noMoreMessages.test(wish) || says.refuses.test(wish) || says.stopsMessages.test(wish);
  return isRefused && spoken.some(({ goesOn }) => goesOn) && spoken.some(({ goesOn }) => !goesOn);
}

/** Before 还有我要查, whatever is asked behind it. */
function firstWish(plain: string, says: Says): string {
  const next = plain.search(says.joinsWishes);
  return next > 0 ? plain.slice(0, next) : plain;
}

/** The wishes with the parts each is of. */
function spokenOf(text: string, says: Says): Spoken[] {
  const wishes: Spoken[] = [];
  let waiting: OptOutPart[] = [];
  const clauses = text.normalize('NFKC').split(CLAUSES);
  for (const { part, word, around } of clauses.flatMap((clause) => namedIn(clause, says))) {
    const last = wishes.at(-1);
    if (!says.besidePart.test(around)) {
      wishes.push({ parts: [...waiting, part], goesOn: says.goesOn.test(around) });
      waiting = [];
    } else if (last && LETTERS.test(word)) last.parts.push(part);
    else waiting.push(part);
  }
  const last = wishes.at(-1) ?? { parts: [], goesOn: false };
  return waiting.length === 0
    ? wishes
    : [...wishes.slice(0, -1), { ...last, parts: [...last.parts, ...waiting] }];
}

/** Each part that is named, with the words around it: what stands before the first name goes with that. */
function namedIn(clause: string, says: Says): { part: OptOutPart; word: string; around: string }[] {
  const found = OPT_OUT_PARTS.flatMap((part) => {
    const { 0: word, index: at } = says[part].exec(clause) ?? { 0: '', index: -1 };
    return at < 0 ? [] : [{ part, word, at, end: at + word.length }];
  }).sort((one, other) => one.at - other.at);
  // 办件提醒 is of cases alone.
  const named = found.filter(({ at }, index) => at !== found[index - 1]?.end);
  return named.map(({ part, word, at, end }, index) => {
    const around = `${index === 0 ? clause.slice(0, at) : ''} ${clause.slice(end, named[index + 1]?.at)}`;
    return { part, word, around };
  });
}
