/** What the desk and the API may do with webhooks: each resolves when it is committed, and is on record. */
import { replayed } from '../../core/desk/webhookCalls';
import type { AuditAction } from '../../core/model/audit';
import type { Change } from '../../core/model/change';
import type { Webhook, WebhookEvent } from '../../core/model/desk/webhook';
import type { Chance, Clock, Store } from '../../ports';

export interface WebhookTools {
  store: Pick<Store, 'webhooks' | 'commit'>;
  clock: Clock;
  chance: Chance;
  /** A new secret, as `whsec_…`. */
  newSecret: () => string;
  /** Whether this may be the address of one. */
  isCallable: (url: string) => boolean;
}

/** The secret is shown this once. */
export type Added = { id: string; secret: string };

export interface Webhooks {
  /** `address`: none that may be called. It hears of what `bounds` cover. */
  add(
    wanted: { url: string; events: WebhookEvent[]; area: string | null; department: string | null },
    by: string,
  ): Promise<Added | 'address'>;
  /** Null: there is none of this id. */
  switch(id: string, on: boolean, by: string): Promise<Webhook | null>;
  rotate(id: string, by: string): Promise<Added | null>;
  /** The same call once more. Null: there is none of this id, of this webhook. */
  replay(id: string, call: string, by: string): Promise<'done' | null>;
}

export function createWebhooks(tools: WebhookTools): Webhooks {
  const { store, clock, chance, newSecret, isCallable } = tools;
  const find = async (id: string) => (await store.webhooks.all()).find((one) => one.id === id) ?? null;
  return {
    async add(wanted, by) {
      if (!isCallable(wanted.url)) return 'address';
      const made = { id: chance.id(), secret: newSecret(), by, at: clock.now(), disabledAt: null };
      const { id, secret } = await keep({ ...wanted, ...made }, 'webhook.add', by, tools);
      return { id, secret };
    },
    async switch(id, on, by) {
      const found = await find(id);
      if (!found) return null;
      const disabledAt = on ? null : (found.disabledAt ?? clock.now());
      return keep({ ...found, disabledAt }, on ? 'webhook.enable' : 'webhook.disable', by, tools);
    },
    async rotate(id, by) {
      const found = await find(id);
      if (!found) return null;
      const { secret } = await keep({ ...found, secret: newSecret() }, 'webhook.rotate', by, tools);
      return { id, secret };
    },
    async replay(id, call, by) {
      const found = await store.webhooks.call(call);
      if (found?.webhook !== id) return null;
      const owed: Change = { kind: 'webhookCall', call: replayed(found, clock.now()) };
      await store.commit([owed, recordOf('webhook.replay', `${id} ${call}`, by, tools)]);
      return 'done';
    },
  };
}

async function keep(
  webhook: Webhook,
  action: AuditAction,
  by: string,
  tools: WebhookTools,
): Promise<Webhook> {
  await tools.store.commit([{ kind: 'webhook', webhook }, recordOf(action, webhook.id, by, tools)]);
  return webhook;
}

function recordOf(
  action: AuditAction,
  subject: string,
  actor: string,
  { chance, clock }: Pick<WebhookTools, 'chance' | 'clock'>,
): Change {
  return { kind: 'audit', id: chance.id(), at: clock.now(), actor, action, subject };
}
