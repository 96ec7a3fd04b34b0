/** Removes what has been kept long enough: in pieces, so that the service goes on meanwhile. */
import { type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn, MySqlTable } from 'drizzle-orm/mysql-core';
import { dayAt } from '../core/calendar/deadline';
import type { Retention } from '../core/sending/retention';
import { forgetAudit } from './audit/forget';
import type { Engine, Value } from './engine/engine';
import * as t from './schema/mysql';
import { firstIdAt } from './sql/keyRange';
import { inSlices, KEYS_IN_A_SLICE } from './sql/slices';
import { keys, statement, value } from './sql/template';
import { forgetUploads } from './uploads/forget';

/** What goes together: found by a key in its order, and removed by it. */
interface Sweep {
  /** The keys of what is old, after a key, at most so many. */
  find: ReturnType<typeof statement>;
  drop: ReturnType<typeof statement>;
  /** Comes before every key. */
  start: Value;
}

function sweep(table: MySqlTable, key: MySqlColumn, isOld: SQL): Sweep {
  return {
    find: statement(
      sql`select distinct ${key} from ${table} where ${key} > ${value} and ${isOld} order by ${key} limit ${value}`,
    ),
    drop: statement(sql`delete from ${table} where ${isOld} and ${key} in (${keys})`),
    start: key.getSQLType() === 'bigint' ? 0 : '',
  };
}

const messages = sweep(t.outbox, t.outbox.id, sql`${t.outbox.id} < ${value}`);
const sentParts = sweep(t.sentParts, t.sentParts.message, sql`${t.sentParts.message} < ${value}`);
const attempts = sweep(t.attempts, t.attempts.message, sql`${t.attempts.message} < ${value}`);
// Most ids of what comes in are ours and grow with time; those that a carrier made may lie anywhere else.
const inbound = sweep(
  t.inbound,
  t.inbound.id,
  sql`${t.inbound.id} < ${value} and ${t.inbound.at} < ${value}`,
);
const foreign = sweep(
  t.inbound,
  t.inbound.id,
  sql`${t.inbound.id} > ${value} and ${t.inbound.at} < ${value}`,
);
// Turns are counted on as long as one of them is on record: none is ever taken twice.
const dialogues = sweep(
  t.dialogues,
  t.dialogues.phone,
  sql`${t.dialogues.at} < ${value} and not exists (select 1 from ${t.inbound} where ${t.inbound.phone} = ${t.dialogues.phone})`,
);
const parts = sweep(t.parts, t.parts.joinedAt, sql`${t.parts.joinedAt} < ${value}`);
// That the people here are invented is never forgotten.
const once = sweep(t.once, t.once.at, sql`${t.once.at} < ${value} and ${t.once.key} <> 'demo'`);
const counters = sweep(t.counters, t.counters.key, sql`${t.counters.until} < ${value}`);
const sessions = sweep(t.webSessions, t.webSessions.id, sql`${t.webSessions.until} < ${value}`);
const deskSessions = sweep(t.deskSessions, t.deskSessions.hash, sql`${t.deskSessions.until} < ${value}`);
const oneTimeCodes = sweep(t.oneTimeCodes, t.oneTimeCodes.hash, sql`${t.oneTimeCodes.until} < ${value}`);
const strays = sweep(t.strayReceipts, t.strayReceipts.at, sql`${t.strayReceipts.at} < ${value}`);
const carriedOver = sweep(t.carriedOver, t.carriedOver.phone, sql`${t.carriedOver.at} < ${value}`);
// By their own time, as the messages that carry them: the account of those days still comes out.
const alerts = sweep(
  t.alerts,
  t.alerts.id,
  sql`${t.alerts.state} not in ('open', 'unanswered') and ${t.alerts.at} < ${value}`,
);
// One that nobody decided ran out long before.
const phoneMoves = sweep(
  t.phoneMoves,
  t.phoneMoves.id,
  sql`coalesce(${t.phoneMoves.decidedAt}, ${t.phoneMoves.at}) < ${value}`,
);
const familyPhones = sweep(
  t.familyPhones,
  t.familyPhones.id,
  sql`${t.familyPhones.state} <> 'live' and coalesce(${t.familyPhones.decidedAt}, ${t.familyPhones.at}) < ${value}`,
);
const phoneCodes = sweep(t.phoneCodes, t.phoneCodes.id, sql`${t.phoneCodes.until} < ${value}`);
const consents = sweep(t.consents, t.consents.phone, sql`${t.consents.until} < ${value}`);
const tickets = sweep(
  t.tickets,
  t.tickets.number,
  sql`${t.tickets.state} <> 'open' and coalesce(${t.tickets.answeredAt}, ${t.tickets.at}) < ${value}`,
);
const appointments = sweep(
  t.appointments,
  t.appointments.id,
  sql`(${t.appointments.day} < ${value} or ${t.appointments.cancelledAt} < ${value})`,
);

const webhookCalls = sweep(
  t.webhookCalls,
  t.webhookCalls.id,
  sql`${t.webhookCalls.state} <> 'owed' and ${t.webhookCalls.at} < ${value}`,
);

/** Resolves with how many rows went. May be cut off at any moment: the next time goes on. */
export async function forget(engine: Engine, now: number, keep: Retention): Promise<number> {
  const before = now - keep.messages;
  const first = firstIdAt(before);
  const steps: [Sweep, ...Value[]][] = [
    [sentParts, first],
    [attempts, first],
    [messages, first],
    [inbound, first, before],
    [foreign, firstIdAt(now), before],
    [dialogues, now - Math.max(keep.dialogues, keep.messages)],
    [parts, now - keep.parts],
    [once, now - keep.once],
    [counters, now],
    [sessions, now],
    [deskSessions, now],
    [oneTimeCodes, now],
    [strays, now - keep.strayReceipts],
    [carriedOver, now - keep.carriedOver],
    [alerts, now - keep.alerts],
    [phoneMoves, now - keep.phoneMoves],
    [familyPhones, now - keep.familyPhones],
    [phoneCodes, now - keep.phoneCodes],
    [consents, now - keep.consents],
    [webhookCalls, now - keep.webhookCalls],
    [tickets, now - keep.tickets],
    [appointments, dayAt(now - keep.appointments, 0), now - keep.appointments],
  ];
  let gone = 0;
  for (const [step, ...limits] of steps) gone += await run(engine, step, limits);
  gone += await forgetUploads(engine, now, keep);
  return gone + (await forgetAudit(engine, now, keep.audit));
}

async function run(engine: Engine, { find, drop, start }: Sweep, limits: Value[]): Promise<number> {
  let gone = 0;
  let after = start;
  await inSlices(async () => {
    const rows = await engine.rows(...find([after, ...limits, KEYS_IN_A_SLICE]));
    const found = rows.map(([key]) => key ?? null);
    if (found.length > 0) gone += await engine.run(...drop(limits, found));
    after = found.at(-1) ?? null;
    return found.length < KEYS_IN_A_SLICE ? 'done' : 'more';
  });
  return gone;
}
