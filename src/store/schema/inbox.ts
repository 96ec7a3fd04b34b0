/** What comes in, and how far each conversation is. */
import type { Medium } from '../../core/model/message';
import type { Kit } from './kit';

export function inboxTables(kit: Kit) {
  const inbound = kit.table(
    'inbound',
    {
      id: kit.word('id', 96).primaryKey(),
      phone: kit.word('phone', 32).notNull(),
      turn: kit.count('turn').notNull(),
      gateway: kit.word('gateway', 40).notNull(),
      medium: kit.word('medium', 8).$type<Medium>().notNull(),
      code: kit.word('code', 32).notNull(),
      text: kit.text('text').notNull(),
      at: kit.ms('at').notNull(),
      connection: kit.word('connection', 96).notNull(),
      intent: kit.word('intent', 32).notNull(),
      /** Of what was not understood: the intents that were asked back, with blanks between. */
      unclear: kit.word('unclear', 96),
      /** What was chosen of these. */
      meant: kit.word('meant', 32),
      /** How many parts came of how many, where some never did. */
      have: kit.count('parts_have'),
      total: kit.count('parts_total'),
    },
    (t) => [kit.unique('inbound_turn').on(t.phone, t.turn)],
  );
  const parts = kit.table(
    'parts',
    {
      sender: kit.word('sender', 32).notNull(),
      code: kit.word('code', 32).notNull(),
      reference: kit.count('reference').notNull(),
      width: kit.tiny('width').$type<8 | 16>().notNull(),
      total: kit.count('total').notNull(),
      number: kit.count('number').notNull(),
      id: kit.word('id', 96).notNull(),
      gateway: kit.word('gateway', 40).notNull(),
      medium: kit.word('medium', 8).$type<Medium>().notNull(),
      /** Sealed: it may hold half an identity number, or be a part of a complaint. */
      text: kit.text('text').notNull(),
      at: kit.ms('at').notNull(),
      connection: kit.word('connection', 96).notNull(),
      returnAddress: kit.word('return_address', 200),
      joinedAt: kit.ms('joined_at'),
    },
    (t) => [
      kit.key({ columns: [t.sender, t.code, t.reference, t.width, t.total, t.number] }),
      kit.index('parts_waiting').on(t.joinedAt, t.at),
    ],
  );
  const dialogues = kit.table('dialogues', {
    phone: kit.word('phone', 32).primaryKey(),
    at: kit.ms('at').notNull(),
    /** A `Dialogue` as JSON. */
    state: kit.document('state').notNull(),
  });
  return { inbound, parts, dialogues };
}
