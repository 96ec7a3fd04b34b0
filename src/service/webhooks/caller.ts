/** Makes the calls that are owed. A call is leased by its row: whoever dies with it leaves it to the next. */
import { MINUTE, SECOND } from '../../core/calendar/durations';
import { callAfter } from '../../core/desk/webhookCalls';
import type { Webhook, WebhookCall } from '../../core/model/desk/webhook';
import type { CallOut, Clock, Log, Store } from '../../ports';

/** Calls of one webhook at once, and how long they are this process's, milliseconds: longer than each may take. */
const AT_ONCE = 10;
const LEASE = MINUTE;

export interface CallerTools {
  store: Pick<Store, 'webhooks' | 'commit'>;
  callOut: CallOut;
  /** `webhook-signature` of a call, by its secret. */
  sign: (secret: string, signed: string) => string;
  clock: Clock;
  log: Log;
}

export class WebhookCaller {
  private readonly working = new Map<string, Promise<void>>();
  private stopped = false;

  constructor(private readonly tools: CallerTools) {}

  /** A round: takes what is due. A webhook that answers slowly keeps none of the others waiting. */
  async look(): Promise<void> {
    if (this.stopped) return;
    for (const webhook of await this.tools.store.webhooks.all()) {
      if (webhook.disabledAt !== null || this.working.has(webhook.id)) continue;
      const work = this.serve(webhook)
        .catch((err: unknown) => this.tools.log.warn({ err, webhook: webhook.id }, 'calls of a webhook wait'))
        .finally(() => this.working.delete(webhook.id));
      this.working.set(webhook.id, work);
    }
  }

  /** Lets open calls end. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.working.values());
  }

  private async serve(webhook: Webhook): Promise<void> {
    const { store, clock } = this.tools;
    while (!this.stopped) {
      const now = clock.now();
      const calls = await store.webhooks.take(webhook.id, now, now + LEASE, AT_ONCE);
      if (calls.length === 0) return;
      await Promise.all(calls.map((call) => this.make(webhook, call)));
    }
  }

  private async make(webhook: Webhook, call: WebhookCall): Promise<void> {
    const { store, callOut, sign, clock } = this.tools;
    const timestamp = String(Math.floor(clock.now() / SECOND));
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'webhook-id': call.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': sign(webhook.secret, `${call.id}.${timestamp}.${call.body}`),
    };
    const outcome = await callOut(webhook.url, headers, call.body);
    await store.commit([{ kind: 'webhookCall', call: callAfter(call, outcome, clock.now()) }]);
  }
}
