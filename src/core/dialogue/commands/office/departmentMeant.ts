/** Which departments a leader asks for: the own ones, or the one that is named. */

import type { Office } from '../../../model/cases';
import type { SlotsOf } from '../../../model/intent';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { departmentNamed } from '../guides/departments';

/** `others`: name of one that is named and is not this leader's; nothing of it is told. */
export type Meant = { offices: Office[] } | { others: string };

/** `own`: all that this leader, or supervisor, looks after. */
export async function departmentsMeant(
  own: Office[],
  { department, words }: SlotsOf['office.cases'],
  ask: Reads,
  { departmentNames }: Scene,
): Promise<Meant> {
  if (department !== undefined) return among(own, department);
  if (words === undefined) return { offices: own };
  const all = (await ask.offices()).map(({ name }) => name);
  const named = departmentNamed(words, all, departmentNames);
  return named === null ? { offices: own } : among(own, named.name);
}

function among(own: Office[], name: string): Meant {
  const meant = own.filter((office) => office.name === name);
  return meant.length > 0 ? { offices: meant } : { others: name };
}
