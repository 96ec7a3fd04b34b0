/** Several things asked in one text: 粮补到了没 顺便问下几点开门. */
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
/** What may be done with something else asked beside it: all the words of others are their text. */
const DONE_BESIDE: readonly Intent[] = [
  'appointment.book',
  'appointment.cancel',
  'subscribe.stop',
  'subscribe.start',
  'case.rate',
];
const MARKS = /[,，。.;；?？!！]|(?<=\p{sc=Han})\s+(?=\p{sc=Han})/u;
/** Shorter ones say too little by themselves. */
const LEAST = 4;
/** Longer texts tell a story. */
const MOST = 4;

/** What is known of the text as a whole. */
interface Whole {
  understood: Understood;
  /** Yes or no is asked, and 不是投诉 我就问下几点开门 goes on. */
  answers: boolean;
}

/**
 * Of a text that was not understood as a whole the first that is understood for sure, by itself; of one that was, itself, or the first of
 * several things that are looked at. `understand`: what a clause means.
 */
export async function withSeveral(
  text: string,
  { understood, answers }: Whole,
  says: Says,
  understand: (clause: string) => Promise<Understood>,
): Promise<Understood> {
  const { intent, manner } = understood;
  // 你们吃干饭的 粮食钱呢: what is asked behind a curse is answered.
  const isCursed = manner === 'abuse' && !says.threatens.test(text);
  const isOpen = intent === 'unknown' ? manner === undefined || isCursed : isLooked(intent) || isDone(intent);
  const mayBeSeveral = says.joinsWishes.test(text) || (intent === 'unknown' && (answers || isCursed));
  if (!isOpen || !mayBeSeveral) return understood;
  const looks = await looksIn(text, says, understand);
  const [first] = looks;
  if (!first) return understood;
  const isOne = looks.every((one) => one.intent === first.intent);
  if (isDone(intent)) return { ...understood, several: true };
  // 要带啥 还有多少钱 asks of one thing: the whole of it is told.
  if (isLooked(intent)) return isOne ? understood : { ...first, several: true };
  if (looks.length > 1 && isOne) return understood;
  return { ...first, ...(looks.length > 1 && { several: true as const }) };
}

function isLooked(intent: Intent): boolean {
  return LOOKS.includes(intent);
}

function isDone(intent: Intent): boolean {
  return DONE_BESIDE.includes(intent);
}

/** All that is looked at and is understood for sure, in order. */
async function looksIn(
  text: string,
  says: Says,
  understand: (clause: string) => Promise<Understood>,
): Promise<Understood[]> {
  const parts = text.split(says.joinsWishes).flatMap((part) => part.split(MARKS));
  const clauses = parts.filter((clause) => clause.trim().length >= LEAST);
  if (clauses.length > MOST) return [];
  const looks: Understood[] = [];
  for (const clause of clauses) {
    const one = await understand(clause);
    if (isLooked(one.intent) && !one.unsure && !one.proof) looks.push(one);
  }
  return looks;
}
