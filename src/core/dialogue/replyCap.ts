/** How many replies one number gets: more than anybody reads are for a machine, or at somebody's cost. */
import { HOUR } from '../calendar/durations';
import type { Change } from '../model/change';
import type { Dialogue } from '../model/dialogue';
import type { Inbound } from '../model/message';

export const REPLIES_AN_HOUR = 500;

export interface Capped<R> {
  /** Null: nothing is said. */
  reply: R | null;
  /** With this reply counted. */
  dialogue: Dialogue;
  changes: Change[];
}

/** Counts a reply to a text that is about to be said at `now`; beyond the cap nothing is, and the supervisors hear of it. */
export function capped<R>(
  reply: R | null,
  dialogue: Dialogue,
  { medium }: Pick<Inbound, 'medium'>,
  now: number,
): Capped<R> {
  if (reply === null || medium !== 'sms') return { reply, dialogue, changes: [] };
  const { replies } = dialogue;
  const running = replies && Math.abs(now - replies.since) < HOUR ? replies : { count: 0, since: now };
  const counted = { ...dialogue, replies: { ...running, count: running.count + 1 } };
  if (running.count < REPLIES_AN_HOUR) return { reply, dialogue: counted, changes: [] };
  return { reply: null, dialogue: counted, changes: [{ kind: 'alarm', alarm: 'replies.flood', at: now }] };
}
