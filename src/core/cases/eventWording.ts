/** An event of a case as a text to its applicant: a view with its data, in no language yet. */

import { type Day, dayOf, timeOf } from '../calendar/day';
import type { CaseEvent, EventType } from '../model/caseEvents';
import type { CaseRow } from '../model/cases';
import type { NoticeView } from '../notices/notice';
import { clip } from '../text/clip';
import { maskName } from '../text/mask';
import { progress } from './coCases';
import type { Happened, Known } from './decision';
import { departmentName, findDepartment, matterName } from './directory';
import { listed, told, yuan } from './eventNote';

/** Characters of a name: the number tells which case it is. What an office says is never cut. */
const ROOM = { matter: 12, department: 12, step: 8 } as const;

/** What a text is made of. */
interface Telling extends Happened {
  known: Known;
  /** Names the case. */
  base: { matter: string; number: string };
  /** Masked. */
  applicant: string;
  /** What the office wrote; of a refusal and the like, the reason. */
  note: string | null;
  /** Of the event, and the promised one. */
  day: Day;
  promised: Day | null;
}

/** Null where there is nothing to say. */
const WORDING: Partial<Record<EventType, (telling: Telling) => NoticeView | null>> = {
  preregistered: ({ base, event, known }) => ({
    view: 'notice.preregistered',
    data: { ...base, ...visit(event, known) },
  }),
  supplement: ({ base, event }) => ({ view: 'notice.supplement', data: { ...base, ...missing(event) } }),
  accepted: ({ base, applicant, promised, note }) =>
    promised && { view: 'notice.accepted', data: { ...base, applicant, promised, note } },
  refused: ({ base, note: reason }) => ({ view: 'notice.refused', data: { ...base, reason } }),
  routed: ({ base, row, known, day, note }) => ({
    view: 'notice.routed',
    data: { ...base, ...deskOf(row, known), day, note },
  }),
  opinion: ({ base, event, row, known, day, note }) => {
    const parts = progress(known.parts, known.directory);
    // Alone, that there is one says nothing.
    if (!parts && note === null) return null;
    return {
      view: 'notice.opinion',
      data: { ...base, department: whose(event, row, known), parts, day, note },
    };
  },
  suspended: ({ base, note: reason, day }) => ({ view: 'notice.suspended', data: { ...base, reason, day } }),
  resumed: ({ base, promised, day, note }) => ({
    view: 'notice.resumed',
    data: { ...base, promised, day, note },
  }),
  extended: ({ base, before, row, note: reason, promised }) => {
    const days = (row.promisedDays ?? 0) - (before?.promisedDays ?? 0);
    return promised && { view: 'notice.extended', data: { ...base, reason, days, promised } };
  },
  paymentDue: ({ base, event }) => ({ view: 'notice.paymentDue', data: { ...base, ...fee(event) } }),
  approved: ({ base, applicant, note }) => ({ view: 'notice.approved', data: { ...base, applicant, note } }),
  rejected: ({ base, note: reason }) => ({ view: 'notice.rejected', data: { ...base, reason } }),
  certified: ({ base, event: { detail }, note }) => {
    const place = { window: told(detail.window), bring: told(detail.bring) };
    const isSaid = Object.values(place).every((piece) => !piece || note?.includes(piece));
    return { view: 'notice.certified', data: { ...base, ...(isSaid ? NOWHERE : place), note } };
  },
  closed: ({ base, applicant, note }) => ({ view: 'notice.closed', data: { ...base, applicant, note } }),
  withdrawn: ({ base, note }) => ({ view: 'notice.withdrawn', data: { ...base, note } }),
};

/** What the applicant reads of it; null where nothing is said: the applicant stands at the window for what has no wording. */
export function wording(happened: Happened, known: Known): NoticeView | null {
  const { event, row } = happened;
  const telling: Telling = {
    ...happened,
    known,
    base: named(row, known),
    applicant: maskName(row.applicant),
    note: told(event.note),
    day: shownDay(event.at, known),
    promised: row.promisedAt === null ? null : shownDay(row.promisedAt, known),
  };
  return WORDING[event.type]?.(telling) ?? null;
}

/** The note says it all. */
const NOWHERE = { window: null, bring: null };

/** The name that a text has room for, and the number. */
export function named(row: Pick<CaseRow, 'matter' | 'number'>, known: Pick<Known, 'directory'>) {
  return { matter: matterOf(row.matter, known), number: row.number };
}

/** As a text has room for. */
export function matterOf(id: string, { directory }: Pick<Known, 'directory'>): string {
  return clip(matterName(directory, id), ROOM.matter);
}

/** As a text has room for. */
export function officeOf(id: string, { directory }: Pick<Known, 'directory'>): string {
  return clip(departmentName(directory, id), ROOM.department);
}

/** As a leader's text has room for. */
export function stepOf(step: string | null): string | null {
  const name = told(step);
  return name && clip(name, ROOM.step);
}

/** The day of a moment on the offices’ wall, in no language yet. */
export function shownDay(at: number, { now, utcOffset }: Pick<Known, 'now' | 'utcOffset'>): Day {
  return dayOf(at, now, utcOffset);
}

/** When, where to and what with, of an event that has an appointment or asks for papers. */
export function visit({ note, detail }: Pick<CaseEvent, 'note' | 'detail'>, known: Known) {
  const { appointmentAt: at, papers, window } = detail;
  return {
    day: at === undefined ? null : shownDay(at, known),
    time: at === undefined ? null : timeOf(at, known.utcOffset),
    ...beside(told(note), { papers: listed(papers), window: told(window) }),
  };
}

/** What is missing: all of it at once, be it listed or said. */
function missing({ note, detail: { papers, window } }: CaseEvent) {
  const said = beside(told(note), { papers: listed(papers), window: told(window) });
  const count = papers?.length || null;
  const isSaid = said.papers === null || said.note?.includes(said.papers);
  return isSaid ? { ...said, count, papers: said.note ?? said.papers, note: null } : { ...said, count };
}

function fee({ note, detail }: CaseEvent) {
  return { amount: yuan(detail.fee), ...beside(told(note), { window: told(detail.window) }) };
}

/** These pieces, and the note unless one of them says the same. */
function beside<P extends Record<string, string | null>>(note: string | null, pieces: P) {
  return {
    ...pieces,
    note: Object.values(pieces).some((piece) => note && piece?.includes(note)) ? null : note,
  };
}

/** Whose word it is: of the department that it names, or that the case is at. */
function whose({ case: said }: CaseEvent, row: CaseRow, known: Known): string {
  const named = said.department === undefined ? null : findDepartment(known.directory, said.department);
  return named ? officeOf(named.id, known) : deskOf(row, known).department;
}

/** At whose desk the case is, and what is done there. */
function deskOf(row: Pick<CaseRow, 'department' | 'step' | 'stepDepartment'>, known: Known) {
  return { department: officeOf(row.stepDepartment ?? row.department, known), step: told(row.step) };
}
