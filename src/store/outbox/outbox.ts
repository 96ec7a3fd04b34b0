/** What is owed: taking it to send, and how much of it there is. */
import { sql } from 'drizzle-orm';
import type { Lease } from '../../core/model/change';
import { LANES, type Lane, type Outbound } from '../../core/model/message';
import type { Engine, Row } from '../engine/engine';
import { outbox } from '../schema/mysql';
import { keys, statement, value } from '../sql/template';
import { FREE } from './leases';
import { STATE } from './messageState';

const OWED = sql`${outbox.state} = ${sql.raw(String(STATE.owed))}`;

const DUE = sql`${OWED} and ${outbox.gateway} = ${value} and ${outbox.dueAt} <= ${value} and ${FREE}`;
const COLUMNS = sql`${outbox.id}, ${outbox.gateway}, ${outbox.lane}, ${outbox.recipient}, ${outbox.sender}, ${outbox.text}, ${outbox.returnAddress}, ${outbox.answers}, ${outbox.expiresAt}, ${outbox.attempts}, ${outbox.settledAt}, ${outbox.template}`;

const due = statement(
  sql`select ${COLUMNS} from ${outbox} where ${DUE} and ${outbox.lane} = ${value} order by ${outbox.dueAt} limit ${value}`,
);
const take = statement(
  sql`update ${outbox} set owner = ${value}, leased_until = ${value} where ${DUE} and ${outbox.id} in (${keys})`,
);
const taken = statement(
  sql`select ${outbox.id} from ${outbox} where ${OWED} and ${outbox.owner} = ${value} and ${outbox.leasedUntil} = ${value} and ${outbox.id} in (${keys})`,
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
  const rows: Row[] = [];
  for (const lane of lanes) {
    if (rows.length === limit) break;
    const found = await engine.rows(...due([gateway, now, now, LANES.indexOf(lane), limit - rows.length]));
    for (const row of found) rows.push(row);
  }
  if (rows.length === 0) return [];
  const ids = rows.map(([id]) => String(id)).sort();
  const count = await engine.run(...take([lease.owner, lease.until, gateway, now, now], ids));
  if (count === rows.length) return rows.map(outboundFrom);
  // Somebody else was there at the same time: which of them are ours?
  const ours = count === 0 ? [] : await engine.rows(...taken([lease.owner, lease.until], ids));
  const mine = new Set(ours.map(([id]) => String(id)));
  return rows.filter(([id]) => mine.has(String(id))).map(outboundFrom);
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
