/** The words of casework: what offices report of a case, what is kept of it, and what follows in time. */
import type { CaseState } from './facts';

export const EVENT_TYPES = [
  'preregistered',
  'received',
  'supplement',
  'accepted',
  'refused',
  'routed',
  'opinion',
  'suspended',
  'resumed',
  'extended',
  'approved',
  'rejected',
  'paymentDue',
  'paid',
  'certified',
  'collected',
  'closed',
  'withdrawn',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** One thing that happened to a case, as an office reports it. What it does not change is absent. */
export interface CaseEvent {
  /** Once for ever among those of its office (`ownedId`). */
  id: string;
  type: EventType;
  /** Milliseconds UTC at which it happened. */
  at: number;
  /** For the applicant. */
  note: string;
  detail: EventDetail;
  /** History: it is kept, and nobody is told. */
  silent?: boolean;
  /** A print of what its office wrote: the same id with another one is not the same event. */
  body?: string;
  case: {
    number: string;
    /** Name or id of a matter. */
    matter?: string;
    /** Name or id of a department. */
    department?: string;
    /** Working days. */
    promisedDays?: number;
    green?: boolean;
    /** Number of the case that this one is a co-department's part of. */
    parent?: string | null;
    /** `phone` is E.164. `replaces`: the name that stood until now, where this one takes its place. */
    applicant?: { name: string; phone: string; replaces?: string };
  };
}

/** What some types of event carry besides their note. */
export interface EventDetail {
  /** Papers to bring or still missing, one each. */
  papers?: string[];
  /** To pay, fen. */
  fee?: number;
  /** Where to go (`3号窗口`). */
  window?: string;
  /** What to bring when collecting (`身份证`). */
  bring?: string;
  /** Working days by which the promise is extended; absent: as the installation's limits say. */
  days?: number;
  /** Co-departments that are told of the case (抄告), each by name or id. */
  departments?: string[];
  /** The step at work (`现场踏勘`), and until when it should be done, milliseconds UTC. */
  step?: { name: string; dueAt?: number };
  /** Milliseconds UTC of an appointment that belongs to the event. */
  appointmentAt?: number;
  /** What the offices say among themselves: kept, and never told to the applicant. */
  internal?: string;
}

/** A case as it is kept. Departments and matters are ids here. */
export interface CaseRow {
  number: string;
  matter: string;
  department: string;
  parent: string | null;
  state: CaseState;
  applicant: string;
  /** E.164. */
  phone: string;
  person: string | null;
  green: boolean;
  acceptedAt: number | null;
  /** End of the promised day, milliseconds UTC. */
  promisedAt: number | null;
  changedAt: number;
  /** All that was said to the applicant at the last change. */
  note: string;
  /** What the offices said among themselves at it; never told to the applicant. */
  internal: string | null;
  /** Working days promised, with extensions; halved where green. */
  promisedDays: number | null;
  /** Those promised to anybody, before they were halved or extended; null until the case is accepted, or not known. */
  ordinaryDays: number | null;
  /** The clock has stood still since, milliseconds UTC. */
  suspendedAt: number | null;
  /** The step at work where it has a name, since when, and until when it should be done. */
  step: string | null;
  stepAt: number | null;
  stepDueAt: number | null;
  /** At whose desk it is, where that is not `department`. */
  stepDepartment: string | null;
  /**
   * Counts the changes of the row, each event and each change without one: of two writers only one can make the next.
   * An event takes the number of the change that it makes, or that its being late makes.
   */
  sequence: number;
}

/** An event as it is kept. */
export interface KeptEvent {
  id: string;
  case: string;
  sequence: number;
  type: EventType;
  at: number;
  note: string;
  detail: EventDetail;
  /** It came after its turn: kept for the record, without effect. */
  late: boolean;
  /** Ids of the messages that it ordered: the account holds the outbox to it. */
  ordered: string[];
  /** `CaseEvent.body`; null of what was kept without one. */
  body?: string | null;
}

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

/** States in which the clock of an office runs. */
export const RUNNING_STATES: readonly CaseState[] = ['accepted', 'processing', 'approved', 'paymentDue'];
