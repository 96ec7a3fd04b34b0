/** Removes the oldest entries of the audit: from the beginning alone, leaving what the rest is chained to, and an entry that says so. */
import { sql } from 'drizzle-orm';
import { ulid } from 'ulid';
import type { Engine, Session } from '../engine/engine';
import { audit } from '../schema/mysql';
import { fieldsOf, select } from '../sql/select';
import { inSlices, KEYS_IN_A_SLICE } from '../sql/slices';
import { statement, value } from '../sql/template';
import { anchorOf, appendAudit, lockHead, setAnchor } from './chain';

const oldest = select(
  fieldsOf({ sequence: sql<number>`${audit.sequence}`, hash: sql<string>`${audit.hash}`, at: audit.at }),
  sql`from ${audit} where ${audit.sequence} > ${value} order by ${audit.sequence} limit ${value}`,
);
const dropChained = statement(sql`delete from ${audit} where ${audit.sequence} <= ${value}`);
const dropOlder = statement(
  sql`delete from ${audit} where ${audit.sequence} is null and ${audit.at} < ${value}`,
);

/** Resolves with how many went. May be cut off at any moment: the next time goes on. */
export async function forgetAudit(engine: Engine, now: number, keep: number): Promise<number> {
  let gone = await engine.run(...dropOlder([now - keep]));
  await inSlices(async () => {
    const some = await engine.transaction((session) => cut(session, now, now - keep));
    gone += some;
    return some === 0 ? 'done' : 'more';
  });
  return gone;
}

async function cut(session: Session, now: number, before: number): Promise<number> {
  // Whoever appends, or cuts, waits.
  await lockHead(session, 0);
  const from = await anchorOf(session);
  const rows = await oldest(session, [from.sequence, KEYS_IN_A_SLICE]);
  const kept = rows.findIndex(({ at }) => at >= before);
  const last = rows[(kept < 0 ? rows.length : kept) - 1];
  if (!last) return 0;
  await setAnchor(session, { sequence: last.sequence, hash: last.hash });
  const gone = await session.run(...dropChained([last.sequence]));
  const record = { id: ulid(), at: now, actor: 'retention', subject: String(last.sequence) };
  await appendAudit(session, [{ kind: 'audit', action: 'audit.forget', ...record }]);
  return gone;
}
