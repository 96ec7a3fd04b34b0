/** What waits by the time of a clock that was set back since: it would wait for that time to come again. */
import { sql } from 'drizzle-orm';
import { LONGEST_PAUSE } from '../../core/sending/retry';
import type { Engine } from '../engine/engine';
import { outbox } from '../schema/mysql';
import { statement, value } from '../sql/template';
import { STATE } from './messageState';

const OWED = sql`${outbox.state} = ${sql.raw(String(STATE.owed))}`;
// Due by the old time, or to be tried again by it, or written by it and to go at once.
const due = statement(
  sql`update ${outbox} set due_at = ${value} where ${OWED} and ${outbox.dueAt} > ${value} and (${outbox.dueAt} <= ${value} or (${outbox.reason} is not null and ${outbox.dueAt} <= ${value}) or ${outbox.dueAt} = ${outbox.at})`,
);
const free = statement(
  sql`update ${outbox} set owner = null, leased_until = null where ${OWED} and ${outbox.leasedUntil} > ${value}`,
);

/** The clock says `now` and said `from` before, milliseconds UTC. Resolves with how many messages are due at once. */
export async function clockSetBack(engine: Engine, now: number, from: number): Promise<number> {
  const retried = from > now ? from + LONGEST_PAUSE : now;
  return engine.run(...due([now, now, from, retried]));
}

/** No lease that is given now ends after `last`: those that do are of a clock that was ahead, and nobody's. */
export async function freeLeases(engine: Engine, last: number): Promise<number> {
  return engine.run(...free([last]));
}
