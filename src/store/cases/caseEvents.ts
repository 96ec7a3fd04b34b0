/** The table of what happened to cases. */
import { sql } from 'drizzle-orm';
import type { CaseReads } from '../../core/cases/reads';
import type { EventDetail, KeptEvent } from '../../core/model/caseEvents';
import type { Change } from '../../core/model/change';
import type { CaseEventRecord } from '../../core/model/records';
import type { Engine, Session } from '../engine/engine';
import { caseEvents } from '../schema/mysql';
import { refusedIfTaken } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, select, selectIn } from '../sql/select';
import { keys, value } from '../sql/template';

const EVENT = columnsOf(caseEvents);
type Row = ReturnType<typeof EVENT.read>;

const insertEvents = inserter(caseEvents, EVENT.names, 'refuse');
const addEvents = inserter(caseEvents, EVENT.names, 'keep');
const withIds = selectIn(
  columnsOf(caseEvents, ['id', 'case', 'body']),
  sql`from ${caseEvents} where ${caseEvents.id} in (${keys})`,
);
const ofCase = select(
  EVENT,
  sql`from ${caseEvents} where ${caseEvents.case} = ${value} order by ${caseEvents.at}, ${caseEvents.sequence}`,
);

/** Throws `Refused` where an event, or its place in its case, is taken. */
export async function insertCaseEvents(
  session: Session,
  changes: Extract<Change, { kind: 'caseEvent' }>[],
): Promise<void> {
  const rows = changes.map(({ event }) => ({
    ...event,
    detail: JSON.stringify(event.detail),
    ordered: JSON.stringify(event.ordered),
    firstOrdered: [...event.ordered].sort()[0] ?? null,
  }));
  await insertEvents(session, rows, (error) => refusedIfTaken(error, 'an event is there already'));
}

/** Adds events that are not there yet. */
export function loadCaseEvents(session: Session, records: readonly CaseEventRecord[]): Promise<void> {
  return addEvents(session, records);
}

export function caseEventReads(engine: Engine): Pick<CaseReads, 'known' | 'events'> {
  return {
    async known(ids) {
      const found = await withIds(engine, ids);
      return new Map(found.map(({ id, case: number, body }) => [id, { case: number, body }]));
    },
    async events(number) {
      return (await ofCase(engine, [number])).map(eventFrom);
    },
  };
}

/** Whether all of these events are there. */
export async function haveEvents(engine: Engine, ids: ReadonlySet<string>): Promise<boolean> {
  return (await withIds(engine, [...ids])).length === ids.size;
}

function eventFrom({ detail, late, ordered, firstOrdered: _, ...rest }: Row): KeptEvent {
  return {
    ...rest,
    // Written by us from a KeptEvent; what was loaded with a case has neither detail nor orders.
    detail: JSON.parse(detail ?? '{}') as EventDetail,
    late: late === 1,
    ordered: JSON.parse(ordered ?? '[]') as string[],
  };
}
