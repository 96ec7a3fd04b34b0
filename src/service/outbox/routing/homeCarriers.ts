/** Whose subscribers our recipients are, as far as this process knows: by their digits, and by what was learned. */
import { MINUTE } from '../../../core/calendar/durations';
import type { Change } from '../../../core/model/change';
import type { Inbound } from '../../../core/model/message';
import type { CarriedOver, NumberPlan, PlannedRoute } from '../../../core/model/route';
import { afterRefusal, afterText, type Home, homeOf } from '../../../core/sending/homeCarrier';
import { RETENTION } from '../../../core/sending/retention';
import type { Clock, Log, Store } from '../../../ports';

export interface HomeCarriersTools {
  store: Pick<Store, 'carriedOver' | 'commit'>;
  clock: Pick<Clock, 'now'>;
  log: Log;
  numbers: NumberPlan;
  /** The routes known now: whose subscribers each is for. */
  plan(): readonly PlannedRoute[];
}

/** Numbers read at once, and remembered at most: of a county with half a million phones a few in a hundred. */
const AT_ONCE = 1_000;
const MOST = 50_000;
/** Rows of other processes are written so much after the moment that stands in them, milliseconds. */
const LATE = MINUTE;

export class HomeCarriers {
  private readonly known = new Map<string, CarriedOver>();
  private readTo = 0;

  constructor(private readonly tools: HomeCarriersTools) {}

  homeOf(phone: string): Home {
    return homeOf(phone, this.tools.numbers, this.recall(phone));
  }

  /** The carrier by whose own link a message went says that the number is not its subscriber's; null: it says something else. */
  refused(gateway: string, phone: string, code: string): Change | null {
    const carrier = this.carrierOf(gateway);
    if (!carrier || !this.tools.numbers.notOurs.has(code)) return null;
    return this.learn(afterRefusal(phone, carrier, this.recall(phone), this.tools.clock.now()));
  }

  /** A person wrote by a carrier's own link. Never rejects: what is not kept now is learned the next time. */
  async heard({ gateway, from, medium }: Inbound): Promise<void> {
    const { store, clock, log, numbers: plan } = this.tools;
    const carrier = medium === 'sms' ? this.carrierOf(gateway) : undefined;
    if (!carrier) return;
    const learned = afterText(from, carrier, { plan, known: this.recall(from), at: clock.now() });
    if (!learned) return;
    await store.commit([this.learn(learned)]).catch((err: unknown) => {
      this.known.delete(from);
      log.warn({ gateway, err }, 'whose subscriber a number is could not be kept');
    });
  }

  /** Reads what other processes have learned. Rejects with StoreError. */
  async refresh(): Promise<void> {
    const { store, clock } = this.tools;
    const from = Math.max(clock.now() - RETENTION.carriedOver, this.readTo - LATE);
    for (let since = from; ; ) {
      const numbers = await store.carriedOver(since, AT_ONCE);
      for (const number of numbers) this.remember(number);
      const last = numbers.at(-1);
      if (last) this.readTo = last.at;
      if (!last || numbers.length < AT_ONCE) return;
      since = Math.max(last.at, since + 1);
    }
  }

  private recall(phone: string): CarriedOver | undefined {
    const known = this.known.get(phone);
    return known && known.at >= this.tools.clock.now() - RETENTION.carriedOver ? known : undefined;
  }

  private learn(number: CarriedOver): Change {
    this.remember(number);
    return { kind: 'carriedOver', number };
  }

  /** The oldest is forgotten first. */
  private remember(number: CarriedOver): void {
    this.known.delete(number.phone);
    this.known.set(number.phone, number);
    if (this.known.size <= MOST) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }

  private carrierOf(gateway: string): PlannedRoute['carrier'] {
    return this.tools.plan().find(({ name }) => name === gateway)?.carrier;
  }
}
