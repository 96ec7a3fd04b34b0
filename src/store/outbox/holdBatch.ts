/** Holds back what a batch still owes, and lets it go again: in pieces, so that sending goes on meanwhile. */
import { sql } from 'drizzle-orm';
import type { Engine } from '../engine/engine';
import { batches, outbox } from '../schema/mysql';
import { keys, statement, value } from '../sql/template';
import { FREE } from './leases';
import { STATE } from './messageState';

const ROWS_AT_ONCE = 500;

const rangeOf = statement(
  sql`select ${batches.firstMessage}, ${batches.lastMessage} from ${batches} where ${batches.id} = ${value} and ${batches.firstMessage} is not null and ${batches.lastMessage} is not null`,
);
// `+ 0`: along the primary key, not along the index of all that is due.
const next = statement(
  sql`select ${outbox.id} from ${outbox} where ${outbox.id} >= ${value} and ${outbox.id} > ${value} and ${outbox.id} <= ${value} and ${outbox.batch} = ${value} and ${outbox.state} + 0 = ${value} and ${FREE} order by ${outbox.id} limit ${value}`,
);
const move = statement(
  sql`update ${outbox} set ${sql.identifier('state')} = ${value}, owner = null, leased_until = null where ${outbox.state} = ${value} and ${FREE} and ${outbox.id} in (${keys})`,
);

/** Resolves with how many it moved: from `owed` to `held`, or back. What is being sent at `now` goes its way. */
export async function moveBatch(
  engine: Engine,
  batch: string,
  to: 'held' | 'owed',
  now: number,
): Promise<number> {
  const from = to === 'held' ? STATE.owed : STATE.held;
  const [range] = await engine.rows(...rangeOf([batch]));
  if (!range) return 0;
  const [first = null, last = null] = range;
  let after = '';
  let moved = 0;
  for (;;) {
    const rows = await engine.rows(...next([first, after, last, batch, from, now, ROWS_AT_ONCE]));
    const ids = rows.map(([id]) => String(id));
    if (ids.length > 0) moved += await engine.run(...move([STATE[to], from, now], ids));
    if (ids.length < ROWS_AT_ONCE) return moved;
    after = ids.at(-1) ?? after;
  }
}
