/** A message whose carrier ran out of the time it was given, and which is still worth sending, is owed once more. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import { asItIs, type Session } from '../engine/engine';
import { attempts, outbox, sentParts } from '../schema/mysql';
import { inserter } from '../sql/rows';
import { keys, statement, value } from '../sql/template';
import { STATE } from './messageState';

// Of a message that ended meanwhile nothing changes.
const owe = statement(
  sql`update ${outbox} set ${sql.identifier('state')} = ${sql.raw(String(STATE.owed))}, owner = null, leased_until = null, due_at = ${value}, attempts = 0, reason = ${value}, settled_at = null where ${outbox.state} in (${sql.raw(`${STATE.sent}, ${STATE.accepted}`)}) and ${outbox.id} in (${keys})`,
);
// What the carrier still says of these ids is no word on the next try.
const dropParts = statement(sql`delete from ${sentParts} where ${sentParts.message} in (${keys})`);
const insertTries = inserter(attempts, ['message', 'at', 'gateway', 'outcome', 'code'], 'keep');

export async function applySendAgain(
  session: Session,
  changes: Extract<Change, { kind: 'sendAgain' }>[],
): Promise<void> {
  for (const { message, gateway, at, dueAt, code } of changes) {
    if ((await session.run(...owe([dueAt, code], [message]))) === 0) continue;
    await session.run(...dropParts([], [message]));
    await insertTries(session, [{ message, at, gateway, outcome: 'again', code }], asItIs);
  }
}
