/** One attempt to send one message under its lease, and its outcome. */
import type { Change, Lease, Settlement } from '../../core/model/change';
import type { Outbound } from '../../core/model/message';
import { blockedBy } from '../../core/notices/optOut';
import { deliverBy, type Hours, notBefore } from '../../core/notices/quietHours';
import { afterFailure } from '../../core/sending/retry';
import { type Chance, type Clock, type Log, type Meter, SendError, type Sent } from '../../ports';
import { HeldLeases, MARGIN } from './heldLease';
import type { QueuedMessage } from './laneQueue';
import type { Elsewhere } from './routing/elsewhere';

export interface SenderTools {
  gateway: string;
  clock: Clock;
  chance: Chance;
  meter: Meter;
  log: Log;
  /** How long leases are, milliseconds. */
  leaseFor: number;
  /** When notices may leave. */
  hours: Hours;
  /** Resolves when the carrier has it. Rejects with SendError. */
  send(message: Outbound, giveUp: AbortSignal): Promise<Sent>;
  /** The carrier has it: to be settled, and not waited for. */
  sent(settlement: Settlement): void;
  /** Resolves with whether it is in the store. */
  settle(settlement: Settlement): Promise<boolean>;
  /** Resolves with whether it is in the store; is of use now or not at all, and not offered again. */
  write(changes: readonly Change[]): Promise<boolean>;
  /** Work that goes on after the attempt. */
  later(work: Promise<void>): void;
  /** Where a message goes that the carrier sent back as not its subscriber's; null: its code says something else. */
  elsewhere?: Elsewhere | undefined;
  /** Messages are owed on this gateway. */
  ring?: ((gateway: string) => void) | undefined;
  /** Told how each send ended at the carrier. */
  ended?: ((message: Outbound, outcome: 'sent' | SendError['fate']) => void) | undefined;
  /** Told of each message that will never be sent, once that is in the store. */
  lost?: ((message: Outbound) => void) | undefined;
}

export class Sender {
  private readonly leases: HeldLeases;

  constructor(private readonly tools: SenderTools) {
    this.leases = new HeldLeases(tools);
  }

  /** Never rejects. */
  sendOnce(queued: QueuedMessage): Promise<void> {
    const { gateway, clock, leaseFor, hours } = this.tools;
    const { message, lease, until } = queued;
    // Queued too long: whoever claims it next sends it.
    if (until - clock.monotonic() <= leaseFor * MARGIN) return Promise.resolve();
    const at = clock.now();
    const base = { id: message.id, gateway, lease, at };
    if (message.expiresAt <= at) return this.settleLost(message, { ...base, outcome: 'expired' });
    // However long it waited, and for what: what counts is when it leaves.
    const dueAt = notBefore(at, message.lane, hours);
    if (dueAt > at) return this.tools.settle({ ...base, outcome: 'deferred', dueAt }).then(() => {});
    const expiresAt = deliverBy(at, message.expiresAt, message.lane, hours);
    return this.send(queued, expiresAt === message.expiresAt ? message : { ...message, expiresAt });
  }

  private async send({ message, lease, until }: QueuedMessage, sent: Outbound): Promise<void> {
    const { gateway, clock, meter } = this.tools;
    const begun = clock.monotonic();
    const held = this.leases.hold(lease, until, (old) => this.renew(message, old));
    let references: string[];
    try {
      ({ references } = await this.tools.send(sent, held.giveUp));
    } catch (error) {
      held.cancel();
      await held.renewing;
      if (!held.lost) await this.settleFailure(message, held.lease, error);
      return;
    }
    held.cancel();
    if (!held.lost) this.tools.ended?.(message, 'sent');
    meter.count('sent', { gateway });
    meter.observe('send_seconds', (clock.monotonic() - begun) / 1000, { gateway });
    // However late: sent is sent.
    this.tools.sent({ id: message.id, gateway, lease, at: clock.now(), outcome: 'sent', references });
  }

  /**
   * Resolves with the next lease; null where it could not be written: then the message counts as unanswered before
   * another process may claim it.
   */
  private async renew(message: Outbound, lease: Lease): Promise<Lease | null> {
    const { gateway, clock, leaseFor } = this.tools;
    const at = clock.now();
    const next = { owner: lease.owner, until: at + leaseFor };
    const renewed = { id: message.id, gateway, at, lease, outcome: 'renewed', until: next.until } as const;
    if (await this.tools.write([{ kind: 'settled', settlement: renewed }])) return next;
    const error = new SendError('unknown', 'timeout', 'no answer within the lease');
    await this.settleFailure(message, lease, error);
    return null;
  }

  private async settleFailure(message: Outbound, lease: Lease, error: unknown): Promise<void> {
    const { gateway, clock, chance, meter } = this.tools;
    const { fate, code } = this.failureOf(error);
    this.tools.ended?.(message, fate);
    const at = clock.now();
    if (
      fate === 'rejected' &&
      (await this.goesElsewhere(message, { id: message.id, gateway, at, lease, code }))
    )
      return;
    const next = afterFailure({
      fate,
      code,
      attempts: message.attempts,
      mayHaveGone: message.mayHaveGone ?? false,
      now: at,
      expiresAt: message.expiresAt,
      fraction: chance.fraction(),
    });
    meter.count(next.outcome === 'again' ? 'retried' : 'failed', { gateway, outcome: fate });
    const base = { id: message.id, gateway, at, lease, code };
    if (next.outcome === 'again') {
      const { mayHaveGone, ...again } = next;
      await this.tools.settle({ ...base, ...again, ...(mayHaveGone && { mayHaveGone }) });
      return;
    }
    if (fate === 'optedOut') await this.tools.write(blockedBy(gateway, message.to, at, chance.id()));
    await this.settleLost(message, { ...base, outcome: next.outcome });
  }

  /** It is another carrier's subscriber: learned, and sent by another route where there is one. */
  private async goesElsewhere(
    message: Outbound,
    base: { id: string; gateway: string; at: number; lease: Lease; code: string },
  ): Promise<boolean> {
    const found = this.tools.elsewhere?.(message, base.code);
    if (!found) return false;
    this.tools.later(this.tools.write([found.learned]).then(() => {}));
    if (!found.by) return false;
    const { gateway: to, source: sender } = found.by;
    this.tools.meter.count('retried', { gateway: base.gateway, outcome: 'elsewhere' });
    await this.tools.settle({ ...base, outcome: 'elsewhere', to, sender });
    this.tools.ring?.(to);
    return true;
  }

  private failureOf(error: unknown): Pick<SendError, 'fate' | 'code'> {
    if (error instanceof SendError) return error;
    const { gateway, log } = this.tools;
    log.error({ gateway, err: error }, 'a send failed in no known way');
    return { fate: 'unknown', code: 'fault' };
  }

  private async settleLost(message: Outbound, settlement: Settlement): Promise<void> {
    if (await this.tools.settle(settlement)) this.tools.lost?.(message);
  }
}
