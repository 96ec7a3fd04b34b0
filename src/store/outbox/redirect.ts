/** What is owed to a number that was given up goes to the one that took its place. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { Session } from '../engine/engine';
import { outbox } from '../schema/mysql';
import { statement, value } from '../sql/template';
import { STATE } from './messageState';

const redirect = statement(
  sql`update ${outbox} set recipient = ${value}, return_address = null where ${outbox.id} = ${value} and ${outbox.recipient} = ${value} and ${outbox.state} = ${sql.raw(String(STATE.owed))}`,
);

/** Whoever holds the lease of it is who asks. What went meanwhile stays as it went. */
export async function applyRedirections(
  session: Session,
  changes: Extract<Change, { kind: 'redirected' }>[],
): Promise<void> {
  for (const { message, from, to } of changes) await session.run(...redirect([to, message, from]));
}
