/** What is owed: taking it to send, and how much of it there is. */
import { sql } from 'drizzle-orm';
import type { Lease } from '../core/change';
import { LANES, type Lane, type Outbound } from '../core/message';
import type { Engine, Row } from './engine';
import { outbox } from './schema.mysql';
import { STATE } from './status';
import { keys, statement, value } from './template';

const OWED = sql`${outbox.state} = ${sql.raw(String(STATE.owed))}`;

const due = statement(
  sql`select ${outbox.id} from ${outbox} where ${OWED} and ${outbox.gateway} = ${value} and ${outbox.lane} = ${value} and ${outbox.dueAt} <= ${value} order by ${outbox.dueAt} limit ${value}`,
);
const take = statement(
  sql`update ${outbox} set owner = ${value}, due_at = ${value} where ${OWED} and ${outbox.gateway} = ${value} and ${outbox.dueAt} <= ${value} and ${outbox.id} in (${keys})`,
);
const taken = statement(
  sql`select ${outbox.id}, ${outbox.gateway}, ${outbox.lane}, ${outbox.recipient}, ${outbox.sender}, ${outbox.text}, ${outbox.returnAddress}, ${outbox.answers}, ${outbox.expiresAt}, ${outbox.attempts}, ${outbox.settledAt}, ${outbox.template} from ${outbox} where ${OWED} and ${outbox.owner} = ${value} and ${outbox.dueAt} = ${value} and ${outbox.id} in (${keys}) order by ${outbox.lane}, ${outbox.at}, ${outbox.id}`,
);
const depths = statement(
  sql`select ${outbox.gateway}, count(*), min(case when ${outbox.dueAt} <= ${value} then ${outbox.dueAt} end) from ${outbox} where ${OWED} group by ${outbox.gateway}`,
);

/**
 * Takes messages that are due for `lease.owner`, who must be unique to a process. Needs neither locks nor
 * `update … limit`: of two that select the same row only one finds it still due when it updates.
 * Not to be called again before it has resolved: the owner is how it knows what it took.
 */
export async function claim(
  engine: Engine,
  gateway: string,
  lease: Lease,
  now: number,
  limit: number,
  lanes: readonly Lane[] = LANES,
): Promise<Outbound[]> {
  const ids: string[] = [];
  for (const lane of lanes) {
    if (ids.length === limit) break;
    const rows = await engine.rows(...due([gateway, LANES.indexOf(lane), now, limit - ids.length]));
    for (const [id] of rows) ids.push(String(id));
  }
  if (ids.length === 0) return [];
  const count = await engine.run(...take([lease.owner, lease.until, gateway, now], ids.sort()));
  if (count === 0) return [];
  return (await engine.rows(...taken([lease.owner, lease.until], ids))).map(outboundFrom);
}

/** How many are still owed and how long the oldest has been due, milliseconds; by gateway. */
export async function backlog(
  engine: Engine,
  now: number,
): Promise<{ gateway: string; depth: number; oldest: number }[]> {
  const rows = await engine.rows(...depths([now]));
  return rows.map(([gateway, depth, oldest]) => ({
    gateway: String(gateway),
    depth: Number(depth),
    oldest: oldest === null ? 0 : now - Number(oldest),
  }));
}

function outboundFrom(row: Row): Outbound {
  // Columns come in the order of the select.
  type Columns = [
    string,
    string,
    number,
    string,
    string,
    string,
    string | null,
    string | null,
    number,
    number,
    number | null,
    string | null,
  ];
  const [
    id,
    gateway,
    lane,
    to,
    from,
    text,
    returnAddress,
    answers,
    expiresAt,
    attempts,
    settledAt,
    template,
  ] = row as unknown as Columns;
  return {
    id,
    gateway,
    lane: LANES[lane] ?? 'bulk',
    to,
    from,
    text,
    ...(returnAddress === null ? {} : { returnAddress }),
    ...(answers === null ? {} : { answers }),
    expiresAt,
    attempts,
    ...(settledAt === null ? {} : { mayHaveGone: true }),
    ...(template === null ? {} : { template }),
  };
}
