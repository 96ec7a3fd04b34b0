/** A row of a file of cases → the events that it stands for, so that it is decided on as if each had been reported. */

import { spanOf } from '../calendar/day';
import { dayAt } from '../calendar/deadline';
import { wayTo } from '../cases/wayTo';
import type { CaseEvent, EventType } from '../model/caseEvents';
import type { CaseRow, CaseState } from '../model/cases';
import { CASE_STATES } from '../model/cases';
import { type Found, type ReadRow, textOf } from './model';

/** What a row is read for. */
export interface CaseAsked {
  upload: { id: string; at: number; tells: boolean };
  /** Minutes east. */
  utcOffset: number;
}

type Row = Pick<ReadRow, 'row' | 'read'>;

/** None where the case stands so already. `held` is the case as it stands; null: nobody knows it. */
export function eventsOf(row: Row, held: CaseRow | null, asked: CaseAsked): CaseEvent[] | Found[] {
  const to = CASE_STATES.find((state) => state === row.read.state);
  if (!to) return [];
  const way = wayOf(row, held, to);
  if ('field' in way) return [way];
  const early = way.types.length > 0 ? dayFaults(row, held, asked) : [];
  if (early.length > 0) return early;
  return way.types.map((type, place) => eventOf(type, place === way.types.length - 1, row, held, asked));
}

export function isFaults(events: CaseEvent[] | Found[]): events is Found[] {
  return events.some((one) => 'field' in one);
}

function wayOf({ read }: Row, held: CaseRow | null, to: CaseState): { types: EventType[] } | Found {
  const from = held?.state ?? null;
  if (held && isAt(held.state, to)) {
    const step = textOf(read.step);
    const moves = (from === 'accepted' || from === 'processing') && step !== null && step !== held.step;
    return { types: moves ? ['routed'] : [] };
  }
  const accepted =
    read.acceptedOn !== null || read.acceptedOn === undefined || (held?.acceptedAt ?? null) !== null;
  const types = wayTo(from, to, accepted || to === 'accepted');
  if (types) return { types };
  return wayTo(from, to, true)
    ? { field: 'acceptedOn', kind: 'acceptedOnMissing', detail: null }
    : { field: 'state', kind: 'stateBack', detail: from };
}

/** Whoever writes 受理 of all that is not decided says it of what is at work, too. */
function isAt(state: CaseState, said: CaseState): boolean {
  return state === said || (state === 'processing' && said === 'accepted');
}

function dayFaults({ read }: Row, held: CaseRow | null, { upload, utcOffset }: CaseAsked): Found[] {
  const today = dayAt(upload.at, utcOffset);
  const [acceptedOn, day] = [textOf(read.acceptedOn), textOf(read.day)];
  const ahead = (['acceptedOn', 'day'] as const).flatMap((field): Found[] => {
    const said = textOf(read[field]);
    return said !== null && said > today ? [{ field, kind: 'dayAhead', detail: null }] : [];
  });
  if (ahead.length > 0) return ahead;
  if (acceptedOn !== null && day !== null && day < acceptedOn)
    return [{ field: 'day', kind: 'dayOrder', detail: acceptedOn }];
  const last = held && dayAt(held.changedAt, utcOffset);
  const said = day ?? (read.state === 'accepted' ? acceptedOn : null);
  return last !== null && said !== null && said < last
    ? [{ field: day === null ? 'acceptedOn' : 'day', kind: 'dayBefore', detail: last }]
    : [];
}

function eventOf(
  type: EventType,
  last: boolean,
  { row, read }: Row,
  held: CaseRow | null,
  asked: CaseAsked,
): CaseEvent {
  const { upload } = asked;
  const step = textOf(read.step);
  return {
    id: `${upload.id}-${row}-${type}`,
    type,
    at: momentOf(type, last, read, held, asked),
    note: last ? (textOf(read.note) ?? '') : '',
    detail: last ? detailOf(type, read, step) : {},
    // What lies between was inferred: only what the row says is told.
    silent: !upload.tells || !last,
    case: caseOf(read, held),
  };
}

function detailOf(
  type: EventType,
  { papers, window, fee }: ReadRow['read'],
  step: string | null,
): CaseEvent['detail'] {
  const list = (textOf(papers) ?? '').split(/[、；;\n]/).map((one) => one.trim());
  const named = list.filter((one) => one !== '').slice(0, 30);
  return {
    ...(named.length > 0 && { papers: named }),
    ...(textOf(window) && { window: textOf(window) ?? '' }),
    ...(type === 'paymentDue' && typeof fee === 'number' && { fee }),
    ...(step !== null && { step: { name: step } }),
  };
}

/** A day is its beginning, and never before what is known of that day already, nor after the file came. */
function momentOf(
  type: EventType,
  last: boolean,
  read: ReadRow['read'],
  held: CaseRow | null,
  { upload, utcOffset }: CaseAsked,
): number {
  const own = textOf(type === 'accepted' ? read.acceptedOn : read.day);
  const said = own ?? textOf(type === 'accepted' && last ? read.day : null);
  if (said === null) return upload.at;
  const [from, to] = spanOf(said, utcOffset);
  const known = held && held.changedAt >= from && held.changedAt < to ? held.changedAt : from;
  return Math.min(Math.max(from, known), upload.at);
}

/** What was promised stands: of a case that is accepted only its applicant is said again. */
function caseOf(read: ReadRow['read'], held: CaseRow | null): CaseEvent['case'] {
  const [name, replaces, person] = [textOf(read.applicant) ?? '', textOf(read.replaces), textOf(read.person)];
  const applicant = {
    name: held && replaces === null ? held.applicant : name,
    phone: textOf(read.phone) ?? held?.phone ?? '',
    ...(replaces !== null && { replaces }),
  };
  const of = { number: textOf(read.number) ?? '', applicant, ...(person !== null && { person }) };
  if (held && held.acceptedAt !== null) return of;
  const [matter, department] = [textOf(read.matter), textOf(read.department)];
  return {
    ...of,
    ...(matter !== null && { matter }),
    ...(department !== null && { department }),
    ...(read.green !== null && read.green !== undefined && { green: read.green === 'yes' }),
    ...(typeof read.promisedDays === 'number' && { promisedDays: read.promisedDays }),
  };
}
