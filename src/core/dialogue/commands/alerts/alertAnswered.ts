/** What a leader is told of his answer to an alert, and what waits for him next. */

import { dayOf } from '../../../calendar/day';
import { type CaseFacts, hasEnded } from '../../../model/cases';
import { clip } from '../../../text/clip';
import type { View } from '../../../views';
import type { Scene, Turn } from '../../scene/command';
import type { AlertAnswer } from './alertAnswer';

interface Answered extends AlertAnswer {
  /** Of the case. */
  number: string;
  about: CaseFacts | null;
}

/** That the answer is taken; the next alert, if any, waits for its own. */
export function answered(given: Answered, scene: Scene): Turn {
  const left = scene.caller.alerts.filter((alert) => alert.case !== given.number);
  const [following] = left;
  return {
    reply: {
      show: takenView(given, left.length, scene),
      ...(following && { expects: { state: 'alert.pending', expects: 'ack', caseNo: following.case } }),
    },
    changes: given.changes,
    notices: given.notices,
  };
}

/** `more`: cases that wait for another answer. */
function takenView(
  { number, about, late, besides }: Answered,
  more: number,
  { now, utcOffset }: Scene,
): View {
  const due = about && !hasEnded(about) ? about.promisedAt : null;
  return {
    view: 'alert.taken',
    data: {
      matter: clip(about?.matter ?? '', 12),
      number,
      // A day that is over can not be kept any more.
      promised: due !== null && due > now ? dayOf(due, now, utcOffset) : null,
      late,
      told: late ? besides : null,
      more,
    },
  };
}
