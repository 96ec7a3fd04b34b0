/**
 * Outbox → gateway.send → settle, for one gateway: by lane, within its window, under a lease.
 *
 * A message is here in one of these states:
 *
 *   queued     under our lease, in its lane       → sending   when the window has room
 *                                                 → released  when its lane is left, or the dispatcher stops
 *   sending    with the gateway, without answer   → unsettled when the gateway answers, or fails
 *   unsettled  answered, not yet in the store     → settled   when the outcome is committed
 *
 * The window holds what is sending and what is unsettled: after a crash both may be sent a second time.
 */
import { SECOND } from '../../core/calendar/durations';
import type { Lease } from '../../core/model/change';
import { LANES, type Lane, type Outbound } from '../../core/model/message';
import type { Gateway, Store } from '../../ports';
import { Claimer } from './claimer';
import { LaneQueue } from './laneQueue';
import { Outcomes } from './outcomes';
import type { Routes } from './routing/routes';
import { Sender, type SenderTools } from './sender';
import { Unsettled } from './unsettled';

export interface DispatcherTools
  extends Pick<SenderTools, 'clock' | 'chance' | 'meter' | 'log' | 'hours' | 'lost' | 'elsewhere' | 'ring'> {
  store: Pick<Store, 'claim' | 'commit'>;
  /** How long a row is ours, milliseconds: after a crash another process sends it so much later. */
  leaseFor?: number | undefined;
  /** False while leases can not be told by the wall clock: nothing is claimed. */
  leasesHold?: (() => boolean) | undefined;
  /** Told of each inbound message whose answer has left the queue. */
  left?: ((inbound: string) => void) | undefined;
  /** Which lanes leave by this gateway, and how its sends end; absent: all lanes, and nobody counts. */
  routes?: Pick<Routes, 'lanes' | 'ended'>;
}

/** Milliseconds. */
export const LEASE = 30 * SECOND;
/** Rows in memory at most, as a multiple of the window: more would wait past their lease. */
const WINDOWS_AHEAD = 20;

export class Dispatcher {
  private readonly owner: string;
  private readonly leaseFor: number;
  /** Rows in the queue at most. */
  private readonly room: number;
  private readonly queue: LaneQueue;
  private readonly outcomes: Outcomes;
  private readonly claimer: Claimer;
  private readonly sender: Sender;
  private readonly sending = new Set<Promise<void>>();
  private readonly unsettled: Unsettled;
  /** Outcomes on their way to the store, and claims on their way from it: `stop` waits for them. */
  private readonly unfinished = new Set<Promise<unknown>>();
  private stopped = false;

  /** Throws for a gateway that only answers inline. */
  constructor(
    private readonly gateway: Gateway,
    private readonly tools: DispatcherTools,
  ) {
    const { store, clock, chance, log, left, leaseFor = LEASE } = tools;
    const window = Math.max(1, gateway.limits.window);
    this.owner = chance.id();
    this.leaseFor = leaseFor;
    this.room = window * WINDOWS_AHEAD;
    this.queue = new LaneQueue({ window, leaseFor, clock, left });
    this.outcomes = new Outcomes({ store, gateway: gateway.name, log });
    this.unsettled = new Unsettled({
      outcomes: this.outcomes,
      later: (work) => this.finish(work),
      settled: () => this.pump(),
    });
    this.claimer = this.createClaimer(window);
    this.sender = this.createSender();
  }

  /** A lease for a row that is about to be committed and handed over, where there is room to send it soon. */
  lease(): Lease | undefined {
    this.queue.hurry();
    if (!this.isUp() || this.queue.size >= this.room) return undefined;
    return { owner: this.owner, until: this.tools.clock.now() + this.leaseFor };
  }

  /** A committed row under `lease`: it is sent without being read again. */
  hand(message: Outbound, lease: Lease): void {
    this.queue.add(message, lease);
    if (this.outcomes.stuck) this.look();
    this.pump();
  }

  /** The outbox may have messages: claim some. */
  look(): void {
    const claiming = this.claimer.look();
    if (claiming) this.finish(claiming);
  }

  /** Gives back what waits in these lanes and was not tried: whoever claims it next sends it. */
  release(lanes: readonly Lane[]): void {
    const rest = this.queue.takeAll(lanes);
    if (rest.length === 0) return;
    const base = { gateway: this.gateway.name, at: this.tools.clock.now(), outcome: 'released' } as const;
    this.finish(this.outcomes.settle(rest.map(({ message: { id }, lease }) => ({ ...base, id, lease }))));
  }

  /** Takes no more, gives back what was not tried, lets open sends end; resolves when all of it is settled. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.release(LANES);
    await Promise.all(this.sending);
    while (this.unfinished.size > 0) await Promise.all(this.unfinished);
    await this.outcomes.retry();
  }

  /** Sends what waits, as far as the window has room. */
  private pump(): void {
    if (this.stopped) this.release(LANES);
    while (!this.outcomes.stuck) {
      const next = this.queue.next(this.sending.size + this.unsettled.size);
      if (!next) return;
      const sending = this.sender.sendOnce(next).then(() => {
        this.sending.delete(sending);
        this.pump();
        if (this.claimer.wantsBulk) this.look();
      });
      this.sending.add(sending);
    }
  }

  private isUp(): boolean {
    return !this.stopped && this.gateway.health().state === 'up';
  }

  private finish(work: Promise<unknown>): void {
    this.unfinished.add(work);
    void work.finally(() => this.unfinished.delete(work));
  }

  private createClaimer(window: number): Claimer {
    const { name } = this.gateway;
    const { store, clock, log, routes, leasesHold = () => true } = this.tools;
    const { owner, leaseFor, room, queue, outcomes, unsettled } = this;
    return new Claimer({
      gateway: name,
      owner,
      leaseFor,
      window,
      room,
      store,
      queue,
      outcomes,
      unsettled,
      clock,
      log,
      isUp: () => this.isUp(),
      lanes: () => routes?.lanes(name) ?? LANES,
      leasesHold,
      claimed: () => this.pump(),
    });
  }

  private createSender(): Sender {
    const { name } = this.gateway;
    const { store, clock, chance, meter, log, hours, lost, elsewhere, ring, routes } = this.tools;
    const send = this.gateway.send?.bind(this.gateway);
    if (!send) throw new Error(`${name} answers inline and has nothing to dispatch`);
    return new Sender({
      gateway: name,
      clock,
      chance,
      meter,
      log,
      leaseFor: this.leaseFor,
      hours,
      send,
      lost,
      sent: (settlement) => this.unsettled.add(settlement),
      settle: (settlement) => this.outcomes.settle([settlement]),
      write: (changes) =>
        store.commit([...changes]).then(
          () => true,
          () => false,
        ),
      later: (work) => this.finish(work),
      ended: (message, outcome) => routes?.ended(message, outcome),
      elsewhere,
      ring,
    });
  }
}
