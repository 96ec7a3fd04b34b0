/** The phones on the web page as a carrier: takes what is sent unasked where there is no real one, and shows it. */
import type { Outbound, Receipt } from '../../src/core/model/message';
import {
  type Arrival,
  type Arrivals,
  type Clock,
  type Gateway,
  type Health,
  type Listener,
  SendError,
  type Sent,
} from '../../src/ports';
import { Lifetime } from '../http/lifetime';
import { createInboxes } from './inboxes';

const NAME = 'handset';
/** The code that a text of the page goes to, and comes from, where nobody names another. */
export const DEFAULT_CODE = '10628';
/** How messages of our own leave to the phones on the page. */
export const DEMO_ROUTE = { name: NAME, source: DEFAULT_CODE, perSecond: 0 } as const;
/** How long a text is on its way, milliseconds. */
const ON_ITS_WAY = 300;
const WINDOW = 100;

export interface DemoPhoneOptions {
  /** The code that texts come from. */
  source: string;
}

/** Shows each message as it arrives; its inbox is gone when the process ends. */
export interface DemoPhoneGateway extends Gateway, Arrivals {
  readonly source: string;
}

/** Every message arrives, and its receipt comes a moment after it. */
export function createDemoPhones(options: DemoPhoneOptions, tools: { clock: Clock }): DemoPhoneGateway {
  return new DemoPhones(options, tools.clock);
}

class DemoPhones implements DemoPhoneGateway {
  readonly name = NAME;
  readonly replies = 'queued';
  readonly limits = { window: WINDOW, perSecond: 0 };
  readonly source: string;
  private readonly lifetime: Lifetime;
  private readonly watchers = new Set<(arrival: Arrival) => void>();
  private readonly inboxes = createInboxes();
  /** What cancels each receipt that is still on its way. */
  private readonly coming = new Set<() => void>();

  constructor(
    { source }: DemoPhoneOptions,
    private readonly clock: Clock,
  ) {
    this.source = source;
    this.lifetime = new Lifetime(clock);
  }

  async start(on: Listener): Promise<void> {
    this.lifetime.start(on);
    on.ready(NAME);
  }

  async send({ id, to, text, lane, template }: Outbound): Promise<Sent> {
    const { on } = this.lifetime;
    if (!on) throw new SendError('stopped', 'stopped', 'the phones on the page are switched off');
    const arrival: Arrival = { id, to, text, lane, at: this.clock.now(), ...(template && { template }) };
    // Sent once more after a crash, it is the same text.
    if (this.inboxes.put(arrival)) for (const see of this.watchers) see(arrival);
    this.acknowledge(arrival, on);
    return { references: [id] };
  }

  watch(see: (arrival: Arrival) => void): () => void {
    this.watchers.add(see);
    return () => void this.watchers.delete(see);
  }

  inbox(phone: string): readonly Arrival[] {
    return this.inboxes.of(phone);
  }

  health(): Health {
    return { ...this.lifetime.health(), open: this.coming.size };
  }

  async stop(): Promise<void> {
    for (const cancel of this.coming) cancel();
    this.coming.clear();
    await this.lifetime.stop();
  }

  /** A receipt that is lost does no harm: nobody pays for these. */
  private acknowledge({ id, to }: Arrival, on: Listener): void {
    const cancel = this.clock.after(ON_ITS_WAY, () => {
      this.coming.delete(cancel);
      const at = this.clock.now();
      const receipt: Receipt = { gateway: NAME, references: [id], to: [to], state: 'delivered', at };
      on.receipt(receipt).catch(() => {});
    });
    this.coming.add(cancel);
  }
}
