/** Which department has how many cases at work, and how many of them late: those that are late most come first. */

import type { Office, OfficeAccount } from '../../../model/cases';
import { clip } from '../../../text/clip';
import type { Turn } from '../../scene/command';
import { say } from '../../scene/say';

/** So many have room in one message. */
export const MOST_COMPARED = 5;

/** Departments beside one another, the latest first. */
export function comparedTurn(offices: readonly Office[], accounts: readonly OfficeAccount[]): Turn {
  const sorted = [...accounts].sort((one, other) => other.late - one.late || other.running - one.running);
  const rows = sorted.slice(0, MOST_COMPARED).map(({ department, running, late }) => {
    return { department: clip(nameIn(offices, department), 6), running, late };
  });
  const late = accounts.reduce((sum, one) => sum + one.late, 0);
  return say({ view: 'office.compared', data: { rows, late, more: sorted.length - rows.length } });
}

/** A department as people call it. */
export function nameIn(offices: readonly Office[], id: string): string {
  return offices.find((office) => office.id === id)?.name ?? id;
}
