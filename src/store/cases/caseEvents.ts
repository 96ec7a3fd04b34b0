/** The events of cases as casework reads them. */
import { sql } from 'drizzle-orm';
import type { CaseReads } from '../../core/cases/directory';
import type { EventDetail, EventType, KeptEvent } from '../../core/model/caseEvents';
import type { Engine, Row } from '../engine/engine';
import { caseEvents } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { columnsOf } from '../sql/columns';
import { byKeys, keys, statement, value } from '../sql/template';

const EVENT = columnsOf(caseEvents, [
  'id',
  'case',
  'sequence',
  'type',
  'at',
  'note',
  'detail',
  'late',
  'ordered',
  'body',
]);
const withIds = byKeys(
  sql`select ${caseEvents.id}, ${caseEvents.case}, ${caseEvents.body} from ${caseEvents} where ${caseEvents.id} in (${keys})`,
);
const ofCase = statement(
  sql`select ${EVENT.list} from ${caseEvents} where ${caseEvents.case} = ${value} order by ${caseEvents.at}, ${caseEvents.sequence}`,
);

export function caseEventReads(engine: Engine): Pick<CaseReads, 'known' | 'events'> {
  return {
    async known(ids) {
      const rows = await inChunks(ids, (some) => withIds(engine, some));
      return new Map(
        rows.map(([id, number, body]) => [
          String(id),
          { case: String(number), body: body === null ? null : String(body) },
        ]),
      );
    },
    async events(number) {
      return (await engine.rows(...ofCase([number]))).map(eventFrom);
    },
  };
}

function eventFrom(row: Row): KeptEvent {
  const { type, detail, late, ordered, ...rest } = EVENT.read(row);
  // Written by us from a KeptEvent; what was loaded with a case has neither detail nor orders.
  return {
    ...rest,
    type: type as EventType,
    detail: JSON.parse(detail ?? '{}') as EventDetail,
    late: late === 1,
    ordered: JSON.parse(ordered ?? '[]') as string[],
  };
}
