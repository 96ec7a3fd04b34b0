/** What an office reports of a case, and how the report is kept. */

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
    /** Id of the person that the applicant is known to be. */
    person?: string;
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
