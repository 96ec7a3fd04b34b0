/** What residents ask of the offices, and what they read on pages. */
import type { Period } from '../../core/model/matters';
import type { Rating, Ticket, TicketKind, Verdict } from '../../core/model/tickets';
import type { Kit } from './kit';

export function requestsTables(kit: Kit) {
  const tickets = kit.table(
    'tickets',
    {
      number: kit.word('number', 32).primaryKey(),
      kind: kit.word('kind', 16).$type<TicketKind>().notNull(),
      phone: kit.word('phone', 32).notNull(),
      case: kit.word('case_number', 64),
      /** The payment that is disputed. */
      payment: kit.word('payment', 96),
      /** Sealed: people write of themselves and of others. */
      text: kit.text('text').notNull(),
      at: kit.ms('at').notNull(),
      state: kit.word('state', 16).$type<Ticket['state']>().notNull(),
      /** Sealed, as the question. */
      answer: kit.text('answer'),
      answeredAt: kit.ms('answered_at'),
      /** `agree` or `refuse`, where it asks for something that an office may grant. */
      verdict: kit.word('verdict', 8).$type<Verdict>(),
    },
    (t) => [
      kit.index('tickets_phone').on(t.phone, t.at),
      kit.index('tickets_state').on(t.state, t.at),
      kit.index('tickets_case').on(t.case),
      kit.index('tickets_at').on(t.at, t.number),
    ],
  );
  const ratings = kit.table(
    'ratings',
    {
      case: kit.word('case_number', 64).primaryKey(),
      phone: kit.word('phone', 32).notNull(),
      /** 1 to 5. */
      score: kit.tiny('score').$type<Rating['score']>().notNull(),
      /** Milliseconds UTC of the first and of the last word. */
      at: kit.ms('at').notNull(),
      changedAt: kit.ms('changed_at').notNull(),
    },
    (t) => [kit.index('ratings_changed').on(t.changedAt, t.case)],
  );
  const appointments = kit.table(
    'appointments',
    {
      id: kit.word('id', 64).primaryKey(),
      matter: kit.word('matter', 64).notNull(),
      day: kit.word('day', 10).notNull(),
      period: kit.word('period', 8).$type<Period>().notNull(),
      /** From 1: two people never get the same. Null once it was given up. */
      seat: kit.count('seat'),
      phone: kit.word('phone', 32).notNull(),
      at: kit.ms('at').notNull(),
      cancelledAt: kit.ms('cancelled_at'),
    },
    (t) => [
      kit.unique('appointments_seat').on(t.matter, t.day, t.period, t.seat),
      kit.index('appointments_phone').on(t.phone, t.day),
      kit.index('appointments_day').on(t.day, t.id),
    ],
  );
  const news = kit.table(
    'news',
    {
      id: kit.word('id', 64).primaryKey(),
      section: kit.word('section', 16).notNull(),
      title: kit.word('title', 200).notNull(),
      body: kit.text('body').notNull(),
      at: kit.ms('at').notNull(),
      until: kit.ms('until'),
      state: kit.word('state', 16),
      place: kit.word('place', 80),
      by: kit.word('by', 64),
    },
    (t) => [kit.index('news_section').on(t.section, t.at)],
  );
  const newsSections = kit.table('news_sections', {
    id: kit.word('id', 16).primaryKey(),
    name: kit.word('name', 40).notNull(),
    /** JSON array of words by which people ask for it. */
    topics: kit.text('topics').notNull(),
    /** As of departments. */
    origin: kit.word('origin', 16),
  });
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
  return { tickets, ratings, appointments, news, newsSections, webSessions };
}
