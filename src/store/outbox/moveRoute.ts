/** Moves what is owed from one gateway to another. */
import { sql } from 'drizzle-orm';
import { LANES } from '../../core/model/message';
import type { Reroute } from '../../ports';
import type { Engine } from '../engine/engine';
import { outbox } from '../schema/mysql';
import { keys, statement, value } from '../sql/template';
import { FREE } from './leases';
import { STATE } from './messageState';

const DUE = sql`${outbox.state} = ${sql.raw(String(STATE.owed))} and ${outbox.gateway} = ${value} and ${outbox.dueAt} <= ${value} and ${FREE}`;

const some = statement(
  sql`select ${outbox.id} from ${outbox} where ${DUE} and ${outbox.lane} = ${value} and (${value} is null or ${outbox.sender} = ${value}) order by ${outbox.dueAt} limit ${value}`,
);
// The address as the old carrier wrote it says nothing to the new one.
const moved = statement(
  sql`update ${outbox} set gateway = ${value}, sender = ${value}, owner = null, leased_until = null, return_address = null where ${DUE} and ${outbox.id} in (${keys})`,
);

/** What somebody holds a lease of stays: of a claim and a move only one finds the row still due. */
export async function reroute(engine: Engine, move: Reroute): Promise<number> {
  const { from, to, lane, sender, onlyFrom: code = null, now, limit } = move;
  const rows = await engine.rows(...some([from, now, now, LANES.indexOf(lane), code, code, limit]));
  if (rows.length === 0) return 0;
  const ids = rows.map(([id]) => String(id)).sort();
  return engine.run(...moved([to, sender, from, now, now], ids));
}
