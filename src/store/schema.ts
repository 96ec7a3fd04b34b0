/**
 * Every table, once. No foreign keys: offices deliver rows in any order, and a missing parent only leaves a
 * name empty in an answer. Identity numbers and accounts are sealed (vault.ts) before they come here.
 */
import type { Kit } from './kit';

export function makeSchema(kit: Kit) {
  return {
    ...places(kit),
    ...residents(kit),
    ...matters(kit),
    ...traffic(kit),
    ...sending(kit),
    ...persons(kit),
    ...casework(kit),
    ...requests(kit),
    ...publications(kit),
    ...access(kit),
  };
}

function places(kit: Kit) {
  const areas = kit.table('areas', {
    id: kit.word('id', 32).primaryKey(),
    parent: kit.word('parent', 32),
    level: kit.word('level', 16).notNull(),
    name: kit.word('name', 120).notNull(),
  });
  const departments = kit.table('departments', {
    id: kit.word('id', 64).primaryKey(),
    area: kit.word('area', 32).notNull(),
    name: kit.word('name', 120).notNull(),
    /** JSON array of E.164, deputy head first. */
    ladder: kit.text('ladder').notNull(),
  });
  return { areas, departments };
}

function residents(kit: Kit) {
  const households = kit.table('households', {
    id: kit.word('id', 64).primaryKey(),
    village: kit.word('village', 32).notNull(),
    group: kit.count('group_number').notNull(),
    head: kit.word('head', 120).notNull(),
    members: kit.count('members').notNull(),
    account: kit.word('account', 160).notNull(),
    bank: kit.word('bank', 120).notNull(),
  });
  const people = kit.table(
    'people',
    {
      id: kit.word('id', 64).primaryKey(),
      household: kit.word('household', 64),
      name: kit.word('name', 120).notNull(),
      identity: kit.word('identity', 160).notNull(),
      identityHash: kit.word('identity_hash', 64).notNull(),
      claimHash: kit.word('claim_hash', 64).notNull(),
    },
    (t) => [
      kit.index('people_household').on(t.household),
      kit.index('people_identity_hash').on(t.identityHash),
      kit.index('people_claim_hash').on(t.claimHash),
    ],
  );
  const phones = kit.table(
    'phones',
    {
      phone: kit.word('phone', 32).primaryKey(),
      household: kit.word('household', 64),
      person: kit.word('person', 64),
      role: kit.word('role', 16).notNull(),
      language: kit.word('language', 16),
      /** `live`, or why nothing personal goes there any more: `dead` (reported), `moved` (to another number). */
      state: kit.word('state', 8),
      /** Village that a liaison looks after. */
      village: kit.word('village', 32),
    },
    (t) => [kit.index('phones_household').on(t.household)],
  );
  const programmes = kit.table('programmes', {
    id: kit.word('id', 32).primaryKey(),
    name: kit.word('name', 120).notNull(),
    unit: kit.word('unit', 16),
  });
  // The household leads the key: on MySQL its payments lie on one page, so that a look-up costs the same
  // whether the table has a hundred thousand rows or millions.
  const payments = kit.table(
    'payments',
    {
      household: kit.word('household', 64).notNull(),
      id: kit.word('id', 64).notNull(),
      programme: kit.word('programme', 32).notNull(),
      year: kit.count('year').notNull(),
      quantity: kit.count('quantity'),
      rate: kit.count('rate'),
      amount: kit.fen('amount').notNull(),
      state: kit.word('state', 16).notNull(),
      reason: kit.word('reason', 200),
      at: kit.ms('at').notNull(),
      accountTail: kit.word('account_tail', 4).notNull(),
      /** Of those announced together. */
      batch: kit.word('batch', 64),
    },
    (t) => [
      kit.key({ columns: [t.household, t.id] }),
      kit.unique('payments_id').on(t.id),
      kit.index('payments_batch').on(t.batch, t.household),
    ],
  );
  return { households, people, phones, programmes, payments };
}

function matters(kit: Kit) {
  const matters = kit.table('matters', {
    id: kit.word('id', 64).primaryKey(),
    department: kit.word('department', 64).notNull(),
    name: kit.word('name', 120).notNull(),
    promisedDays: kit.count('promised_days').notNull(),
    /** A `MatterGuide` as JSON; null where nobody has written one. */
    guide: kit.document('guide'),
  });
  const cases = kit.table(
    'cases',
    {
      number: kit.word('number', 64).primaryKey(),
      matter: kit.word('matter', 64).notNull(),
      department: kit.word('department', 64).notNull(),
      parent: kit.word('parent', 64),
      state: kit.word('state', 16).notNull(),
      applicant: kit.word('applicant', 120).notNull(),
      phone: kit.word('phone', 32).notNull(),
      person: kit.word('person', 64),
      green: kit.tiny('green').notNull(),
      acceptedAt: kit.ms('accepted_at'),
      promisedAt: kit.ms('promised_at'),
      changedAt: kit.ms('changed_at').notNull(),
      note: kit.text('note').notNull(),
      promisedDays: kit.count('promised_days'),
      suspendedAt: kit.ms('suspended_at'),
      step: kit.word('step', 120),
      stepAt: kit.ms('step_at'),
      stepDueAt: kit.ms('step_due_at'),
      /** Counts its events. */
      sequence: kit.count('sequence').notNull(),
    },
    (t) => [
      kit.index('cases_state').on(t.state),
      kit.index('cases_phone').on(t.phone),
      kit.index('cases_parent').on(t.parent),
      kit.index('cases_person').on(t.person),
    ],
  );
  const caseEvents = kit.table(
    'case_events',
    {
      id: kit.word('id', 96).primaryKey(),
      case: kit.word('case_number', 64).notNull(),
      type: kit.word('type', 16).notNull(),
      at: kit.ms('at').notNull(),
      note: kit.text('note').notNull(),
      sequence: kit.count('sequence').notNull(),
      /** An `EventDetail` as JSON. */
      detail: kit.document('detail'),
      late: kit.tiny('late'),
      /** Ids of the messages it ordered, as JSON. */
      ordered: kit.document('ordered'),
      /** The first of these: message ids grow with time, so this says when the event was taken. */
      firstOrdered: kit.word('first_ordered', 64),
    },
    (t) => [
      kit.unique('case_events_sequence').on(t.case, t.sequence),
      kit.index('case_events_ordered').on(t.firstOrdered),
    ],
  );
  return { matters, cases, caseEvents };
}

function traffic(kit: Kit) {
  const inbound = kit.table(
    'inbound',
    {
      id: kit.word('id', 96).primaryKey(),
      phone: kit.word('phone', 32).notNull(),
      turn: kit.count('turn').notNull(),
      gateway: kit.word('gateway', 40).notNull(),
      medium: kit.word('medium', 8).notNull(),
      code: kit.word('code', 32).notNull(),
      text: kit.text('text').notNull(),
      at: kit.ms('at').notNull(),
      connection: kit.word('connection', 96).notNull(),
      intent: kit.word('intent', 32).notNull(),
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
      width: kit.tiny('width').notNull(),
      total: kit.count('total').notNull(),
      number: kit.count('number').notNull(),
      id: kit.word('id', 96).notNull(),
      gateway: kit.word('gateway', 40).notNull(),
      medium: kit.word('medium', 8).notNull(),
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
  return { inbound, parts };
}

function sending(kit: Kit) {
  // `state` (status.ts) is `owed` until a carrier took it over. Of an owed row `owner` says who is sending it,
  // and `due_at` from when it may be taken: the end of the lease while it has an owner.
  const outbox = kit.table(
    'outbox',
    {
      id: kit.word('id', 64).primaryKey(),
      gateway: kit.word('gateway', 40).notNull(),
      state: kit.tiny('state').notNull(),
      lane: kit.tiny('lane').notNull(),
      dueAt: kit.ms('due_at').notNull(),
      owner: kit.word('owner', 64),
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
      event: kit.word('event', 96),
      batch: kit.word('batch', 64),
    },
    (t) => [kit.index('outbox_due').on(t.state, t.gateway, t.lane, t.dueAt)],
  );
  const sentParts = kit.table(
    'sent_parts',
    {
      message: kit.word('message', 64).notNull(),
      number: kit.count('number').notNull(),
      gateway: kit.word('gateway', 40).notNull(),
      /** As the carrier wrote it. */
      reference: kit.word('reference', 96).notNull(),
      /** The same in the one form that look-ups use (references.ts). */
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
      outcome: kit.word('outcome', 16).notNull(),
      code: kit.word('code', 64).notNull(),
    },
    (t) => [kit.key({ columns: [t.message, t.at] })],
  );
  return { outbox, sentParts, strayReceipts, attempts };
}

function persons(kit: Kit) {
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
  return { dialogues, optOuts, audit, heartbeat };
}

function casework(kit: Kit) {
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
    id: kit.word('id', 64).primaryKey(),
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
    { key: kit.word('name', 160).primaryKey(), at: kit.ms('at').notNull() },
    (t) => [kit.index('once_at').on(t.at)],
  );
  return { timers, alerts, batches, localDays, once };
}

function access(kit: Kit) {
  const apiKeys = kit.table('api_keys', {
    id: kit.word('id', 32).primaryKey(),
    name: kit.word('name', 120).notNull(),
    hash: kit.word('hash', 64).notNull(),
    /** JSON array of scopes. */
    scopes: kit.text('scopes').notNull(),
    perMinute: kit.count('per_minute').notNull(),
    at: kit.ms('at').notNull(),
    revokedAt: kit.ms('revoked_at'),
  });
  return { apiKeys };
}

/** What residents ask of the offices. */
function requests(kit: Kit) {
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
      answer: kit.text('answer'),
      answeredAt: kit.ms('answered_at'),
    },
    (t) => [
      kit.index('tickets_phone').on(t.phone, t.at),
      kit.index('tickets_state').on(t.state, t.at),
      kit.index('tickets_case').on(t.case),
    ],
  );
  const ratings = kit.table('ratings', {
    case: kit.word('case_number', 64).primaryKey(),
    phone: kit.word('phone', 32).notNull(),
    /** 1 to 5. */
    score: kit.tiny('score').notNull(),
    /** Milliseconds UTC of the first and of the last word. */
    at: kit.ms('at').notNull(),
    changedAt: kit.ms('changed_at').notNull(),
  });
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
    ],
  );
  /** A number that is to take the place of another, waiting for the word of the old one or of the liaison. */
  const phoneMoves = kit.table(
    'phone_moves',
    {
      id: kit.word('id', 64).primaryKey(),
      oldPhone: kit.word('old_phone', 32).notNull(),
      newPhone: kit.word('new_phone', 32).notNull(),
      household: kit.word('household', 64),
      person: kit.word('person', 64),
      code: kit.word('code', 16).notNull(),
      at: kit.ms('at').notNull(),
      state: kit.word('state', 16).notNull(),
      by: kit.word('decided_by', 32),
      decidedAt: kit.ms('decided_at'),
    },
    (t) => [kit.index('phone_moves_old').on(t.oldPhone, t.state)],
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
  return { tickets, ratings, appointments, phoneMoves, consents };
}

function publications(kit: Kit) {
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
      /** Keyed hash of what stands in the address. */
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
