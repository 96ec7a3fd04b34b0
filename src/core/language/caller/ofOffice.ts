/** What a leader or a supervisor asks in own words: how many cases came in and were done on a day, and one case by the end of its number. */
import type { Span } from '../../model/cases';
import type { Act, Intent } from '../../model/intent';
import type { Understood } from '../../model/understood';
import type { Saying, Says } from '../../text/sayings';

/** A day of the week, a month by its name go first: 周一到今天 is not today. */
const SPOKEN: readonly (readonly [Span, Saying])[] = [
  ['other', 'otherSpan'],
  ['dayBefore', 'dayBefore'],
  ['yesterday', 'yesterday'],
  ['lastWeek', 'lastWeek'],
  ['week', 'thisWeek'],
  ['lastMonth', 'lastMonth'],
  ['month', 'thisMonth'],
  ['today', 'thisDay'],
];

/** What names a case so may be taken for these. */
const OF_CASES: readonly Intent[] = ['office.cases', 'case.status', 'unknown'];
/** The last four of the number of a case, which no year is: 0133是谁的. */
const TAIL = /^[^0-9]{0,8}(?!(?:19|20)[0-9]{2})([0-9]{4})(?![0-9])[^0-9]{0,10}$/;

/** Null where neither such a count nor one case is asked for, or the answer to a question waits. `shown`: what the list that is open was asked by. */
export function ofOffice(
  { manner, intent }: Understood,
  text: string,
  says: Says,
  shown: Act | null = null,
): Act | null {
  if (manner !== undefined || intent === 'office.haste') return null;
  const plain = text.normalize('NFKC');
  // 民政局呢: the same of another department.
  if (says.otherOffice.test(plain)) {
    const { department: _, ...asked } = shown?.intent === 'office.cases' ? shown.slots : {};
    return { intent: 'office.cases', slots: { ...asked, words: text } };
  }
  if (says.oldestCase.test(plain)) return { intent: 'office.cases', slots: { oldest: true, words: text } };
  const tail = OF_CASES.includes(intent) ? TAIL.exec(plain)?.[1] : undefined;
  if (tail !== undefined) return { intent: 'case.status', slots: { caseNo: tail } };
  const compares = says.comparesSpans.test(plain);
  if (!compares && !says.countsCases.test(plain) && !says.countsMore.test(plain)) return null;
  const [span, than] = compares ? inOrder(plain, says) : spansIn(plain, says);
  if (span === undefined) return null;
  const beside = compares && than !== undefined && { than };
  return { intent: 'office.cases', slots: { span, ...beside, words: text } };
}

function spansIn(plain: string, says: Says): Span[] {
  return SPOKEN.filter(([, saying]) => says[saying].test(plain)).map(([span]) => span);
}

/** 本月比上月: the one that is said first comes first. */
function inOrder(plain: string, says: Says): Span[] {
  const place = new Map(SPOKEN.map(([span, saying]) => [span, plain.search(says[saying])]));
  return spansIn(plain, says).sort((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0));
}
