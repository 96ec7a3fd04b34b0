/** Timers of cases, and alerts that a leader must answer. */

/** Something to be looked at when its time comes. */
export interface Timer {
  /** Unique: setting it again moves it. */
  id: string;
  kind: TimerKind;
  /** What it is about: the number of a case, a day. */
  subject: string;
  /** Milliseconds UTC. */
  dueAt: number;
}

export type TimerKind =
  /** Three quarters of the promised time of a green case are gone. */
  | 'green.reminder'
  /** A promised day is over, or nearly. */
  | 'case.warning'
  | 'case.overdue'
  | 'case.redCard'
  /** A step lasts longer than it should. */
  | 'step.stuck'
  | 'appointment.reminder'
  /** The day before a visit that was booked; its subject is the visit. */
  | 'visit.reminder'
  /** The daily digest to leaders. */
  | 'digest';

/**
 * A green-channel alert on one rung of the ladder; the supervisors are the rung above the last leader.
 *
 * open → answered · passedOn (time over, the next rung has it) · unanswered (time over, nobody stands above: it goes
 * on waiting) · ended (nobody is needed any more). passedOn → answered, unanswered → answered: late, and kept.
 */
export interface Alert {
  id: string;
  case: string;
  department: string;
  /** Why it was raised. */
  kind: 'green.accepted' | 'green.reminder' | 'case.overdue';
  /** E.164 of the leader asked, and which rung that is, from 0. */
  leader: string;
  rung: number;
  /** The outbox message that carries it. */
  message: string;
  at: number;
  /** Goes one rung up then, milliseconds UTC. */
  dueAt: number;
  state: AlertState;
}

const ALERT_STATES = ['open', 'answered', 'passedOn', 'unanswered', 'ended'] as const;

export type AlertState = (typeof ALERT_STATES)[number];

/** What still waits for its leader. */
export const WAITING_STATES: readonly AlertState[] = ['open', 'unanswered'];

export interface WaitingAlert {
  id: string;
  /** Number of the case. */
  case: string;
  /** Milliseconds UTC. */
  at: number;
}

/** An alert that ended unanswered: the next on the ladder has it, or the case needs nobody any more. */
export interface ClosedAlert {
  /** Number of the case. */
  case: string;
  state: 'passedOn' | 'ended';
}

/** An alert about a case, as far as an answer to it depends on the others. */
export interface CaseAlert {
  id: string;
  /** Those of a kind are the rungs of one ladder. */
  kind: string;
  /** E.164. */
  leader: string;
  rung: number;
  state: AlertState;
}
