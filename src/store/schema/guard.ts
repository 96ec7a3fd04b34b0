/** What keeps guessing and flooding within bounds, and tells of it. */
import type { Kit } from './kit';

export function guard(kit: Kit) {
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
    kind: kit.word('kind', 32).primaryKey(),
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
  return { counters, alarms, dataKeys };
}
