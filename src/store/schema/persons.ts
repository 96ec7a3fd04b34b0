/** What is remembered of a person, and who did what. */
import type { Kit } from './kit';

export function persons(kit: Kit) {
  const dialogues = kit.table('dialogues', {
    phone: kit.word('phone', 32).primaryKey(),
    at: kit.ms('at').notNull(),
    /** A `Dialogue` as JSON. */
    state: kit.document('state').notNull(),
  });
  const optOuts = kit.table(
    'opt_outs',
    {
      phone: kit.word('phone', 32).notNull(),
      scope: kit.word('scope', 16).notNull(),
      at: kit.ms('at').notNull(),
    },
    (t) => [kit.key({ columns: [t.phone, t.scope] })],
  );
  /** The language that a person, or the office for one, has chosen; registered or not. */
  const languages = kit.table('languages', {
    phone: kit.word('phone', 32).primaryKey(),
    language: kit.word('language', 16).notNull(),
    at: kit.ms('at').notNull(),
  });
  const audit = kit.table(
    'audit',
    {
      id: kit.word('id', 64).primaryKey(),
      at: kit.ms('at').notNull(),
      actor: kit.word('actor', 96).notNull(),
      action: kit.word('action', 32).notNull(),
      subject: kit.word('subject', 200).notNull(),
    },
    (t) => [kit.index('audit_subject').on(t.subject, t.at)],
  );
  /** One row that `check` writes to, to know that writing is possible. */
  const heartbeat = kit.table('heartbeat', { id: kit.tiny('id').primaryKey(), at: kit.ms('at').notNull() });
  return { dialogues, optOuts, languages, audit, heartbeat };
}
