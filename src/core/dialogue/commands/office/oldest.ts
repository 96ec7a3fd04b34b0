/** Which case has been at work for longest. */

import { day } from '../../../calendar/day';
import type { CaseFacts, Office } from '../../../model/cases';
import { clip } from '../../../text/clip';
import { tail } from '../../../text/mask';
import type { Choice, Scene, Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';

/** Null: nothing is at work. */
export async function oldestOf(offices: readonly Office[], ask: Reads): Promise<CaseFacts | null> {
  const { numbers } = await ask.officeCases({ departments: offices.map(({ id }) => id), oldestFirst: true });
  const [first] = numbers;
  return first === undefined ? null : ask.caseByNumber(first);
}

export function oldestTurn(one: CaseFacts, scene: Scene): Turn {
  const on = (at: number | null) => (at === null ? null : day(at, scene));
  const row = {
    department: clip(one.department, 6),
    matter: clip(one.matter, 10),
    tail: tail(one.number),
    promised: on(one.promisedAt),
  };
  const late = one.promisedAt !== null && one.promisedAt <= scene.now;
  const show = { view: 'office.oldest', data: { ...row, since: on(one.acceptedAt), late } } as const;
  const look: Choice = {
    label: { row: { view: 'office.row', data: row } },
    act: { intent: 'case.status', slots: { caseNo: one.number } },
  };
  return { reply: { show, pageChoices: [look] }, changes: [] };
}
