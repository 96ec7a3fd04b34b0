/** Webhooks with the network they are called over. */
import { randomBytes } from 'node:crypto';
import type { Config } from '../config';
import { createCallOut, isCallable, signature } from '../net/callOut';
import type { Chance, Clock, Log, Store } from '../ports';
import { WebhookCaller } from '../service/webhooks/caller';
import { createWebhooks, type Webhooks } from '../service/webhooks/webhooks';
import type { Stops } from './startStop';

const SECRET_OCTETS = 32;

interface WebhookTools {
  store: Store;
  clock: Clock;
  chance: Chance;
  log: Log;
}

/** `caller` makes what is owed, a round at a time; open calls end before the store is closed. */
export function startWebhooks(
  { webhookNetworks: allowed }: Pick<Config, 'webhookNetworks'>,
  tools: WebhookTools,
  stops: Stops,
): { caller: WebhookCaller; desk: Webhooks } {
  const caller = new WebhookCaller({ ...tools, callOut: createCallOut({ allowed }), sign: signature });
  stops.push(() => caller.stop());
  const desk = createWebhooks({
    ...tools,
    newSecret: () => `whsec_${randomBytes(SECRET_OCTETS).toString('base64')}`,
    isCallable: (url) => isCallable(url, allowed),
  });
  return { caller, desk };
}
