/** How many cases came in, and how many were done, on a day, in a week or a month: of all departments, and department by department. */

import type { Office, OfficeFlow, Span } from '../../../model/cases';
import { clip } from '../../../text/clip';
import { say, type Turn } from '../../scene/command';
import { MOST_COMPARED, nameIn } from './compared';

/** `offices`: those that are asked for. Of several departments a case with shares in more than one counts once, as its lead's. */
export function countedTurn(span: Span, offices: readonly Office[], flows: readonly OfficeFlow[]): Turn {
  const [only, ...others] = offices;
  const isOne = only !== undefined && others.length === 0;
  const whole = isOne ? flows : flows.filter(({ isPart }) => !isPart);
  const rows = isOne ? [] : byOffice(flows);
  const shown = rows
    .slice(0, MOST_COMPARED)
    .map((row) => ({ ...row, department: clip(nameIn(offices, row.department), 6) }));
  const data = {
    span,
    department: isOne ? clip(only.name, 10) : null,
    ...sumOf(whole),
    rows: shown,
    more: rows.length - shown.length,
  };
  return say({ view: 'office.counted', data });
}

/** Those with most first. */
function byOffice(flows: readonly OfficeFlow[]) {
  const ids = [...new Set(flows.map(({ department }) => department))];
  return ids
    .map((department) => ({ department, ...sumOf(flows.filter((one) => one.department === department)) }))
    .sort((one, other) => other.received - one.received || other.done - one.done);
}

function sumOf(flows: readonly OfficeFlow[]): { received: number; done: number } {
  return {
    received: flows.reduce((sum, one) => sum + one.received, 0),
    done: flows.reduce((sum, one) => sum + one.done, 0),
  };
}
