/** What follows from one event: a function of the event and of what is known, decided in `decide.ts`. */

import type { Calendar } from '../calendar/workingDays';
import type { View } from '../dialogue/views';
import type { Alert, CaseRow, KeptEvent, Timer } from '../model/casework';
import type { Lane } from '../model/message';
import type { Directory } from './caseReads';

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

/** What an installation may decide otherwise: `templates/limits.json`. */
export interface CaseLimits {
  /** How an odd promise is halved for the green channel. */
  greenRounding: 'down' | 'up';
  /** Milliseconds until an unanswered alert goes one rung up. */
  alertAnswer: number;
  /** Share of the promised time after which a green case is recalled to its leader, 0 to 1. */
  greenReminder: number;
  /** Share of the promised time after which a case is close to its end (预警), 0 to 1. */
  warning: number;
  /** Working days after the promised day: 黄牌 and 红牌. */
  yellowCard: number;
  redCard: number;
  /** Working days without an event after which a case is stuck. */
  stuck: number;
  /** How far in the future an event may lie, milliseconds. */
  future: number;
  /** Days after which what happened is no news any more: it is kept, and nobody is told. */
  newsDays: number;
  /** Hour of the day of the leaders' digest, at the offices. */
  digestHour: number;
  /** Hours of the day at which the offices open and close. */
  opens: number;
  closes: number;
  /** Working days of an extension whose event names none. */
  extension: number;
  /** Carriers' codes for a number that nobody has (空号): it may soon be somebody else's. They differ between provinces. */
  deadNumberCodes: string[];
}

/** One message that an event or a time calls for. */
export interface Notice {
  /** E.164. */
  to: string;
  audience: 'applicant' | 'leader' | 'supervisor';
  view: View;
  lane: Extract<Lane, 'alert' | 'notice'>;
  /** `statutory` overrides every opt-out, and `why` says which rule asks for it. */
  scope: 'statutory' | 'case' | 'reminders';
  why?: string;
  /** Waits for the end of the quiet hours. */
  quiet: boolean;
  /** Milliseconds that it is worth sending; absent: as its lane is. */
  lives?: number;
  /** Of no use any more from then on, milliseconds UTC; absent: as its lane has it. */
  until?: number;
  /** Tells it from whatever else the same event, timer or alert sends the same person: with these it is once for ever. */
  key: string;
  /** It has to be answered: the alert that it carries, without its message. */
  alert?: Omit<Alert, 'id' | 'message'>;
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
