/** Receipts of carriers → the states of messages, early or late, once or twice. */

import { HOUR, MINUTE } from '../../core/calendar/durations';
import type { Change } from '../../core/model/change';
import type { CaseLimits } from '../../core/model/limits';
import type { Base, Receipt } from '../../core/model/message';
import { blockedBy } from '../../core/notices/optOut';
import { deliverBy, type Hours, notBefore } from '../../core/notices/quietHours';
import type { MessageState } from '../../core/sending/messageHistory';
import { type Match, matchReceipt } from '../../core/sending/receiptMatch';
import type { Chance, Clock, Meter, Store } from '../../ports';
import type { Elsewhere } from './routing/elsewhere';

export interface ReceiptsTools {
  store: Pick<Store, 'commit' | 'findSent' | 'message' | 'strayReceipts'> & {
    reads: Pick<Store['reads'], 'caller' | 'casesOf'>;
  };
  clock: Clock;
  chance: Chance;
  meter: Meter;
  /** When notices may leave. */
  hours: Hours;
  limits: Pick<CaseLimits, 'deadNumberCodes'>;
  /** Where a message goes that its carrier sent back as not its subscriber's; null: its code says something else. */
  elsewhere?: Elsewhere;
  /** Messages are owed on this gateway. */
  ring?: (gateway: string) => void;
  /** Told of each receipt that found its message. */
  heard?: (gateway: string, message: string) => void;
  /** Told of each message that a carrier could not deliver, once that is committed. */
  lost?: (message: string) => void;
}

/** A receipt may come so much before its message is known to be sent, milliseconds; an older stray belongs to no message of ours. */
const EARLY = HOUR;
/** Most are only a moment early: older ones are tried again seldom, for a link may bring strays by the thousand. Milliseconds. */
const LATELY = 2 * MINUTE;
const SWEEP_EVERY = MINUTE;
const AT_ONCE = 500;
/** The clock of a carrier may run so much ahead of ours, milliseconds. */
const EARLIER = MINUTE;
/** Our own code where the receipt has none. */
const EXPIRED = 'expired';
const ON_ITS_WAY: ReadonlySet<MessageState> = new Set(['sent', 'accepted']);
const LOST: ReadonlySet<Receipt['state']> = new Set(['expired', 'undeliverable', 'rejected']);

/**
 * A receipt is
 *
 *   found  it names a message of ours  → committed with the message's new state
 *   stray  it names none, or none yet  → found, when its message is known to be sent within an hour; else kept as a stray
 */
export class Receipts {
  private sweptAt = Number.NEGATIVE_INFINITY;
  /** The bases in which each link has shown that it writes ids. */
  private readonly bases = new Map<string, Set<Base>>();

  constructor(private readonly tools: ReceiptsTools) {}

  /** Resolves when it is committed, found or stray. Rejects with StoreError. */
  async take(receipt: Receipt): Promise<void> {
    const { store, chance, meter } = this.tools;
    const match = await this.find(receipt);
    meter.count('receipts', { gateway: receipt.gateway, outcome: match ? receipt.state : 'stray' });
    if (match) await this.commit(receipt, match);
    else await store.commit([{ kind: 'strayReceipt', id: chance.id(), receipt }]);
  }

  /** Tries strays again: most came before their message was known to be sent. Rejects with StoreError. */
  async matchStrays(now: number): Promise<void> {
    const sweeps = now - this.sweptAt >= SWEEP_EVERY;
    if (sweeps) this.sweptAt = now;
    let since = now - (sweeps ? EARLY : LATELY);
    for (;;) {
      const strays = await this.tools.store.strayReceipts(since, AT_ONCE);
      await Promise.all(strays.map(({ receipt }) => this.matchStray(receipt)));
      const last = strays.at(-1);
      if (!last || strays.length < AT_ONCE) return;
      // However many belong to no message of ours, those after them get their turn.
      since = Math.max(last.receipt.at, since + 1);
    }
  }

  private async matchStray(receipt: Receipt): Promise<void> {
    const match = await this.find(receipt);
    if (match) await this.commit(receipt, match);
  }

  private async find(receipt: Receipt): Promise<Match | null> {
    const bases = this.bases.get(receipt.gateway) ?? new Set();
    const match = matchReceipt(receipt, await this.tools.store.findSent(receipt), bases);
    if (match?.shows) this.bases.set(receipt.gateway, bases.add(match.shows));
    return match;
  }

  private async commit(receipt: Receipt, { message, part, exact }: Match): Promise<void> {
    const { store, heard, lost } = this.tools;
    heard?.(receipt.gateway, message);
    const again = receipt.state === 'expired' ? await this.sentAgain(receipt, message) : null;
    if (again) {
      await store.commit([again]);
      return;
    }
    const learned = LOST.has(receipt.state) ? await this.sentElsewhere(receipt, message) : [];
    if (learned === null) return;
    const changes: Change[] = [{ kind: 'receipt', message, part, receipt }, ...learned];
    if (exact && this.saysDead(receipt)) changes.push(...(await this.numberDead(receipt, message)));
    if (receipt.optedOut) changes.push(...(await this.optedOut(receipt, message)));
    await store.commit(changes);
    if (LOST.has(receipt.state)) lost?.(message);
  }

  /**
   * A notice that the carrier was to deliver before the quiet hours, and could not, is sent again after them. Null for a
   * message that ended with its own time, or with the carrier's.
   */
  private async sentAgain({ gateway, code }: Receipt, id: string): Promise<Change | null> {
    const { store, clock, hours } = this.tools;
    const message = await store.message(id);
    if (!message || message.settledAt === null || !ON_ITS_WAY.has(message.state)) return null;
    const { lane, settledAt, expiresAt } = message;
    const at = clock.now();
    const evening = deliverBy(settledAt, expiresAt, lane, hours);
    const dueAt = notBefore(Math.max(at, evening), lane, hours);
    if (at < evening - EARLIER || dueAt >= expiresAt) return null;
    return { kind: 'sendAgain', message: id, gateway, at, dueAt, code: code ?? EXPIRED };
  }

  /** What was learned of a number that is another carrier's; null where the message goes by another route, and that is committed. */
  private async sentElsewhere({ gateway, code }: Receipt, id: string): Promise<Change[] | null> {
    const { store, clock, hours, elsewhere, ring } = this.tools;
    const message = elsewhere && code !== undefined ? await store.message(id) : null;
    const found = message && code !== undefined ? elsewhere?.({ ...message, gateway }, code) : null;
    if (!message || !found || code === undefined) return [];
    const at = clock.now();
    const dueAt = notBefore(at, message.lane, hours);
    const { learned, by } = found;
    if (!by || !ON_ITS_WAY.has(message.state) || dueAt >= message.expiresAt) return [learned];
    await store.commit([learned, { kind: 'sendAgain', message: id, gateway, at, dueAt, code, by }]);
    ring?.(by.gateway);
    return null;
  }

  private saysDead({ state, code }: Receipt): boolean {
    return LOST.has(state) && this.tools.limits.deadNumberCodes.includes((code ?? '').toUpperCase());
  }

  /**
   * A dead number may be another person's tomorrow, who is to read nothing of this household, or of cases that name it. No
   * change where nobody has registered the number and no case has it, or it is known to be dead.
   */
  private async numberDead({ gateway, at }: Receipt, message: string): Promise<Change[]> {
    const { store, chance } = this.tools;
    const to = (await store.message(message))?.to;
    if (to === undefined) return [];
    const { role, gone } = await store.reads.caller(to);
    if (gone || (role === null && (await store.reads.casesOf(to)).length === 0)) return [];
    const audit = { id: chance.id(), at, actor: `carrier ${gateway}`, subject: to };
    return [
      { kind: 'numberDead', message },
      { kind: 'audit', ...audit, action: 'phone.dead' },
    ];
  }

  private async optedOut({ gateway, at }: Receipt, message: string): Promise<Change[]> {
    const { store, chance } = this.tools;
    const to = (await store.message(message))?.to;
    return to === undefined ? [] : blockedBy(gateway, to, at, chance.id());
  }
}
