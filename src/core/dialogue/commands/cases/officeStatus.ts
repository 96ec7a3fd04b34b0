/** A leader or a supervisor asks for a case by its number or its last four: no proof is asked, what is shown is masked. */

import type { CaseFacts } from '../../../model/cases';
import type { SlotsOf } from '../../../model/intent';
import { casesWith } from '../../scene/casesWith';
import type { Scene, Turn } from '../../scene/command';
import { looksAfter, officesOf } from '../../scene/offices';
import type { Reads } from '../../scene/reads';
import { leadTo, say } from '../../scene/say';
import { officeList } from '../office/officeCases';
import { isTicketNumber } from '../tickets/newTicket';
import { officeCase } from './officeCase';

/** What such a question comes to. */
export type OfficeAsked =
  | { case: CaseFacts }
  /** Several with this ending. */
  | { cases: CaseFacts[] }
  /** None in the departments that this phone looks after. */
  | { none: string }
  /** A request for haste. */
  | { ticket: string }
  /** No number at all: what is at work. */
  | { running: true };

/** Null where the person's own cases are meant: these are answered as anybody's. */
export async function officeAsked(
  { caseNo, matter }: SlotsOf['case.status'],
  own: readonly CaseFacts[],
  ask: Reads,
  scene: Scene,
): Promise<OfficeAsked | null> {
  if (matter !== undefined) return null;
  if (caseNo === undefined) return own.length > 0 ? null : { running: true };
  if (own.some(({ number }) => number.endsWith(caseNo))) return null;
  const offices = await officesOf(ask, scene);
  if (isTicketNumber(caseNo)) return caseNo.startsWith('TQ') ? { ticket: caseNo } : null;
  const numbers =
    caseNo.length > 4
      ? [caseNo]
      : await ask.officeCasesEnding(
          offices.map(({ id }) => id),
          caseNo,
        );
  const theirs = (await casesWith(numbers, ask)).filter((one) => looksAfter(offices, one));
  const [one] = theirs;
  if (!one) return { none: caseNo };
  return theirs.length === 1 ? { case: one } : { cases: theirs };
}

/** What an office reads of the case, the ticket or the list that it asked for. */
export function officeAnswer(asked: OfficeAsked, slots: SlotsOf['case.status'], scene: Scene): Turn {
  if ('none' in asked) return say({ view: 'office.noCase', data: { number: asked.none } });
  if ('ticket' in asked) return leadTo({ intent: 'office.haste', slots: { ticket: asked.ticket } });
  if ('running' in asked) return leadTo({ intent: 'office.cases', slots: runningIn(slots.words) });
  if ('cases' in asked) return { reply: officeList(asked.cases, scene), changes: [] };
  // What is asked next is then about that case.
  const { number } = asked.case;
  if (slots.caseNo !== number) return leadTo({ intent: 'case.status', slots: { caseNo: number } });
  return officeCase(asked.case, scene);
}

/** The words may name a department. */
function runningIn(words: string | undefined): SlotsOf['office.cases'] {
  return { which: 'running', ...(words !== undefined && { words }) };
}
