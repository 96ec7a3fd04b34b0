/** What follows from one event: a function of the event and of what is known, decided in `decideEvent.ts`. */

import type { Calendar } from '../calendar/workingDays';
import type { Timer } from '../model/alerts';
import type { CaseEvent, KeptEvent } from '../model/caseEvents';
import type { CaseRow } from '../model/cases';
import type { CaseLimits } from '../model/limits';
import type { Notice } from '../notices/notice';
import type { Directory } from './directory';

/** What must be known to decide on an event. */
export interface Known {
  /** The case as it stands; null where it is new. */
  row: CaseRow | null;
  /** The case that this one is a part of, and all parts of that one or of this. */
  parent: CaseRow | null;
  parts: CaseRow[];
  directory: Directory;
  calendar: Calendar;
  /** Milliseconds UTC. */
  now: number;
  /** Minutes east of UTC of the offices' clock. */
  utcOffset: number;
  limits: CaseLimits;
}

/** An event that was taken. */
export interface Happened {
  event: CaseEvent;
  /** The row that it found; null for a new case. */
  before: CaseRow | null;
  /** The one that it left. */
  row: CaseRow;
}

export type Decision =
  | {
      outcome: 'done';
      row: CaseRow;
      event: Omit<KeptEvent, 'ordered'>;
      notices: Notice[];
      /** To set, or to move. */
      timers: Timer[];
      /** Nobody is told: it is history. */
      history: boolean;
      /** Members that nobody is told of: they hold a link or an account to pay by. */
      left: string[];
    }
  /** Came after its turn: kept, without effect. */
  | { outcome: 'late'; row: CaseRow; event: Omit<KeptEvent, 'ordered'> }
  | { outcome: 'refused'; refusal: Refusal };

/** Why an event is not taken. `says` names what is wrong and what is allowed, without personal data. */
export interface Refusal {
  kind:
    | 'impossible'
    | 'unknownMatter'
    | 'unknownDepartment'
    | 'unknownCase'
    | 'incomplete'
    | 'future'
    | 'noCalendar'
    | 'partsOpen'
    /** A member that this type does nothing with. */
    | 'misplaced'
    /** Otherwise than what was settled before. */
    | 'standing';
  says: string;
}

export function refusal(kind: Refusal['kind'], says: string): Refusal {
  return { kind, says };
}
