/** What follows from cases and payments in time. */
import type { Kit } from './kit';

export function casework(kit: Kit) {
  const timers = kit.table(
    'timers',
    {
      id: kit.word('id', 160).primaryKey(),
      kind: kit.word('kind', 32).notNull(),
      subject: kit.word('subject', 96).notNull(),
      dueAt: kit.ms('due_at').notNull(),
    },
    (t) => [kit.index('timers_due').on(t.dueAt)],
  );
  const alerts = kit.table(
    'alerts',
    {
      id: kit.word('id', 64).primaryKey(),
      case: kit.word('case_number', 64).notNull(),
      department: kit.word('department', 64).notNull(),
      kind: kit.word('kind', 32).notNull(),
      leader: kit.word('leader', 32).notNull(),
      rung: kit.count('rung').notNull(),
      message: kit.word('message', 64).notNull(),
      at: kit.ms('at').notNull(),
      dueAt: kit.ms('due_at').notNull(),
      state: kit.word('state', 16).notNull(),
      movedAt: kit.ms('moved_at'),
    },
    (t) => [
      kit.index('alerts_due').on(t.state, t.dueAt),
      kit.index('alerts_leader').on(t.leader, t.state),
      kit.index('alerts_case').on(t.case),
    ],
  );
  const batches = kit.table('batches', {
    /** Behind the key that began it, as those of events. */
    id: kit.word('id', 96).primaryKey(),
    state: kit.word('state', 16).notNull(),
    at: kit.ms('at').notNull(),
    households: kit.count('households'),
    expanded: kit.count('expanded').notNull(),
    cursor: kit.word('last_household', 64),
    firstMessage: kit.word('first_message', 64),
    lastMessage: kit.word('last_message', 64),
    version: kit.count('version').notNull(),
  });
  /** Days that differ from the official calendar. */
  const localDays = kit.table('local_days', {
    day: kit.word('day', 10).primaryKey(),
    works: kit.tiny('works').notNull(),
    name: kit.word('name', 40),
  });
  const once = kit.table(
    'once',
    {
      key: kit.word('name', 160).primaryKey(),
      at: kit.ms('at').notNull(),
      /** A print of what was asked for under this key, where that can come again. */
      body: kit.word('body', 32),
    },
    (t) => [kit.index('once_at').on(t.at)],
  );
  return { timers, alerts, batches, localDays, once };
}
