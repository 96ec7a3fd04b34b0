/** Batches of payments: written, read, listed, and how far their messages are. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { AnnouncementReads } from '../../core/payments/announcement';
import type { Lists } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { STATE, stateName } from '../outbox/messageState';
import { batches, outbox, payments } from '../schema/mysql';
import { orRefused, Refused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { after, mayBe, startOf } from '../sql/keyRange';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { literal, set, statement, value } from '../sql/template';

const BATCH = columnsOf(batches);
const insertBatch = inserter(batches, BATCH.names, 'refuse');
const nextVersion = statement(
  sql`update ${batches} set ${set(batches, { state: value, households: value, expanded: value, cursor: value, firstMessage: value, lastMessage: value, version: value })} where ${batches.id} = ${value} and ${batches.version} = ${value}`,
);
const withId = select(BATCH, sql`from ${batches} where ${batches.id} = ${value}`);
const notDone = select(
  BATCH,
  sql`from ${batches} where ${batches.state} <> 'done' order by ${batches.at}, ${batches.id}`,
);
const listed = select(
  BATCH,
  sql`from ${batches} where ${after(batches.at, batches.id)} and (${batches.id} like ${value} or (${value} = 0 and instr(${batches.id}, '/') = 0)) and ${mayBe(batches.state)} order by ${batches.at}, ${batches.id} limit ${value}`,
);
const householdCount = select(
  fieldsOf({ count: sql<number>`count(distinct ${payments.household})` }),
  sql`from ${payments} where ${payments.batch} = ${value}`,
);
const MESSAGES = sql`from ${outbox} where ${outbox.id} >= ${value} and ${outbox.id} <= ${value} and ${outbox.batch} = ${value}`;
const states = select(
  fieldsOf({ state: outbox.state, count: sql<number>`count(*)` }),
  sql`${MESSAGES} group by ${outbox.state}`,
);
// What is suppressed was never on its way. `+ 0`: along the primary key, as it is read in any case.
const wentSince = select(
  fieldsOf({ count: sql<number>`count(*)`, first: sql<number | null>`min(${outbox.settledAt})` }),
  sql`${MESSAGES} and ${outbox.state} + 0 between ${literal(STATE.sent)} and ${literal(STATE.failed)} and ${outbox.settledAt} >= ${value}`,
);

/** Version 1 begins a batch; every other follows the one before it. Throws `Refused` where somebody else was first. */
export async function applyBatches(
  session: Session,
  changes: Extract<Change, { kind: 'batch' }>[],
): Promise<void> {
  for (const { batch } of changes) {
    if (batch.version === 1) {
      await orRefused(insertBatch(session, [batch]), 'the batch is there already');
      continue;
    }
    const { id, state, households, expanded, cursor, firstMessage, lastMessage, version } = batch;
    const values = [state, households, expanded, cursor, firstMessage, lastMessage, version, id, version - 1];
    if ((await session.run(...nextVersion(values))) === 0) throw new Refused('the batch was changed before');
  }
}

export function batchReads(
  engine: Engine,
): Pick<AnnouncementReads, 'batch' | 'unfinished' | 'households' | 'progress' | 'went'> {
  return {
    batch: async (id) => (await withId(engine, [id]))[0] ?? null,
    unfinished: () => notDone(engine),
    households: async (batch) => (await householdCount(engine, [batch]))[0]?.count ?? 0,
    async progress({ id, firstMessage, lastMessage }) {
      if (firstMessage === null || lastMessage === null) return {};
      const rows = await states(engine, [firstMessage, lastMessage, id]);
      return Object.fromEntries(rows.map(({ state, count }) => [stateName(state), count]));
    },
    async went({ id, firstMessage, lastMessage }, since) {
      if (firstMessage === null || lastMessage === null) return { count: 0, first: null };
      const [went] = await wentSince(engine, [firstMessage, lastMessage, id, since]);
      return went ?? { count: 0, first: null };
    },
  };
}

export function batchList(engine: Engine): Lists['batches'] {
  return ({ ids, own = false, state = null }, page) =>
    listed(engine, [...startOf(page, 0), `${ids}/%`, Number(own), state, state, page.limit]);
}
