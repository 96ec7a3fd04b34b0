/** The phones on the web page as a carrier: takes what is sent unasked where there is no real one, and shows it. */
import type { Outbound, Receipt } from '../../src/core/model/message';
import { type Clock, type Gateway, type Health, type Listener, SendError } from '../../src/ports';
import { type Arrival, createInboxes } from './inboxes';
import { DEFAULT_CODE } from './index';

export const HANDSET = 'handset';
/** How long a text is on its way, milliseconds. */
const ON_ITS_WAY = 300;
const WINDOW = 100;

export interface HandsetGateway extends Gateway {
  readonly source: string;
  /** Shows each message as it arrives. Call what it returns to stop. */
  watch(see: (arrival: Arrival) => void): () => void;
  /** The last messages of a phone (E.164), the oldest first; gone when the process ends. */
  inbox(phone: string): readonly Arrival[];
}

/** Every message arrives, and its receipt comes a moment after it. */
export function createHandset({ clock }: { clock: Clock }): HandsetGateway {
  const watchers = new Set<(arrival: Arrival) => void>();
  const inboxes = createInboxes();
  const coming = new Set<() => void>();
  let listener: Listener | null = null;
  let health: Omit<Health, 'open'> = { state: 'stopped', since: clock.now(), detail: 'not started' };

  /** A receipt that is lost is no harm: nobody pays for these. */
  function acknowledge({ id, to }: Outbound, on: Listener): void {
    const cancel = clock.after(ON_ITS_WAY, () => {
      coming.delete(cancel);
      const at = clock.now();
      const receipt: Receipt = { gateway: HANDSET, references: [id], to: [to], state: 'delivered', at };
      on.receipt(receipt).catch(() => {});
    });
    coming.add(cancel);
  }

  return {
    name: HANDSET,
    replies: 'queued',
    source: DEFAULT_CODE,
    limits: { window: WINDOW, perSecond: 0 },
    async start(on) {
      listener = on;
      health = { state: 'up', since: clock.now(), detail: '' };
      on.ready(HANDSET);
    },
    async send(message) {
      if (!listener) throw new SendError('stopped', 'stopped', 'the phones on the page are switched off');
      const { id, to, text, lane, template } = message;
      const arrival: Arrival = { id, to, text, lane, at: clock.now(), ...(template && { template }) };
      // Sent once more after a crash, it is the same text.
      if (inboxes.put(arrival)) for (const see of watchers) see(arrival);
      acknowledge(message, listener);
      return { references: [id] };
    },
    watch(see) {
      watchers.add(see);
      return () => void watchers.delete(see);
    },
    inbox: inboxes.of,
    health: () => ({ ...health, open: coming.size }),
    async stop() {
      listener = null;
      health = { state: 'stopped', since: clock.now(), detail: 'stopped' };
      for (const cancel of coming) cancel();
      coming.clear();
    },
  };
}
