/** What casework asks the store for, and what it is told. */
import type { Alert, Timer } from '../model/alerts';
import type { KeptEvent } from '../model/caseEvents';
import type { CaseRow } from '../model/cases';
import type { Language } from '../model/message';
import type { Directory } from './directory';

/** What notices must know of a person. */
export interface Reachable {
  phone: string;
  language: Language | null;
  /** Opt-outs in force. */
  stopped: string[];
  /** Nothing personal goes there any more. */
  dead?: boolean;
}

/** As much of a kept event as tells a repeat from another one under its id. */
export type KnownEvent = Pick<KeptEvent, 'case' | 'body'>;

/** What casework asks the store for. */
export interface CaseReads {
  directory(): Promise<Directory>;
  /** Cases with these numbers; absent ones are left out. */
  rows(numbers: string[]): Promise<Map<string, CaseRow>>;
  /** Co-departments' parts of these cases. */
  parts(parents: string[]): Promise<Map<string, CaseRow[]>>;
  /** Those of these event ids that are kept already. */
  known(ids: string[]): Promise<Map<string, KnownEvent>>;
  /** The events of a case in the order of their time. */
  events(number: string): Promise<KeptEvent[]>;
  reachable(phones: string[]): Promise<Map<string, Reachable>>;
  /** Of these numbers the ones that another took the place of, and which. */
  movedTo(phones: string[]): Promise<Map<string, string>>;
  /**
   * Of these numbers the ones that others took the place of, and the number at the end of all moves: where it is in use
   * and still of the same household, or person.
   */
  successors(phones: string[]): Promise<Map<string, string>>;
  /** Days that differ from the official calendar: `2026-12-31` → whether it is a working day. */
  localDays(): Promise<Map<string, boolean>>;
  /** Timers whose time has come, the earliest first. */
  due(now: number, limit: number): Promise<Timer[]>;
  /** Open alerts whose time is over, or whose message can not be delivered. */
  unanswered(now: number, limit: number): Promise<Alert[]>;
  /** Cases whose clock runs, by department. */
  running(): Promise<CaseRow[]>;
}
