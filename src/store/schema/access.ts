/** Who may call. */
import type { Kit } from './kit';

export function access(kit: Kit) {
  const apiKeys = kit.table('api_keys', {
    id: kit.word('id', 32).primaryKey(),
    name: kit.word('name', 120).notNull(),
    hash: kit.word('hash', 64).notNull(),
    /** JSON array of scopes. */
    scopes: kit.text('scopes').notNull(),
    perMinute: kit.count('per_minute').notNull(),
    /** The key whose ids it goes on with; null: its own. */
    ids: kit.word('ids', 32),
    at: kit.ms('at').notNull(),
    revokedAt: kit.ms('revoked_at'),
  });
  return { apiKeys };
}
