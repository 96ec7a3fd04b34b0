/** Webhooks and their calls: written, read, and taken to be made. Secrets and bodies are sealed. */
import { sql } from 'drizzle-orm';
import { LONGEST_CALL_PAUSE } from '../../core/desk/webhookCalls';
import type { Change } from '../../core/model/change';
import type { Webhook, WebhookCall, WebhookEvent } from '../../core/model/desk/webhook';
import type { WebhookReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { is, listing } from '../lists/listing';
import { webhookCalls, webhooks } from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { literal, set, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const WEBHOOK = columnsOf(webhooks);
const CALL = columnsOf(webhookCalls);
const insertWebhooks = inserter(webhooks, WEBHOOK.names, 'refuse');
const switchOne = statement(
  sql`update ${webhooks} set ${set(webhooks, { disabledAt: value })} where ${webhooks.id} = ${value}`,
);
const rotateOne = statement(
  sql`update ${webhooks} set ${set(webhooks, { secret: value })} where ${webhooks.id} = ${value}`,
);
const putCalls = inserter(webhookCalls, CALL.names, ['dueAt', 'attempts', 'state', 'outcome']);
const all = select(WEBHOOK, sql`from ${webhooks} order by ${webhooks.at}, ${webhooks.id}`);
const withId = select(CALL, sql`from ${webhookCalls} where ${webhookCalls.id} = ${value}`);
const due = select(
  CALL,
  sql`from ${webhookCalls} where ${webhookCalls.state} = 'owed' and ${webhookCalls.dueAt} <= ${value} and ${webhookCalls.webhook} = ${value} order by ${webhookCalls.dueAt} limit ${value}`,
);
/** When it is due is its lease as well: whoever moves it has it until then. */
const take = statement(
  sql`update ${webhookCalls} set ${set(webhookCalls, { dueAt: value })} where ${webhookCalls.id} = ${value} and ${webhookCalls.state} = 'owed' and ${webhookCalls.dueAt} = ${value}`,
);
/** One that can not be read any more is never made, and would be the first of every round. */
const giveUp = statement(
  sql`update ${webhookCalls} set ${set(webhookCalls, { state: literal('failed'), dueAt: sql`null`, outcome: literal('damaged') })} where ${webhookCalls.id} = ${value} and ${webhookCalls.state} = 'owed' and ${webhookCalls.dueAt} = ${value}`,
);

// Due by the old time, or leased and tried by a clock that was further ahead than any pause is long.
const toNow = statement(
  sql`update ${webhookCalls} set ${set(webhookCalls, { dueAt: value })} where ${webhookCalls.state} = 'owed' and ${webhookCalls.dueAt} > ${value} and (${webhookCalls.dueAt} <= ${value} or ${webhookCalls.dueAt} > ${value})`,
);

/** Calls that wait by the time of a clock that said `from` and says `now` are due at once. */
export async function callsSetBack(engine: Engine, now: number, from: number): Promise<void> {
  await engine.run(...toNow([now, now, from, now + LONGEST_CALL_PAUSE]));
}

export async function applyWebhooks(
  session: Session,
  vault: Vault,
  added: Of<'webhook'>[],
  switched: Of<'webhookSwitched'>[],
  rotated: Of<'webhookRotated'>[],
): Promise<void> {
  await insertWebhooks(
    session,
    added.map(({ webhook }) => ({
      ...webhook,
      events: JSON.stringify(webhook.events),
      secret: vault.seal(webhook.secret),
    })),
  );
  for (const { id, disabledAt } of switched) await session.run(...switchOne([disabledAt, id]));
  for (const { id, secret } of rotated) await session.run(...rotateOne([vault.seal(secret), id]));
}

export async function applyWebhookCalls(
  session: Session,
  vault: Vault,
  calls: Of<'webhookCall'>[],
): Promise<void> {
  await putCalls(
    session,
    calls.map(({ call }) => ({ ...call, body: vault.seal(call.body) })),
  );
}

export function webhookReads(engine: Engine, vault: Vault, readOr: ReadOr): WebhookReads {
  const callFrom = (row: ReturnType<typeof CALL.read>): WebhookCall => ({
    ...row,
    body: readOr('webhook_calls', () => vault.open(row.body), ''),
  });
  return {
    all: async () =>
      (await all(engine)).map((row) =>
        readOr('webhooks', () => webhookFrom(row, vault), offUntilMended(row)),
      ),
    async calls({ webhook, state }, page) {
      const found = await listing(engine, {
        columns: CALL,
        table: webhookCalls,
        key: [webhookCalls.id],
        keyOf: (row) => [row.id] as const,
        along: [is(webhookCalls.webhook, webhook)],
        narrow: [is(webhookCalls.state, state)],
        page,
      });
      return { ...found, rows: found.rows.map(callFrom) };
    },
    call: async (id) => (await withId(engine, [id])).map(callFrom)[0] ?? null,
    async take(webhook, now, until, limit) {
      const taken: WebhookCall[] = [];
      for (const row of await due(engine, [now, webhook, limit])) {
        const isReadable = readOr('webhook_calls', () => vault.open(row.body) !== '', false);
        if (!isReadable) await engine.run(...giveUp([row.id, row.dueAt]));
        else if ((await engine.run(...take([until, row.id, row.dueAt]))) === 1) taken.push(callFrom(row));
      }
      return taken;
    },
  };
}

function webhookFrom(row: ReturnType<typeof WEBHOOK.read>, vault: Vault): Webhook {
  const events = JSON.parse(row.events) as WebhookEvent[]; // written by us from a list of events
  return { ...row, events, secret: vault.open(row.secret) };
}

/** One that can not be read any more stands as switched off: whoever is to be told would not know us again. */
function offUntilMended(row: ReturnType<typeof WEBHOOK.read>): Webhook {
  return { ...row, events: [], secret: '', disabledAt: row.disabledAt ?? row.at };
}
