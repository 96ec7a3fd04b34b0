/** Messages that wait, moved as they are: to another gateway or number, on hold, to an earlier time. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import { LANES } from '../../core/model/message';
import { NO_LEASE } from '../../core/sending/lease';
import { LONGEST_PAUSE } from '../../core/sending/retry';
import type { Reroute } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { batches, outbox } from '../schema/mysql';
import { columnsOf, select } from '../sql/select';
import { keys, set, statement, value } from '../sql/template';
import { STATE } from './messageState';
import { DUE, FREE, OWED, STILL_DUE, STILL_OWED } from './outbox';

const ROWS_AT_ONCE = 500;

const ID = columnsOf(outbox, ['id']);
const some = select(
  ID,
  sql`from ${outbox} where ${DUE} and ${outbox.lane} = ${value} and (${value} is null or ${outbox.sender} = ${value}) order by ${outbox.dueAt} limit ${value}`,
);
// The address as the old carrier wrote it says nothing to the new one.
const toGateway = statement(
  sql`update ${outbox} set ${set(outbox, { gateway: value, sender: value, owner: null, leasedUntil: null, returnAddress: null })} where ${STILL_DUE} and ${outbox.id} in (${keys})`,
);

/** From one gateway to another. What somebody holds a lease of stays: of a claim and a move only one finds the row due. */
export async function reroute(engine: Engine, move: Reroute): Promise<number> {
  const { from, to, lane, sender, onlyFrom: code = null, now, limit } = move;
  const rows = await some(engine, [from, now, now, LANES.indexOf(lane), code, code, limit]);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id).sort();
  return engine.run(...toGateway([to, sender, from, now, now], ids));
}

const toRecipient = statement(
  sql`update ${outbox} set ${set(outbox, { recipient: value, returnAddress: null })} where ${outbox.id} = ${value} and ${outbox.recipient} = ${value} and ${STILL_OWED}`,
);

/** To the number that took the place of the recipient's. Whoever holds the lease asks; what went meanwhile stays as it went. */
export async function applyRedirections(
  session: Session,
  changes: Extract<Change, { kind: 'redirected' }>[],
): Promise<void> {
  for (const { message, from, to } of changes) await session.run(...toRecipient([to, message, from]));
}

const rangeOf = select(
  columnsOf(batches, ['firstMessage', 'lastMessage']),
  sql`from ${batches} where ${batches.id} = ${value} and ${batches.firstMessage} is not null and ${batches.lastMessage} is not null`,
);
// `+ 0`: along the primary key, not along the index of all that is due.
const next = select(
  ID,
  sql`from ${outbox} where ${outbox.id} >= ${value} and ${outbox.id} > ${value} and ${outbox.id} <= ${value} and ${outbox.batch} = ${value} and ${outbox.state} + 0 = ${value} and ${FREE} order by ${outbox.id} limit ${value}`,
);
const toState = statement(
  sql`update ${outbox} set ${set(outbox, { state: value, owner: null, leasedUntil: null })} where +${outbox.state} = ${value} and ${FREE} and ${outbox.id} in (${keys})`,
);

/**
 * Holds back what a batch still owes, or lets it go again: in pieces, so that sending goes on meanwhile. Resolves with
 * how many messages it moved. What is being sent at `now` goes its way.
 */
export async function moveBatch(
  engine: Engine,
  batch: string,
  to: 'held' | 'owed',
  now: number,
): Promise<number> {
  const from = to === 'held' ? STATE.owed : STATE.held;
  const [range] = await rangeOf(engine, [batch]);
  if (!range) return 0;
  let after = '';
  let moved = 0;
  for (;;) {
    const rows = await next(engine, [
      range.firstMessage,
      after,
      range.lastMessage,
      batch,
      from,
      now,
      ROWS_AT_ONCE,
    ]);
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0) moved += await engine.run(...toState([STATE[to], from, now], ids));
    if (ids.length < ROWS_AT_ONCE) return moved;
    after = ids.at(-1) ?? after;
  }
}

// Due by the old time, or to be tried again by it, or written by it and to go at once.
const toNow = statement(
  sql`update ${outbox} set ${set(outbox, { dueAt: value })} where ${OWED} and ${outbox.dueAt} > ${value} and (${outbox.dueAt} <= ${value} or (${outbox.reason} is not null and ${outbox.dueAt} <= ${value}) or ${outbox.dueAt} = ${outbox.at})`,
);
const free = statement(
  sql`update ${outbox} set ${set(outbox, { owner: null, leasedUntil: null })} where ${OWED} and ${outbox.leasedUntil} > ${value}`,
);

/** Messages that wait by the time of a clock that said `from` and says `now` are due at once; resolves with how many. */
export async function messagesSetBack(engine: Engine, now: number, from: number): Promise<number> {
  const retried = from > now ? from + LONGEST_PAUSE : now;
  return engine.run(...toNow([now, now, from, retried]));
}

/** Leases that no clock that says `now` can have given are nobody's. */
export async function freeLeases(engine: Engine, now: number): Promise<number> {
  return engine.run(...free([now + NO_LEASE]));
}
