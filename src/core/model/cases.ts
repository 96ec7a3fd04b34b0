/** Cases: as they are kept, as a person reads them, and the offices that handle them. */

export const CASE_STATES = [
  'preregistered',
  'received',
  'supplement',
  'accepted',
  'refused',
  'processing',
  'suspended',
  'approved',
  'rejected',
  'paymentDue',
  'certified',
  'closed',
  'withdrawn',
] as const;

export type CaseState = (typeof CASE_STATES)[number];

/** States after which nothing more is owed to the applicant. */
export const CASE_ENDS: readonly CaseState[] = ['refused', 'rejected', 'closed', 'withdrawn'];

/** States in which the application is accepted and not decided, nor suspended. */
const UNDECIDED: readonly CaseState[] = ['accepted', 'processing'];

/** States in which the offices owe the next step: a fee is the applicant's to pay, and what is suspended stands still. */
export const CLOCK_STATES: readonly CaseState[] = [...UNDECIDED, 'approved'];

type InState = { state: CaseState };

/** Whether nothing more happens to the case. */
export function hasEnded({ state }: InState): boolean {
  return CASE_ENDS.includes(state);
}

/** Whether the offices' clock runs: the case is supervised. */
export function clockRuns({ state }: InState): boolean {
  return CLOCK_STATES.includes(state);
}

/** Whether the applicant waits for the decision: the promised day is told. */
export function isUndecided({ state }: InState): boolean {
  return UNDECIDED.includes(state);
}

/** Whether an office still has something to do before the certificate is ready: it may be asked to hasten. */
export function isUnfinished({ state }: InState): boolean {
  return state !== 'certified' && !CASE_ENDS.includes(state);
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

export interface CaseFacts {
  number: string;
  matter: string;
  department: string;
  state: CaseState;
  /** Name as registered; shown masked. */
  applicant: string;
  /** E.164 of the applicant. */
  phone: string;
  green: boolean;
  acceptedAt: number | null;
  /** Promised date, milliseconds UTC. */
  promisedAt: number | null;
  /** Milliseconds UTC of the last change. */
  changedAt: number;
  /** All that was said to the applicant at the last change: papers asked for, reason of refusal, window to collect at. */
  note: string;
  /** What the offices said among themselves at it: for leaders and supervisors alone. */
  internal: string | null;
  /** At whose desk it is, the name of the step there, and since when, milliseconds UTC. */
  desk: { department: string; step: string | null; since: number };
  /** Co-departments of a parallel case, with their state and since when it is with them; empty for an ordinary one. */
  parts: { department: string; state: CaseState; since: number }[];
}

/** A department and who leads it. */
export interface Office {
  id: string;
  name: string;
  /** E.164, deputy head first. */
  ladder: string[];
}

/** Cases in a state in which the offices owe the next step. */
export interface OfficeQuery {
  /** Ids. */
  departments: readonly string[];
  /** Of the green channel alone. */
  green?: true;
  /** Promised after this moment, and up to that one; milliseconds UTC. */
  after?: number;
  until?: number;
  /** In the order in which they were accepted; else that in which they are promised. */
  oldestFirst?: true;
}

/** What a department has at work. */
export interface OfficeAccount {
  /** Its id. */
  department: string;
  running: number;
  /** Promised for a day that is over. */
  late: number;
}

/** What came to a department, and what it decided, within some time. */
export interface OfficeFlow {
  /** Its id. */
  department: string;
  /** Of its share in the cases of another lead department. */
  isPart: boolean;
  /** Whose papers came to a window for the first time. */
  received: number;
  /** Decided, or closed on the spot. */
  done: number;
}

/** Days of which it is counted what came in and what was done; `other`: what is not counted. A week begins on Monday. */
export const SPANS = [
  'today',
  'yesterday',
  'dayBefore',
  'week',
  'lastWeek',
  'month',
  'lastMonth',
  'other',
] as const;
export type Span = (typeof SPANS)[number];
/** Milliseconds UTC: from the one until before the other. */
export interface TimeRange {
  since: number;
  until: number;
}

/** The case of somebody of a village. */
export interface VillagersCase extends CaseFacts {
  /** Of the household. */
  group: number;
}

/**
 * How somebody without a full name is called (老王家, 张大爷): `surname`; `house`: whoever lives there. `money`: what is asked
 * may be a payment; never said: `matter`, and `caseNo` of one that was picked.
 */
export interface AskedCase {
  surname?: string;
  house?: true;
  money?: true;
  matter?: string;
  caseNo?: string;
  words?: string;
}
