/** Who may call, what keeps guessing within bounds, and what values are sealed with. */
import type { AlarmKind } from '../../core/model/alarm';
import type { Kit } from './kit';

export function keysTables(kit: Kit) {
  const apiKeys = kit.table('api_keys', {
    id: kit.word('id', 32).primaryKey(),
    name: kit.word('name', 120).notNull(),
    hash: kit.word('hash', 64).notNull(),
    /** JSON array of scopes. */
    scopes: kit.text('scopes').notNull(),
    perMinute: kit.count('per_minute').notNull(),
    /** The key whose ids it goes on with; null: its own. */
    ids: kit.word('ids', 32),
    /** What it may see and touch: an area and all below, a department; both null: everything. */
    area: kit.word('area', 32),
    department: kit.word('department', 64),
    at: kit.ms('at').notNull(),
    revokedAt: kit.ms('revoked_at'),
  });
  /** How often something was tried in a stretch of time. */
  const counters = kit.table(
    'counters',
    {
      key: kit.word('key', 96).primaryKey(),
      count: kit.count('count').notNull(),
      /** The end of its stretch. */
      until: kit.ms('until').notNull(),
    },
    (t) => [kit.index('counters_until').on(t.until)],
  );
  /** One row for each kind of alarm: what the supervisors have not heard yet, and when they last heard. */
  const alarms = kit.table('alarms', {
    kind: kit.word('kind', 32).$type<AlarmKind>().primaryKey(),
    pending: kit.count('pending').notNull(),
    /** Of the first that is pending. */
    since: kit.ms('since').notNull(),
    toldAt: kit.ms('told_at'),
  });
  /** The keys that values are sealed with, by what tells one from another and gives neither away. */
  const dataKeys = kit.table('data_keys', {
    id: kit.word('id', 64).primaryKey(),
    at: kit.ms('at').notNull(),
    /** Of the look-up hashes of the rows. */
    form: kit.tiny('form').notNull(),
  });
  /** One row that `check` writes to, to know that writing is possible. */
  const heartbeat = kit.table('heartbeat', { id: kit.tiny('id').primaryKey(), at: kit.ms('at').notNull() });
  return { apiKeys, counters, alarms, dataKeys, heartbeat };
}
