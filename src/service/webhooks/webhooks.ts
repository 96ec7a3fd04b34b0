/** What the desk and the API may do with webhooks: each resolves when it is committed, and is on record. */
import { replayed } from '../../core/desk/webhookCalls';
import type { AuditAction } from '../../core/model/audit';
import type { Webhook, WebhookChange, WebhookEvent } from '../../core/model/desk/webhook';
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
  /** `address`: none that may be called. It hears of its area or department alone, of everything where both are null. */
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

export function createWebhooks({ store, clock, chance, newSecret, isCallable }: WebhookTools): Webhooks {
  const find = async (id: string) => (await store.webhooks.all()).find((one) => one.id === id) ?? null;
  const write = (change: WebhookChange, action: AuditAction, subject: string, actor: string) =>
    store.commit([change, { kind: 'audit', id: chance.id(), at: clock.now(), actor, action, subject }]);
  return {
    async add(wanted, by) {
      if (!isCallable(wanted.url)) return 'address';
      const added = { id: chance.id(), secret: newSecret() };
      const webhook = { ...wanted, ...added, by, at: clock.now(), disabledAt: null };
      await write({ kind: 'webhook', webhook }, 'webhook.add', added.id, by);
      return added;
    },
    async switch(id, on, by) {
      const found = await find(id);
      if (!found) return null;
      const disabledAt = on ? null : (found.disabledAt ?? clock.now());
      const action = on ? 'webhook.enable' : 'webhook.disable';
      await write({ kind: 'webhookSwitched', id, disabledAt }, action, id, by);
      return { ...found, disabledAt };
    },
    async rotate(id, by) {
      if (!(await find(id))) return null;
      const secret = newSecret();
      await write({ kind: 'webhookRotated', id, secret }, 'webhook.rotate', id, by);
      return { id, secret };
    },
    async replay(id, call, by) {
      const found = await store.webhooks.call(call);
      if (found?.webhook !== id) return null;
      const owed = { kind: 'webhookCall', call: replayed(found, clock.now()) } as const;
      await write(owed, 'webhook.replay', `${id} ${call}`, by);
      return 'done';
    },
  };
}
