/** API keys as they are written. */
import { sql } from 'drizzle-orm';
import type { Change } from '../core/change';
import type { Session } from './engine';
import { inserter } from './rows';
import { apiKeys } from './schema.mysql';
import { statement, value } from './template';

const insertKeys = inserter(
  apiKeys,
  ['id', 'name', 'hash', 'scopes', 'perMinute', 'at', 'revokedAt'],
  'refuse',
);
const revoke = statement(
  sql`update ${apiKeys} set revoked_at = ${value} where ${apiKeys.id} = ${value} and ${apiKeys.revokedAt} is null`,
);

export async function applyKeys(
  session: Session,
  added: Extract<Change, { kind: 'key' }>[],
  revoked: Extract<Change, { kind: 'keyRevoked' }>[],
): Promise<void> {
  await insertKeys(
    session,
    added.map(({ key }) => ({ ...key, scopes: JSON.stringify(key.scopes) })),
  );
  for (const { id, at } of revoked) await session.run(...revoke([at, id]));
}
