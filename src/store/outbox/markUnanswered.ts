/** Messages that a carrier took over and never told the end of. */
import { sql } from 'drizzle-orm';
import type { Engine, Session } from '../engine/engine';
import { outbox, sentParts } from '../schema/mysql';
import { columnsOf, select } from '../sql/select';
import { keys, literals, set, statement, value } from '../sql/template';
import { STATE } from './messageState';

// A message that went keeps the time it was due: the index finds the old ones, route by route and lane by lane;
// of those the ones that went long ago count.
const where = select(
  columnsOf(outbox, ['gateway', 'lane']),
  sql`from ${outbox} where ${outbox.state} = ${value} group by ${outbox.gateway}, ${outbox.lane}`,
);
const old = select(
  columnsOf(outbox, ['id']),
  sql`from ${outbox} where ${outbox.state} = ${value} and ${outbox.gateway} = ${value} and ${outbox.lane} = ${value} and ${outbox.dueAt} < ${value} and coalesce(${outbox.settledAt}, ${outbox.dueAt}) < ${value} order by ${outbox.dueAt} limit ${value}`,
);
const WAITING = literals([STATE.sent, STATE.accepted]);
const markParts = statement(
  sql`update ${sentParts} set ${set(sentParts, { state: STATE.unknown })} where +${sentParts.state} in (${WAITING}) and ${sentParts.message} in (${keys})`,
);
const markMessages = statement(
  sql`update ${outbox} set ${set(outbox, { state: STATE.unknown })} where +${outbox.state} in (${WAITING}) and ${outbox.id} in (${keys})`,
);

/** Resolves with how many messages sent before this moment (milliseconds UTC) are `unknown` from now on. */
export async function markUnknown(engine: Engine, before: number, limit: number): Promise<number> {
  const ids: string[] = [];
  for (const state of [STATE.sent, STATE.accepted]) {
    for (const { gateway, lane } of await where(engine, [state])) {
      if (ids.length >= limit) break;
      const rows = await old(engine, [state, gateway, lane, before, before, limit - ids.length]);
      for (const { id } of rows) ids.push(id);
    }
  }
  return ids.length === 0 ? 0 : engine.transaction((session) => mark(session, ids.sort()));
}

/** Parts before messages, as receipts do it: whoever comes at the same time waits and never in a ring. */
async function mark(session: Session, ids: string[]): Promise<number> {
  await session.run(...markParts([], ids));
  return session.run(...markMessages([], ids));
}
