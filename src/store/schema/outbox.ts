/** What goes out. */
import type { AuditAction } from '../../core/model/audit';
import type { HomeCarrier } from '../../core/model/route';
import type { FailedTry } from '../../core/sending/messageHistory';
import type { Kit } from './kit';

export function outboxTables(kit: Kit) {
  // `state` (messageState.ts) is `owed` until a carrier took it over. Of an owed row `due_at` says from when it may be
  // taken, `owner` who is sending it and `leased_until` how long nobody else may: in no index, for a lease is
  // taken and given back for every message.
  const outbox = kit.table(
    'outbox',
    {
      id: kit.word('id', 64).primaryKey(),
      gateway: kit.word('gateway', 40).notNull(),
      state: kit.tiny('state').notNull(),
      lane: kit.tiny('lane').notNull(),
      dueAt: kit.ms('due_at').notNull(),
      owner: kit.word('owner', 64),
      leasedUntil: kit.ms('leased_until'),
      recipient: kit.word('recipient', 32).notNull(),
      sender: kit.word('sender', 32).notNull(),
      text: kit.text('text').notNull(),
      returnAddress: kit.word('return_address', 200),
      answers: kit.word('answers', 96),
      at: kit.ms('at').notNull(),
      expiresAt: kit.ms('expires_at').notNull(),
      attempts: kit.count('attempts').notNull(),
      /** The carrier's reason for the last thing that went wrong. */
      reason: kit.word('reason', 64),
      /** When it was settled; of an owed row, when a try first ended without an answer. */
      settledAt: kit.ms('settled_at'),
      /** The view it was made of, and what it is about. */
      template: kit.word('template', 48),
      case: kit.word('case_number', 64),
      event: kit.word('event', 128),
      batch: kit.word('batch', 96),
    },
    (t) => [
      kit.index('outbox_due').on(t.state, t.gateway, t.lane, t.dueAt),
      // What a person was sent, and what was sent of a case: whoever asks waits at a telephone.
      kit.index('outbox_recipient').on(t.recipient, t.id),
      kit.index('outbox_case').on(t.case, t.id),
    ],
  );
  const sentParts = kit.table(
    'sent_parts',
    {
      message: kit.word('message', 64).notNull(),
      number: kit.count('number').notNull(),
      gateway: kit.word('gateway', 40).notNull(),
      /** As the carrier wrote it. */
      reference: kit.word('reference', 96).notNull(),
      /** The same in the one form that look-ups use (carrierReference.ts). */
      lookup: kit.word('lookup', 96).notNull(),
      state: kit.tiny('state').notNull(),
      /** The carrier's code of the receipt that moved it last, and when that came. */
      code: kit.word('code', 32),
      movedAt: kit.ms('moved_at'),
    },
    (t) => [
      kit.key({ columns: [t.message, t.number] }),
      kit.index('sent_parts_lookup').on(t.lookup, t.gateway),
    ],
  );
  const strayReceipts = kit.table(
    'stray_receipts',
    {
      id: kit.word('id', 64).primaryKey(),
      gateway: kit.word('gateway', 40).notNull(),
      lookup: kit.word('lookup', 96).notNull(),
      at: kit.ms('at').notNull(),
      receipt: kit.text('receipt').notNull(),
    },
    (t) => [
      kit.index('stray_receipts_at').on(t.at),
      kit.index('stray_receipts_lookup').on(t.lookup, t.gateway),
    ],
  );
  // Tries that failed. The one that went is known from the message and its parts.
  const attempts = kit.table(
    'attempts',
    {
      message: kit.word('message', 64).notNull(),
      at: kit.ms('at').notNull(),
      gateway: kit.word('gateway', 40).notNull(),
      outcome: kit.word('outcome', 16).$type<FailedTry['outcome']>().notNull(),
      code: kit.word('code', 64).notNull(),
    },
    (t) => [kit.key({ columns: [t.message, t.at] })],
  );
  /** What messages can leave by, as the processes that have the links tell. */
  const routes = kit.table('routes', {
    name: kit.word('name', 40).primaryKey(),
    source: kit.word('source', 32).notNull(),
    perSecond: kit.count('per_second').notNull(),
    place: kit.count('place').notNull(),
    at: kit.ms('at').notNull(),
    carrier: kit.word('carrier', 16).$type<HomeCarrier>(),
  });
  /** Numbers that are not where their digits say; `away`: carriers that said so, with blanks between them. */
  const carriedOver = kit.table(
    'carried_over',
    {
      phone: kit.word('phone', 32).primaryKey(),
      home: kit.word('home', 16).$type<HomeCarrier>(),
      away: kit.word('away', 64).notNull(),
      at: kit.ms('at').notNull(),
    },
    (t) => [kit.index('carried_over_at').on(t.at)],
  );
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
  const audit = kit.table(
    'audit',
    {
      id: kit.word('id', 64).primaryKey(),
      at: kit.ms('at').notNull(),
      actor: kit.word('actor', 96).notNull(),
      action: kit.word('action', 32).$type<AuditAction>().notNull(),
      subject: kit.word('subject', 200).notNull(),
      /** The area of the subject, and the reason given, where somebody at the desk did it. */
      area: kit.word('area', 32),
      reason: kit.word('reason', 200),
      /** Its place in the chain, from 1, and the SHA-256 of the hash before it and of itself; null before there was a chain. */
      sequence: kit.ms('sequence'),
      hash: kit.word('hash', 64),
    },
    (t) => [
      kit.index('audit_subject').on(t.subject, t.at),
      kit.unique('audit_sequence').on(t.sequence),
      kit.index('audit_at').on(t.at, t.id),
    ],
  );
  return { outbox, sentParts, strayReceipts, attempts, routes, carriedOver, once, audit };
}
