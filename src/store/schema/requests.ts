/** What residents ask of the offices. */
import type { Kit } from './kit';

export function requests(kit: Kit) {
  const tickets = kit.table(
    'tickets',
    {
      number: kit.word('number', 32).primaryKey(),
      kind: kit.word('kind', 16).notNull(),
      phone: kit.word('phone', 32).notNull(),
      case: kit.word('case_number', 64),
      /** Sealed: people write of themselves and of others. */
      text: kit.text('text').notNull(),
      at: kit.ms('at').notNull(),
      state: kit.word('state', 16).notNull(),
      /** Sealed, as the question. */
      answer: kit.text('answer'),
      answeredAt: kit.ms('answered_at'),
      /** `agree` or `refuse`, where it asks for something that an office may grant. */
      verdict: kit.word('verdict', 8),
    },
    (t) => [
      kit.index('tickets_phone').on(t.phone, t.at),
      kit.index('tickets_state').on(t.state, t.at),
      kit.index('tickets_case').on(t.case),
    ],
  );
  const ratings = kit.table(
    'ratings',
    {
      case: kit.word('case_number', 64).primaryKey(),
      phone: kit.word('phone', 32).notNull(),
      /** 1 to 5. */
      score: kit.tiny('score').notNull(),
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
      period: kit.word('period', 8).notNull(),
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
  /** A number that is to take the place of another, waiting for a word, or done, or come to nothing. */
  const phoneMoves = kit.table(
    'phone_moves',
    {
      id: kit.word('id', 64).primaryKey(),
      /** The same as the new one where a number that was reported dead is in use again; empty where there was none. */
      oldPhone: kit.word('old_phone', 32).notNull(),
      newPhone: kit.word('new_phone', 32).notNull(),
      household: kit.word('household', 64),
      person: kit.word('person', 64),
      askedBy: kit.word('asked_by', 32),
      at: kit.ms('at').notNull(),
      state: kit.word('state', 16).notNull(),
      by: kit.word('decided_by', 32),
      decidedAt: kit.ms('decided_at'),
      /** What was there before, as JSON: for whoever undoes it. */
      before: kit.document('before_it'),
    },
    (t) => [
      kit.index('phone_moves_old').on(t.oldPhone, t.state),
      kit.index('phone_moves_household').on(t.household, t.at),
    ],
  );
  /** Codes that were sent to a phone: saying one there decides a move, or undoes it. */
  const phoneCodes = kit.table(
    'phone_codes',
    {
      id: kit.word('id', 96).primaryKey(),
      phone: kit.word('phone', 32).notNull(),
      move: kit.word('move', 64).notNull(),
      purpose: kit.word('purpose', 8).notNull(),
      /** Keyed: whoever reads this row can not find the six digits. */
      hash: kit.word('hash', 64).notNull(),
      at: kit.ms('at').notNull(),
      until: kit.ms('until').notNull(),
      /** Wrong tries. */
      wrong: kit.count('wrong').notNull(),
    },
    (t) => [kit.index('phone_codes_phone').on(t.phone, t.at), kit.index('phone_codes_at').on(t.at)],
  );
  /** A villager's word that the liaison may look once. */
  const consents = kit.table('consents', {
    phone: kit.word('phone', 32).primaryKey(),
    code: kit.word('code', 16).notNull(),
    at: kit.ms('at').notNull(),
    until: kit.ms('until').notNull(),
    /** Wrong tries. */
    wrong: kit.count('wrong').notNull(),
  });
  return { tickets, ratings, appointments, phoneMoves, phoneCodes, consents };
}
