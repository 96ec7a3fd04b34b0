/** Who works at the desk, what they may do, how a county set up its installation, and who is told by HTTP. */
import type { DeskAccount, DeskRole, DeskSession, OneTimePurpose } from '../../core/model/desk/account';
import type { WebhookCall, WebhookEvent } from '../../core/model/desk/webhook';
import type { Kit } from './kit';

export function deskTables(kit: Kit) {
  const accounts = kit.table(
    'accounts',
    {
      id: kit.word('id', 32).primaryKey(),
      login: kit.word('login', 64).notNull(),
      name: kit.word('name', 120).notNull(),
      phone: kit.word('phone', 32),
      password: kit.word('password', 200),
      /** Sealed. */
      totp: kit.word('totp', 200),
      totpStep: kit.ms('totp_step'),
      state: kit.word('state', 16).$type<DeskAccount['state']>().notNull(),
      mustChange: kit.tiny('must_change').notNull(),
      by: kit.word('made_by', 64).notNull(),
      at: kit.ms('at').notNull(),
    },
    (t) => [kit.unique('accounts_login').on(t.login)],
  );
  const accountRoles = kit.table(
    'account_roles',
    {
      account: kit.word('account', 32).notNull(),
      role: kit.word('role', 16).$type<DeskRole>().notNull(),
      /** Of an area or a department, `area:410522` or `department:ZJJ`. */
      place: kit.word('place', 96).notNull(),
    },
    (t) => [kit.key({ columns: [t.account, t.role, t.place] })],
  );
  const accountCertificates = kit.table('account_certificates', {
    /** SHA-256, hexadecimal. */
    fingerprint: kit.word('fingerprint', 64).primaryKey(),
    account: kit.word('account', 32).notNull(),
    subject: kit.word('subject', 200).notNull(),
    until: kit.ms('until').notNull(),
    revokedAt: kit.ms('revoked_at'),
  });
  const oneTimeCodes = kit.table(
    'one_time_codes',
    {
      hash: kit.word('hash', 64).primaryKey(),
      account: kit.word('account', 32).notNull(),
      purpose: kit.word('purpose', 16).$type<OneTimePurpose>().notNull(),
      until: kit.ms('until').notNull(),
      usedAt: kit.ms('used_at'),
    },
    (t) => [kit.index('one_time_codes_account').on(t.account)],
  );
  const deskSessions = kit.table(
    'desk_sessions',
    {
      hash: kit.word('hash', 64).primaryKey(),
      account: kit.word('account', 32).notNull(),
      at: kit.ms('at').notNull(),
      seenAt: kit.ms('seen_at').notNull(),
      until: kit.ms('until').notNull(),
      address: kit.word('address', 64).notNull(),
      agent: kit.word('agent', 200).notNull(),
      strength: kit.word('strength', 16).$type<DeskSession['strength']>().notNull(),
    },
    (t) => [kit.index('desk_sessions_account').on(t.account), kit.index('desk_sessions_until').on(t.until)],
  );
  /** One row: the end of the chain of the audit, locked by whoever adds to it. */
  const auditHead = kit.table('audit_head', {
    id: kit.tiny('id').primaryKey(),
    sequence: kit.ms('sequence').notNull(),
    hash: kit.word('hash', 64).notNull(),
  });
  const settings = kit.table('settings', {
    name: kit.word('name', 64).primaryKey(),
    /** JSON. */
    value: kit.document('value').notNull(),
    by: kit.word('set_by', 64).notNull(),
    at: kit.ms('at').notNull(),
  });
  /** How often each kind of what an office says of its county was written. */
  const stamps = kit.table('stamps', {
    name: kit.word('name', 16).primaryKey(),
    version: kit.ms('version').notNull(),
  });
  const webhooks = kit.table('webhooks', {
    id: kit.word('id', 32).primaryKey(),
    url: kit.word('url', 500).notNull(),
    /** JSON array of events. */
    events: kit.text('events').notNull(),
    /** Sealed. */
    secret: kit.word('secret', 200).notNull(),
    area: kit.word('area', 32),
    department: kit.word('department', 64),
    by: kit.word('made_by', 64).notNull(),
    at: kit.ms('at').notNull(),
    disabledAt: kit.ms('disabled_at'),
  });
  const webhookCalls = kit.table(
    'webhook_calls',
    {
      id: kit.word('id', 64).primaryKey(),
      webhook: kit.word('webhook', 32).notNull(),
      event: kit.word('event', 32).$type<WebhookEvent>().notNull(),
      /** Sealed. */
      body: kit.document('body').notNull(),
      at: kit.ms('at').notNull(),
      dueAt: kit.ms('due_at'),
      attempts: kit.count('attempts').notNull(),
      state: kit.word('state', 16).$type<WebhookCall['state']>().notNull(),
      outcome: kit.word('outcome', 64),
    },
    (t) => [
      kit.index('webhook_calls_due').on(t.state, t.dueAt),
      kit.index('webhook_calls_webhook').on(t.webhook, t.id),
    ],
  );
  return {
    accounts,
    accountRoles,
    accountCertificates,
    oneTimeCodes,
    deskSessions,
    auditHead,
    settings,
    stamps,
    webhooks,
    webhookCalls,
  };
}
