/** Several things asked in one text that was not understood as a whole: 粮补到了没 顺便问下几点开门. */
import type { Intent } from '../../core/model/intent';
import type { Understood } from '../../core/model/understood';
import type { Says } from '../../core/text/sayings';

/** What is looked at, and leaves nothing behind: nothing else is done for half of a text. */
const LOOKS: readonly Intent[] = [
  'subsidy.query',
  'case.status',
  'consult.ask',
  'matter.guide',
  'news.latest',
];
const MARKS = /[,，。.;；?？!！]|(?<=\p{sc=Han})\s+(?=\p{sc=Han})/u;
/** Shorter ones say too little by themselves. */
const LEAST = 4;
/** Longer texts tell a story. */
const MOST = 4;

/**
 * The first that is understood for sure, by itself. `answers`: yes or no is asked, and 不是投诉 我就问下几点开门 goes on; else a
 * word has to say that there are several. Null: there are not, or none is understood.
 */
export async function firstOfSeveral(
  text: string,
  answers: boolean,
  says: Says,
  understand: (clause: string) => Promise<Understood>,
): Promise<Understood | null> {
  if (!answers && !says.joinsWishes.test(text)) return null;
  const divides = new RegExp(`${says.joinsWishes.source}|${MARKS.source}`, 'iu');
  const clauses = text.split(divides).filter((clause) => clause.trim().length >= LEAST);
  if (clauses.length > MOST) return null;
  const looks: Understood[] = [];
  for (const clause of clauses) {
    const one = await understand(clause);
    if (LOOKS.includes(one.intent) && !one.unsure && !one.proof) looks.push(one);
  }
  const [first, ...others] = looks;
  // 要带啥 还有多少钱 asks of one thing: the whole of it is told.
  const isOne = others.length > 0 && others.every(({ intent }) => intent === first?.intent);
  return first && !isOne ? { ...first, ...(others.length > 0 && { several: true as const }) } : null;
}
