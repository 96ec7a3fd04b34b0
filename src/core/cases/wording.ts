/** An event of a case as a text to its applicant: a view with its data, in no language yet. */
import type { View } from '../dialogue/views';
import { clip } from '../text/clip';
import { type Day, dayOf, timeOf } from '../text/day';
import { maskName } from '../text/mask';
import type { CaseEvent, CaseRow } from './casework';
import type { Known } from './decision';
import { departmentName, findDepartment, matterName } from './directory';
import { progress } from './parallel';

/** Characters of each piece, so that an ordinary notice is one segment and the longest two. */
const ROOM = { matter: 12, reason: 40, papers: 56, place: 12, department: 12, step: 8 } as const;

/** What the applicant reads of the event that changed `before` (null: a new case) into `row`; null where nothing is said. */
export function wording(event: CaseEvent, before: CaseRow | null, row: CaseRow, known: Known): View | null {
  const { note, detail } = event;
  const base = named(row, known);
  const applicant = maskName(row.applicant);
  const reason = said(note, ROOM.reason);
  const window = said(detail.window, ROOM.place);
  const promised = row.promisedAt === null ? null : shownDay(row.promisedAt, known);
  switch (event.type) {
    case 'preregistered':
      return { view: 'notice.preregistered', data: { ...base, ...visit(event, known) } };
    case 'supplement': {
      const papers = said(detail.papers?.join('、') || note, ROOM.papers);
      const count = detail.papers?.length || null;
      return { view: 'notice.supplement', data: { ...base, papers, count, window } };
    }
    case 'accepted':
      return promised && { view: 'notice.accepted', data: { ...base, applicant, promised } };
    case 'refused':
      return { view: 'notice.refused', data: { ...base, reason } };
    case 'routed':
      return { view: 'notice.routed', data: { ...base, ...handedTo(event, row, known) } };
    case 'opinion': {
      const department = officeOf(row.department, known);
      const parts = progress(known.parts, known.directory);
      return parts && { view: 'notice.opinion', data: { ...base, department, parts } };
    }
    case 'suspended':
      return { view: 'notice.suspended', data: { ...base, reason } };
    case 'resumed':
      return { view: 'notice.resumed', data: { ...base, promised } };
    case 'extended': {
      const days = (row.promisedDays ?? 0) - (before?.promisedDays ?? 0);
      return promised && { view: 'notice.extended', data: { ...base, reason, days, promised } };
    }
    case 'paymentDue': {
      const amount = detail.fee === undefined ? null : (detail.fee / 100).toFixed(2);
      return { view: 'notice.paymentDue', data: { ...base, amount, window } };
    }
    case 'approved':
      return { view: 'notice.approved', data: { ...base, applicant } };
    case 'rejected':
      return { view: 'notice.rejected', data: { ...base, reason } };
    case 'certified': {
      const bring = said(detail.bring, ROOM.place);
      const told = window || bring ? null : reason;
      return { view: 'notice.certified', data: { ...base, window, bring, note: told } };
    }
    case 'closed':
      return { view: 'notice.closed', data: { ...base, applicant } };
    case 'withdrawn':
      return { view: 'notice.withdrawn', data: base };
    // The applicant stands at the window for these.
    case 'received':
    case 'paid':
    case 'collected':
      return null;
  }
}

/** The name that a text has room for, and the number. */
export function named(row: Pick<CaseRow, 'matter' | 'number'>, known: Pick<Known, 'directory'>) {
  return { matter: matterOf(row.matter, known), number: row.number };
}

export function matterOf(id: string, { directory }: Pick<Known, 'directory'>): string {
  return clip(matterName(directory, id), ROOM.matter);
}

export function officeOf(id: string, { directory }: Pick<Known, 'directory'>): string {
  return clip(departmentName(directory, id), ROOM.department);
}

export function stepOf(step: string | null): string | null {
  return said(step ?? undefined, ROOM.step);
}

export function shownDay(at: number, { now, utcOffset }: Pick<Known, 'now' | 'utcOffset'>): Day {
  return dayOf(at, now, utcOffset);
}

/** When, where to and what with, of an event that has an appointment or asks for papers. */
export function visit({ detail }: Pick<CaseEvent, 'detail'>, known: Known) {
  const { appointmentAt: at, papers, window } = detail;
  return {
    day: at === undefined ? null : shownDay(at, known),
    time: at === undefined ? null : timeOf(at, known.utcOffset),
    window: said(window, ROOM.place),
    papers: said(papers?.join('、'), ROOM.papers),
  };
}

/** The department that an event hands the case to, or else the one that it is at, and what comes next there. */
function handedTo({ case: { department }, detail }: CaseEvent, row: CaseRow, known: Known) {
  const to = department === undefined ? null : findDepartment(known.directory, department);
  return { department: officeOf(to?.id ?? row.department, known), step: stepOf(detail.step?.name ?? null) };
}

/** Without the stop at its end, which the template brings; null where nothing is said. */
function said(text: string | undefined, room: number): string | null {
  const plain = (text ?? '').trim().replace(/[。.;;]+$/, '');
  return plain === '' ? null : clip(plain, room);
}
