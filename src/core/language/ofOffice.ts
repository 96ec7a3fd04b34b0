/** What a leader or a supervisor asks of the day, the week, the month: how many cases came in and how many were done. */
import type { Span } from '../model/cases';
import type { Act } from '../model/intent';
import type { Understood } from '../model/understood';
import type { Saying, Says } from '../text/sayings';

/** Said first, the later ones: 上周 holds no 这周. */
const SPOKEN: readonly (readonly [Span, Saying])[] = [
  ['dayBefore', 'dayBefore'],
  ['yesterday', 'yesterday'],
  ['lastWeek', 'lastWeek'],
  ['week', 'thisWeek'],
  ['lastMonth', 'lastMonth'],
  ['month', 'thisMonth'],
  ['today', 'thisDay'],
  ['other', 'otherSpan'],
];

/** Null where no such count is asked for, or the answer to a question waits. */
export function ofOffice({ manner, intent }: Understood, text: string, says: Says): Act | null {
  if (manner !== undefined || intent === 'office.haste') return null;
  const plain = text.normalize('NFKC');
  if (!says.countsCases.test(plain) && !says.countsMore.test(plain)) return null;
  const span = SPOKEN.find(([, saying]) => says[saying].test(plain))?.[0];
  return span === undefined ? null : { intent: 'office.cases', slots: { span, words: text } };
}
