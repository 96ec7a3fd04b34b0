/** What casework knows of the county: departments and matters, which offices name by id or by name, and what it asks the store for. */
import type { Alert, Timer } from '../model/alerts';
import type { KeptEvent } from '../model/caseEvents';
import type { CaseRow } from '../model/cases';
import type { Language } from '../model/message';

type Matter = NonNullable<ReturnType<Directory['matters']['get']>>;
type Department = NonNullable<ReturnType<Directory['departments']['get']>>;

/** Null where there is none of this id or name. */
export function findMatter({ matters }: Directory, said: string): Matter | null {
  return matters.get(said) ?? named(matters, said);
}

/** Null where there is none of this id or name. */
export function findDepartment({ departments }: Directory, said: string): Department | null {
  return departments.get(said) ?? named(departments, said);
}

/** What people call a matter; its id where the directory has lost it. */
export function matterName({ matters }: Directory, id: string): string {
  return matters.get(id)?.name ?? id;
}

/** What people call a department; its id where the directory has lost it. */
export function departmentName({ departments }: Directory, id: string): string {
  return departments.get(id)?.name ?? id;
}

function named<T extends { name: string }>(entries: Map<string, T>, name: string): T | null {
  for (const entry of entries.values()) if (entry.name === name) return entry;
  return null;
}

/* What casework asks the store for, and what it is told. */

/** Departments, matters and supervisors by id: small, read whole, kept a while. */
export interface Directory {
  departments: Map<string, { id: string; name: string; ladder: string[] }>;
  matters: Map<string, { id: string; name: string; department: string; promisedDays: number }>;
  /** E.164. */
  supervisors: string[];
}

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
