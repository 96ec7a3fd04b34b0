/** One case as a leader or a supervisor sees it: where it stands, and nothing of what its applicant is paid. */

import { day } from '../../../calendar/day';
import { told } from '../../../cases/eventNote';
import { type CaseFacts, clockRuns } from '../../../model/cases';
import { clip } from '../../../text/clip';
import { maskName } from '../../../text/mask';
import { audited } from '../../scene/audited';
import type { Choice, Scene, Turn } from '../../scene/command';
import { picking } from '../../scene/say';
import { partsOf } from './caseTurns';

/** Who looked at which case is on record. */
export function officeCase(one: CaseFacts, scene: Scene): Turn {
  const { caller, now } = scene;
  const promised = clockRuns(one) ? one.promisedAt : null;
  const waits = caller.alerts.some((alert) => alert.case === one.number);
  const act = { intent: 'alert.ack', slots: { caseNo: one.number } } as const;
  const choices: Choice[] = waits ? [{ label: { name: 'acknowledge' }, act }] : [];
  return {
    reply: {
      show: {
        view: 'office.case',
        data: {
          applicant: maskName(one.applicant),
          department: clip(one.department, 10),
          matter: clip(one.matter, 12),
          number: one.number,
          state: one.state,
          green: one.green,
          note: told(one.note),
          internal: told(one.internal),
          desk: deskOf(one, scene),
          promised: promised === null ? null : day(promised, scene),
          late: promised !== null && now > promised,
          parts: partsOf(one),
        },
      },
      ...(choices.length > 0
        ? picking(choices)
        : { expects: { state: 'case.detail', expects: 'none', caseNo: one.number } }),
    },
    changes: [audited('leader.look', one.number, scene)],
  };
}

function deskOf(one: CaseFacts, scene: Scene) {
  const { department, step, since } = one.desk;
  const tells = step !== null || department !== one.department;
  if (!clockRuns(one) || !tells) return null;
  return {
    department: clip(department, 10),
    step: told(step),
    since: day(since, scene),
  };
}
