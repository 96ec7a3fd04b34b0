/** What offices list, page by page. A filter that is absent is null, and lets everything through. */
import { type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn } from 'drizzle-orm/mysql-core';
import type { Batch } from '../core/model/change';
import type { Appointment } from '../core/model/matters';
import type { Rating } from '../core/model/tickets';
import type { Lists, Page } from '../ports';
import { CASE_COLUMNS, caseFrom } from './cases/caseRows';
import type { Engine, Value } from './engine/engine';
import type { Vault } from './keys/vault';
import { messageLists } from './outbox/messageLists';
import { TICKET, ticketReader } from './requests/ticketReads';
import * as t from './schema/mysql';
import { columnsOf } from './sql/columns';
import { statement, value } from './sql/template';

/** Comes before every key of text. */
const FIRST = '';

const CASE = columnsOf(t.cases, CASE_COLUMNS);
const BATCH = columnsOf(t.batches, [
  'id',
  'state',
  'at',
  'households',
  'expanded',
  'cursor',
  'firstMessage',
  'lastMessage',
  'version',
]);
const VISIT = columnsOf(t.appointments, ['id', 'matter', 'day', 'period', 'seat', 'phone', 'at']);
const RATING = columnsOf(t.ratings, ['case', 'phone', 'score', 'at', 'changedAt']);
const PROGRAMME = columnsOf(t.programmes, ['id', 'name', 'unit']);

const cases = statement(
  sql`select ${CASE.list} from ${t.cases} where ${after(t.cases.changedAt, t.cases.number)} and ${may(t.cases.state)} and ${may(t.cases.department)} order by ${t.cases.changedAt}, ${t.cases.number} limit ${value}`,
);
const batches = statement(
  sql`select ${BATCH.list} from ${t.batches} where ${after(t.batches.at, t.batches.id)} and (${t.batches.id} like ${value} or instr(${t.batches.id}, '/') = 0) and ${may(t.batches.state)} order by ${t.batches.at}, ${t.batches.id} limit ${value}`,
);
const visits = statement(
  sql`select ${VISIT.list} from ${t.appointments} where ${after(t.appointments.day, t.appointments.id)} and ${t.appointments.seat} is not null and ${may(t.appointments.matter)} order by ${t.appointments.day}, ${t.appointments.id} limit ${value}`,
);
const ratings = statement(
  sql`select ${RATING.list} from ${t.ratings} where ${after(t.ratings.changedAt, t.ratings.case)} order by ${t.ratings.changedAt}, ${t.ratings.case} limit ${value}`,
);
const tickets = statement(
  sql`select ${TICKET} from ${t.tickets} where ${after(t.tickets.at, t.tickets.number)} and ${t.tickets.state} = ${value} order by ${t.tickets.at}, ${t.tickets.number} limit ${value}`,
);
const programmes = statement(sql`select ${PROGRAMME.list} from ${t.programmes} order by ${t.programmes.id}`);

export function listReads(engine: Engine, vault: Vault): Lists {
  const ticketFrom = ticketReader(vault);
  return {
    ...messageLists(engine),
    async cases({ state = null, department = null, changedSince = 0 }, { after: last, limit }) {
      const start = from(last, changedSince);
      return (await engine.rows(...cases([...start, state, state, department, department, limit]))).map(
        caseFrom,
      );
    },
    async batches({ ids, state = null }, { after: last, limit }) {
      const rows = await engine.rows(...batches([...from(last, 0), `${ids}/%`, state, state, limit]));
      // Written by us from a Batch.
      return rows
        .map((row) => BATCH.read(row))
        .map((one) => ({ ...one, state: one.state as Batch['state'] }));
    },
    async visits({ from: day, matter = null }, { after: last, limit }) {
      const rows = await engine.rows(...visits([...from(last, day), matter, matter, limit]));
      // Written by us from an Appointment.
      return rows
        .map((row) => VISIT.read(row))
        .map((one) => ({ ...one, period: one.period as Appointment['period'] }));
    },
    async ratings({ since = 0 }, { after: last, limit }) {
      const rows = await engine.rows(...ratings([...from(last, since), limit]));
      return rows
        .map((row) => RATING.read(row))
        .map((one) => ({ ...one, score: one.score as Rating['score'] })); // likewise
    },
    async tickets({ state }, { after: last, limit }) {
      return (await engine.rows(...tickets([...from(last, 0), state, limit]))).map(ticketFrom);
    },
    async programmes() {
      return (await engine.rows(...programmes([]))).map((row) => PROGRAMME.read(row));
    },
  };
}

/** Rows behind a key of two columns; takes what `from` gives. */
function after(first: MySqlColumn, second: MySqlColumn): SQL {
  return sql`(${first} > ${value} or (${first} = ${value} and ${second} > ${value}))`;
}

/** Takes its value twice; null lets every row through. */
function may(column: MySqlColumn): SQL {
  return sql`(${value} is null or ${column} = ${value})`;
}

/** The values of `after`: behind the last row of the page before, or from the first one of this beginning on. */
function from(last: Page<readonly [string | number, string]>['after'], beginning: Value): Value[] {
  const [first, second] = last ?? [beginning, FIRST];
  return [first, first, second];
}
