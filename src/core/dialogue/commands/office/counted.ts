/** How many cases came in, and how many were done, on a day, in a week or a month: of all departments, and department by department. */

import { rangeOf } from '../../../calendar/span';
import type { Office, OfficeFlow, Span } from '../../../model/cases';
import type { SlotsOf } from '../../../model/intent';
import { clip } from '../../../text/clip';
import type { Scene, Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { say } from '../../scene/say';
import { MOST_COMPARED, nameIn } from './compared';

/** What came and was done within some days. */
export interface Counted {
  span: Span;
  flow: readonly OfficeFlow[];
}

/** Of the one or two stretches of days that are asked for; none where they are days that nobody counts by. */
export async function flowsOf(
  { span, than }: SlotsOf['office.cases'],
  offices: readonly Office[],
  ask: Reads,
  { now, utcOffset }: Scene,
): Promise<Counted[]> {
  const departments = offices.map(({ id }) => id);
  const asked = [span, than].filter((one) => one !== undefined);
  const counted = asked.filter((one) => one !== 'other');
  if (counted.length < asked.length) return [];
  return Promise.all(
    counted.map(async (one) => ({
      span: one,
      flow: await ask.officeFlow(departments, rangeOf(one, now, utcOffset)),
    })),
  );
}

/**
 * `offices`: those that are asked for. Of several departments a case with shares in more than one counts once, as its lead's.
 * `counted`: one stretch of days, department by department, or two beside one another; none: days that nobody counts by.
 */
export function countedTurn(offices: readonly Office[], [first, second]: readonly Counted[]): Turn {
  if (!first) return say({ view: 'office.howCount', data: {} });
  const [only, ...others] = offices;
  const isOne = only !== undefined && others.length === 0;
  const department = isOne ? clip(only.name, 10) : null;
  const whole = ({ flow }: Counted) => sumOf(isOne ? flow : flow.filter(({ isPart }) => !isPart));
  if (second) {
    const stretches = [first, second].map((one) => ({ span: one.span, ...whole(one) }));
    return say({ view: 'office.against', data: { department, stretches } });
  }
  const rows = isOne ? [] : byOffice(first.flow);
  const shown = rows
    .slice(0, MOST_COMPARED)
    .map((row) => ({ ...row, department: clip(nameIn(offices, row.department), 6) }));
  const data = {
    span: first.span,
    department,
    ...whole(first),
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
