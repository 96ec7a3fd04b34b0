/** The outbox: messages as they are written first, taken to be sent, and counted. */
import { sql } from 'drizzle-orm';
import type { Change, Lease } from '../../core/model/change';
import { LANES, type Lane, type Outbound } from '../../core/model/message';
import type { Backlog } from '../../core/sending/backlog';
import { asItIs, type Engine, type Session } from '../engine/engine';
import { outbox } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select, selectIn } from '../sql/select';
import { keys, literal, set, statement, value } from '../sql/template';
import { STATE } from './messageState';

export const OWED = sql`${outbox.state} = ${literal(STATE.owed)}`;
/** Takes the time now: nobody is sending it, or whoever was has lost it. */
export const FREE = sql`(${outbox.leasedUntil} is null or ${outbox.leasedUntil} <= ${value})`;
/** Takes a gateway and the time now, twice. */
export const DUE = sql`${OWED} and ${outbox.gateway} = ${value} and ${outbox.dueAt} <= ${value} and ${FREE}`;
// A sign before a column keeps SQLite from choosing an index for it: it would find a few rows by walking through all
// that are owed, instead of by their ids.
/** As `OWED`, of rows that something else finds. */
export const STILL_OWED = sql`+${OWED}`;
/** As `DUE`, of rows that something else finds. */
export const STILL_DUE = sql`${STILL_OWED} and +${outbox.gateway} = ${value} and +${outbox.dueAt} <= ${value} and ${FREE}`;

const insertOutbox = inserter(outbox, columnsOf(outbox).names, 'refuse');
const OUTBOUND = columnsOf(outbox, [
  'id',
  'gateway',
  'lane',
  'recipient',
  'sender',
  'text',
  'returnAddress',
  'answers',
  'expiresAt',
  'attempts',
  'settledAt',
  'template',
]);
type Row = ReturnType<typeof OUTBOUND.read>;
const ID = columnsOf(outbox, ['id']);

const due = select(
  OUTBOUND,
  sql`from ${outbox} where ${DUE} and ${outbox.lane} = ${value} order by ${outbox.dueAt} limit ${value}`,
);
const take = statement(
  sql`update ${outbox} set ${set(outbox, { owner: value, leasedUntil: value })} where ${STILL_DUE} and ${outbox.id} in (${keys})`,
);
const taken = selectIn(
  ID,
  sql`from ${outbox} where ${STILL_OWED} and ${outbox.owner} = ${value} and ${outbox.leasedUntil} = ${value} and ${outbox.id} in (${keys})`,
);
const withIds = selectIn(ID, sql`from ${outbox} where ${outbox.id} in (${keys})`);
const depths = select(
  fieldsOf({
    gateway: outbox.gateway,
    lane: outbox.lane,
    depth: sql<number>`count(*)`,
    oldest: sql<number | null>`min(case when ${outbox.dueAt} <= ${value} then ${outbox.dueAt} end)`,
  }),
  sql`from ${outbox} where ${OWED} group by ${outbox.gateway}, ${outbox.lane}`,
);

/** Under a lease, from a time on, or never to be sent. */
export async function insertOwed(
  session: Session,
  changes: Extract<Change, { kind: 'owed' }>[],
): Promise<void> {
  const rows = changes.map(({ message, at, lease, notBefore, suppressed }) => ({
    id: message.id,
    gateway: message.gateway,
    state: suppressed === undefined ? STATE.owed : STATE.suppressed,
    lane: LANES.indexOf(message.lane),
    dueAt: notBefore ?? at,
    owner: lease?.owner ?? null,
    leasedUntil: lease?.until ?? null,
    recipient: message.to,
    sender: message.from,
    text: message.text,
    returnAddress: message.returnAddress ?? null,
    answers: message.answers ?? null,
    at,
    expiresAt: message.expiresAt,
    attempts: message.attempts,
    reason: suppressed ?? null,
    settledAt: suppressed === undefined ? null : at,
    template: message.template ?? null,
    case: message.about?.case ?? null,
    event: message.about?.event ?? null,
    batch: message.about?.batch ?? null,
  }));
  await insertOutbox(session, rows, asItIs);
}

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
    const found = await due(engine, [gateway, now, now, LANES.indexOf(lane), limit - rows.length]);
    for (const row of found) rows.push(row);
  }
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id).sort();
  // A claim that is lost with the power is one of a process that is lost, too.
  const count = await engine.runUnsynced(...take([lease.owner, lease.until, gateway, now, now], ids));
  if (count === rows.length) return rows.map(outboundFrom);
  // Somebody else was there at the same time: which of them are ours?
  const ours = count === 0 ? [] : await taken(engine, ids, [lease.owner, lease.until]);
  const mine = new Set(ours.map(({ id }) => id));
  return rows.filter(({ id }) => mine.has(id)).map(outboundFrom);
}

/** How many are still owed and how long the oldest has been due. */
export async function backlog(engine: Engine, now: number): Promise<Backlog[]> {
  const rows = await depths(engine, [now]);
  return rows.map(({ gateway, lane, depth, oldest }) => ({
    gateway,
    lane: LANES[lane] ?? 'bulk',
    depth: Number(depth),
    oldest: oldest === null ? 0 : now - oldest,
  }));
}

/** Those of these messages that are there. */
export async function presentMessages(engine: Engine, ids: readonly string[]): Promise<Set<string>> {
  return new Set((await withIds(engine, ids)).map(({ id }) => id));
}

function outboundFrom(row: Row): Outbound {
  const { id, gateway, text, expiresAt, attempts, returnAddress, answers, template } = row;
  const lane = LANES[row.lane] ?? 'bulk';
  // Member by member: every message that is sent comes through here, and copies of objects are slow.
  const { recipient: to, sender: from } = row;
  const message: Outbound = { id, gateway, lane, to, from, text, expiresAt, attempts };
  if (returnAddress !== null) message.returnAddress = returnAddress;
  if (answers !== null) message.answers = answers;
  if (row.settledAt !== null) message.mayHaveGone = true;
  if (template !== null) message.template = template;
  return message;
}
