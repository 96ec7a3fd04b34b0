/** The way of a case to where an office says that it stands: the fewest events that lead there. */
import type { EventType } from '../model/caseEvents';
import type { CaseState } from '../model/cases';
import { afterEvent } from './lifecycle';

/** What may lie between, the likelier first. What is said to an applicant by law, or ends a case, is reported and never inferred. */
const BETWEEN: readonly EventType[] = [
  'accepted',
  'received',
  'routed',
  'resumed',
  'approved',
  'paid',
  'certified',
];

/** What may lead to where it stands: a fee is never inferred to be paid where no more than the decision is reported. */
const LAST: Readonly<Record<CaseState, readonly EventType[]>> = {
  preregistered: ['preregistered'],
  received: ['received'],
  supplement: ['supplement'],
  accepted: ['accepted'],
  refused: ['refused'],
  processing: ['routed', 'resumed'],
  suspended: ['suspended'],
  approved: ['approved'],
  rejected: ['rejected'],
  paymentDue: ['paymentDue'],
  certified: ['certified'],
  closed: ['closed'],
  withdrawn: ['withdrawn'],
};

/**
 * Null where no way leads there. `from` null: nobody knows the case yet. `accepted`: the day of acceptance is known, so
 * that an acceptance may lie between.
 */
export function wayTo(from: CaseState | null, to: CaseState, accepted: boolean): EventType[] | null {
  const seen = new Map<CaseState | '', EventType[]>([[from ?? '', []]]);
  // A map that grows while it is walked is walked to its end: the shortest ways come first.
  for (const [at, way] of seen) {
    const last = LAST[to].find((type) => afterEvent(type, at) === to);
    if (last) return [...way, last];
    for (const type of BETWEEN) {
      const next = afterEvent(type, at);
      if (next && (accepted || type !== 'accepted') && !seen.has(next)) seen.set(next, [...way, type]);
    }
  }
  return null;
}
