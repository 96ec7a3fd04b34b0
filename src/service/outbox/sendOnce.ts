/** One try to send one message under its lease, and what came of it. */
import type { Change, Lease, Settlement } from '../../core/model/change';
import type { Outbound } from '../../core/model/message';
import { blockedBy } from '../../core/notices/optOut';
import { deliverBy, type Hours, notBefore } from '../../core/notices/quietHours';
import { afterFailure } from '../../core/sending/retry';
import {
  type Chance,
  type Clock,
  type Gateway,
  type Log,
  type Meter,
  SendError,
  type Sent,
} from '../../ports';
import type { Waiting } from './laneQueue';

export interface AttemptTools {
  clock: Clock;
  chance: Chance;
  meter: Meter;
  log: Log;
  /** How long leases are, milliseconds. */
  leaseFor: number;
  /** When notices may leave. */
  hours: Hours;
  send(message: Outbound, giveUp: AbortSignal): Promise<Sent>;
  /** The carrier has it: to be kept, and not waited for. */
  sent(settlement: Settlement): void;
  /** Resolves with whether it is kept. */
  settle(settlement: Settlement): Promise<boolean>;
  /** What is of use now or not at all: resolves with whether it is kept, and is not offered again. */
  write(changes: readonly Change[]): Promise<boolean>;
  /** Goes on after the try is over. */
  later(work: Promise<void>): void;
  /** Told how each send ended at the carrier. */
  ended?: ((message: Outbound, outcome: 'sent' | SendError['fate']) => void) | undefined;
  /** Told of each message that will never be sent, once that is kept. */
  lost?: ((message: Outbound) => void) | undefined;
}

/** A send is given up this long before its lease ends, so that nobody else sends the same meanwhile. */
const MARGIN = 0.2;

/** Never rejects. */
export function createAttempt({ name }: Gateway, tools: AttemptTools): (one: Waiting) => Promise<void> {
  const { clock, chance, meter, log, leaseFor, hours, send, sent, settle, write, later, ended, lost } = tools;

  async function attempt({ message, lease, until }: Waiting): Promise<void> {
    const at = clock.now();
    const begun = clock.monotonic();
    const margin = leaseFor * MARGIN;
    const base = { id: message.id, gateway: name, lease };
    // Held too long: whoever claims it next sends it.
    if (until - begun <= margin) return;
    if (message.expiresAt <= at) {
      if (await settle({ ...base, at, outcome: 'expired' })) lost?.(message);
      return;
    }
    // However long it waited, and for what: what counts is when it leaves.
    const goes = notBefore(at, message.lane, hours);
    if (goes > at) {
      await settle({ ...base, at, outcome: 'deferred', dueAt: goes });
      return;
    }
    const giveUp = new AbortController();
    const held = { lease, late: false, renewing: Promise.resolve() };
    let cancel = clock.after(until - begun - margin, () => {
      giveUp.abort();
      cancel = clock.after(margin / 2, keep);
    });
    // What the carrier has can not be called off: it stays ours as long as the answer may come.
    const keep = () => {
      held.renewing = renew(message, held.lease).then((renewed) => {
        if (renewed) held.lease = renewed;
        else held.late = true;
      });
      later(held.renewing);
      cancel = clock.after(leaseFor - margin, () => (held.late ? undefined : keep()));
    };
    let references: string[];
    try {
      const by = deliverBy(at, message.expiresAt, message.lane, hours);
      ({ references } = await send({ ...message, expiresAt: by }, giveUp.signal));
    } catch (error) {
      cancel();
      await held.renewing;
      if (!held.late) await failed(message, held.lease, error);
      return;
    }
    cancel();
    if (!held.late) ended?.(message, 'sent');
    meter.count('sent', { gateway: name });
    meter.observe('send_seconds', (clock.monotonic() - begun) / 1000, { gateway: name });
    // However late: sent is sent.
    sent({ ...base, at: clock.now(), outcome: 'sent', references });
  }

  /** Resolves with the next lease; null where it could not be kept: then it counts as unanswered before somebody else may take it. */
  async function renew(message: Outbound, lease: Lease): Promise<Lease | null> {
    const at = clock.now();
    const next = { owner: lease.owner, until: at + leaseFor };
    const renewal = {
      id: message.id,
      gateway: name,
      at,
      lease,
      outcome: 'renewed',
      until: next.until,
    } as const;
    if (await write([{ kind: 'settled', settlement: renewal }])) return next;
    await failed(message, lease, new SendError('unknown', 'timeout', 'no answer within the lease'));
    return null;
  }

  async function failed(message: Outbound, lease: Lease, error: unknown): Promise<void> {
    const { fate, code } = error instanceof SendError ? error : ({ fate: 'unknown', code: 'fault' } as const);
    if (!(error instanceof SendError))
      log.error({ gateway: name, err: error }, 'a send failed in no known way');
    ended?.(message, fate);
    const at = clock.now();
    const next = afterFailure({
      fate,
      code,
      attempts: message.attempts,
      mayHaveGone: message.mayHaveGone ?? false,
      now: at,
      expiresAt: message.expiresAt,
      fraction: chance.fraction(),
    });
    meter.count(next.outcome === 'again' ? 'retried' : 'failed', { gateway: name, outcome: fate });
    const base = { id: message.id, gateway: name, at, lease, code };
    if (next.outcome !== 'again') {
      if (fate === 'optedOut') await write(blockedBy(name, message.to, at, chance.id()));
      if (await settle({ ...base, outcome: next.outcome })) lost?.(message);
      return;
    }
    const { outcome, dueAt, attempts, mayHaveGone } = next;
    const again = { ...base, outcome, dueAt, attempts };
    await settle(mayHaveGone ? { ...again, mayHaveGone } : again);
  }

  return attempt;
}
