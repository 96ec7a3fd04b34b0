/** The shell as one thing: what gateways speak to, and what keeps the outbox moving. */
import type { ConverseSettings } from '../core/dialogue/converse';
import type { Lexicon } from '../core/language/lexicon';
import type { Chance, Clock, Gateway, Listener, Log, Meter, Queue, Store, Trace } from '../ports';
import { createDispatch, type Dispatch } from './dispatch';
import { createParts } from './parts';
import { createReceipts } from './receipts';
import { createReceive } from './receive';
import type { Renderer } from './render';
import { Turns } from './turns';
import { startWatch } from './watch';

export interface ServiceTools {
  store: Store;
  queue: Queue;
  gateways: readonly Gateway[];
  lexicon: Lexicon;
  renderer: Renderer;
  settings: ConverseSettings;
  clock: Clock;
  chance: Chance;
  meter: Meter;
  log: Log;
  trace: Trace;
  /** How long a row of the outbox is one process's to send, milliseconds. */
  leaseFor?: number;
}

export interface Service {
  listener: Listener;
  /** Rings and watches. Call after the gateways have started. */
  start(): void;
  /** Gateways must take nothing new any more; lets open sends end. */
  stop(): Promise<void>;
}

export function createService(tools: ServiceTools): Service {
  const dispatches = new Map<string, Dispatch>(
    tools.gateways
      .filter((gateway) => gateway.replies === 'queued')
      .map((gateway) => [gateway.name, createDispatch(gateway, tools)]),
  );
  const dispatch = (gateway: string) => dispatches.get(gateway);
  const receive = createReceive({ ...tools, turns: new Turns(), dispatch });
  const receipts = createReceipts(tools);
  const parts = createParts({ ...tools, receive });
  let stopWatch = () => {};
  return {
    listener: {
      message: (inbound) => receive(inbound),
      part: (part) => parts.take(part),
      receipt: (receipt) => receipts.take(receipt),
      ready: (gateway) => dispatch(gateway)?.look(),
    },
    start() {
      for (const [gateway, { look }] of dispatches) tools.queue.work('owed', gateway, async () => look(), 1);
      stopWatch = startWatch({ ...tools, dispatches, parts, receipts });
    },
    async stop() {
      stopWatch();
      await Promise.all([...dispatches.values()].map((each) => each.stop()));
    },
  };
}
