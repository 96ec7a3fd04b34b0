/** Whether the moments that an event names can be: a wrong one is told at once, for what follows from it would stand for ever. */
import type { CaseEvent } from '../model/casework';
import { type Known, type Refusal, refusal } from './decision';

/** Nothing that is still at work happened before. 1 January 1990, UTC. */
export const EARLIEST = Date.UTC(1990, 0, 1);
/** Nobody makes an appointment later than in so many milliseconds, nor plans a step: two years. */
const FARTHEST = 2 * 366 * 86_400_000;
/** Milliseconds. */
const DAY = 86_400_000;

/** What is wrong with `at`, of whatever has one; null where nothing is. */
export function untimely(
  at: number,
  { now, limits }: { now: number; limits: Pick<Known['limits'], 'future'> },
): string | null {
  if (at > now + limits.future) return 'at lies in the future: it says when it happened, so check the clock';
  return at < EARLIEST ? 'at lies before 1990: it says when it happened' : null;
}

/** Of what an event says is still to come: only history may name a moment that is over. */
export function impossibleMoment(event: CaseEvent, known: Known): Refusal | null {
  const { appointmentAt, step } = event.detail;
  const wrong = untimely(event.at, known);
  if (wrong !== null) return refusal('future', wrong);
  if (appointmentAt !== undefined) {
    if (appointmentAt < event.at)
      return refusal('future', 'appointmentAt lies before the event that makes it');
    if (appointmentAt <= known.now && event.silent !== true)
      return refusal('future', 'appointmentAt is over: history is sent with "silent": true');
    if (appointmentAt > known.now + FARTHEST)
      return refusal('future', 'appointmentAt lies more than two years ahead');
  }
  const dueAt = step?.dueAt;
  if (dueAt === undefined) return null;
  if (dueAt < event.at) return refusal('future', 'step.dueAt lies before the event that begins the step');
  return dueAt > known.now + FARTHEST ? refusal('future', 'step.dueAt lies more than two years ahead') : null;
}

/** Whether nobody is told: its office says so, or it is no news any more. */
export function isHistory({ silent, at }: CaseEvent, { now, limits }: Known): boolean {
  return silent === true || isStale(at, { now, limits });
}

/** Whether what happened then is worth no notice any more. */
export function isStale(at: number, { now, limits }: Pick<Known, 'now' | 'limits'>): boolean {
  return now - at > limits.newsDays * DAY;
}
