/** What is read on a page. */
import type { Kit } from './kit';

export function publications(kit: Kit) {
  const news = kit.table(
    'news',
    {
      id: kit.word('id', 64).primaryKey(),
      section: kit.word('section', 16).notNull(),
      title: kit.word('title', 200).notNull(),
      body: kit.text('body').notNull(),
      at: kit.ms('at').notNull(),
    },
    (t) => [kit.index('news_section').on(t.section, t.at)],
  );
  /** Opened by a link that holds nothing of the person. */
  const webSessions = kit.table(
    'web_sessions',
    {
      /** SHA-256 of what stands in the address. */
      id: kit.word('id', 64).primaryKey(),
      phone: kit.word('phone', 32),
      at: kit.ms('at').notNull(),
      until: kit.ms('until').notNull(),
      /** What is asked and proved so far, as JSON. */
      state: kit.document('state').notNull(),
    },
    (t) => [kit.index('web_sessions_until').on(t.until)],
  );
  return { news, webSessions };
}
