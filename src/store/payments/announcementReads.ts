/** What payments and their announcements ask of the store. */
import { sql } from 'drizzle-orm';
import type { Batch } from '../../core/model/change';
import type { AnnouncementReads } from '../../core/payments/announcement';
import type { Engine, Row } from '../engine/engine';
import { STATE, stateName } from '../outbox/messageState';
import { batches, households, outbox, payments, programmes } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { columnsOf } from '../sql/columns';
import { byKeys, keys, statement, value } from '../sql/template';
import { announced } from './announcementMessages';
import { reportedReads } from './reportedPayments';

const BATCH = columnsOf(batches, [
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
const withId = statement(sql`select ${BATCH.list} from ${batches} where ${batches.id} = ${value}`);
const notDone = statement(
  sql`select ${BATCH.list} from ${batches} where ${batches.state} <> 'done' order by ${batches.at}, ${batches.id}`,
);
const householdCount = statement(
  sql`select count(distinct ${payments.household}) from ${payments} where ${payments.batch} = ${value}`,
);
const states = statement(
  sql`select ${outbox.state}, count(*) from ${outbox} where ${outbox.id} >= ${value} and ${outbox.id} <= ${value} and ${outbox.batch} = ${value} group by ${outbox.state}`,
);
// What is suppressed was never on its way. `+ 0`: along the primary key, as it is read in any case.
const wentSince = statement(
  sql`select count(*), min(${outbox.settledAt}) from ${outbox} where ${outbox.id} >= ${value} and ${outbox.id} <= ${value} and ${outbox.batch} = ${value} and ${outbox.state} + 0 between ${sql.raw(`${STATE.sent} and ${STATE.failed}`)} and ${outbox.settledAt} >= ${value}`,
);
const allProgrammes = statement(sql`select ${programmes.id}, ${programmes.name} from ${programmes}`);
const onFile = byKeys(sql`select ${households.id} from ${households} where ${households.id} in (${keys})`);
export function announcementReads(engine: Engine): AnnouncementReads {
  return {
    async batch(id) {
      const [row] = await engine.rows(...withId([id]));
      return row ? batchFrom(row) : null;
    },
    async unfinished() {
      return (await engine.rows(...notDone([]))).map(batchFrom);
    },
    async households(batch) {
      const [row] = await engine.rows(...householdCount([batch]));
      return Number(row?.[0] ?? 0);
    },
    next: (batch, after, limit) => announced(engine, batch, after, limit),
    async progress({ id, firstMessage, lastMessage }) {
      if (firstMessage === null || lastMessage === null) return {};
      const rows = await engine.rows(...states([firstMessage, lastMessage, id]));
      return Object.fromEntries(rows.map(([state, count]) => [stateName(Number(state)), Number(count)]));
    },
    async went({ id, firstMessage, lastMessage }, since) {
      if (firstMessage === null || lastMessage === null) return { count: 0, first: null };
      const [row] = await engine.rows(...wentSince([firstMessage, lastMessage, id, since]));
      const [count = 0, first = null] = row ?? [];
      return { count: Number(count), first: first === null ? null : Number(first) };
    },
    async programmes() {
      return new Map(
        (await engine.rows(...allProgrammes([]))).map(([id, name]) => [String(id), String(name)]),
      );
    },
    async known(list) {
      return new Set((await inChunks(list, (some) => onFile(engine, some))).map(([id]) => String(id)));
    },
    ...reportedReads(engine),
  };
}

function batchFrom(row: Row): Batch {
  const batch = BATCH.read(row);
  return { ...batch, state: batch.state as Batch['state'] }; // written by us from a Batch
}
