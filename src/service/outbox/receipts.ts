/** A carrier's receipts → the states of messages, early or late, once or twice. */
import type { CaseLimits } from '../../core/cases/decision';
import type { Base } from '../../core/model/carrierReference';
import type { Change } from '../../core/model/change';
import type { Receipt } from '../../core/model/message';
import { blockedBy } from '../../core/notices/optOut';
import { deliverBy, type Hours, notBefore } from '../../core/notices/quietHours';
import type { MessageState } from '../../core/sending/messageHistory';
import { type Match, matchReceipt } from '../../core/sending/receiptMatch';
import type { Chance, Clock, Meter, Store } from '../../ports';

export interface Receipts {
  /** Resolves when it is committed, matched or not. Rejects with StoreError. */
  take(receipt: Receipt): Promise<void>;
  /** Tries those again that came before their message was known to be sent. */
  matchStrays(now: number): Promise<void>;
}

/** A receipt may come so much before its message is known to be sent, milliseconds; what is older is a stranger's. */
const EARLY = 3_600_000;
/** Most are only a moment early: older ones are tried again this seldom, for a link may bring strangers' by the thousand. */
const LATELY = 120_000;
const SWEEP_EVERY = 60_000;
const AT_ONCE = 500;
/** A carrier's clock may run so much ahead of ours, milliseconds. */
const EARLIER = 60_000;
/** Our own code where the carrier's word has none. */
const EXPIRED = 'expired';
const ON_ITS_WAY: ReadonlySet<MessageState> = new Set(['sent', 'accepted']);
const LOST: ReadonlySet<Receipt['state']> = new Set(['expired', 'undeliverable', 'rejected']);

export function createReceipts({
  store,
  clock,
  chance,
  meter,
  hours,
  limits: { deadNumberCodes },
  heard,
  lost,
}: {
  store: Store;
  clock: Clock;
  chance: Chance;
  meter: Meter;
  /** When notices may leave. */
  hours: Hours;
  limits: Pick<CaseLimits, 'deadNumberCodes'>;
  /** Told of each receipt that found its message. */
  heard?: (gateway: string, message: string) => void;
  /** Told of each message that a carrier could not deliver, once that is kept. */
  lost?: (message: string) => void;
}): Receipts {
  let sweptAt = Number.NEGATIVE_INFINITY;

  /** In which bases each link has shown that it writes ids. */
  const shown = new Map<string, Set<Base>>();

  async function find(receipt: Receipt): Promise<Match | null> {
    const known = shown.get(receipt.gateway) ?? new Set();
    const found = matchReceipt(receipt, await store.findSent(receipt), known);
    if (found?.shows) shown.set(receipt.gateway, known.add(found.shows));
    return found;
  }

  async function keep(receipt: Receipt, { message, part, exact }: Match): Promise<void> {
    heard?.(receipt.gateway, message);
    const again = receipt.state === 'expired' ? await inTheMorning(receipt, message) : null;
    if (again) {
      await store.commit([again]);
      return;
    }
    const changes: Change[] = [{ kind: 'receipt', message, part, receipt }];
    // It may be somebody else's tomorrow, who is to read nothing of this household.
    if (exact && LOST.has(receipt.state) && deadNumberCodes.includes((receipt.code ?? '').toUpperCase()))
      changes.push(...(await ended(receipt, message)));
    if (receipt.optedOut) changes.push(...(await blocked(receipt, message)));
    await store.commit(changes);
    if (LOST.has(receipt.state)) lost?.(message);
  }

  /** A notice whose carrier had only until the evening is sent again; null for what ended with its own time or the carrier's. */
  async function inTheMorning({ gateway, code }: Receipt, id: string): Promise<Change | null> {
    const message = await store.message(id);
    if (!message || message.settledAt === null || !ON_ITS_WAY.has(message.state)) return null;
    const { lane, settledAt, expiresAt } = message;
    const at = clock.now();
    const evening = deliverBy(settledAt, expiresAt, lane, hours);
    const dueAt = notBefore(Math.max(at, evening), lane, hours);
    if (at < evening - EARLIER || dueAt >= expiresAt) return null;
    return { kind: 'sendAgain', message: id, gateway, at, dueAt, code: code ?? EXPIRED };
  }

  /** Nothing where nobody registered the number, or it is known. */
  async function ended({ gateway, at }: Receipt, message: string): Promise<Change[]> {
    const to = (await store.message(message))?.to;
    if (to === undefined) return [];
    const { role, gone } = await store.reads.caller(to);
    if (role === null || gone) return [];
    const said = { id: chance.id(), at, actor: `carrier ${gateway}`, subject: to };
    return [
      { kind: 'numberDead', message },
      { kind: 'audit', ...said, action: 'phone.dead' },
    ];
  }

  async function blocked({ gateway, at }: Receipt, message: string): Promise<Change[]> {
    const to = (await store.message(message))?.to;
    return to === undefined ? [] : blockedBy(gateway, to, at, chance.id());
  }

  async function match(receipt: Receipt): Promise<void> {
    const found = await find(receipt);
    if (found) await keep(receipt, found);
  }

  return {
    async take(receipt) {
      const found = await find(receipt);
      meter.count('receipts', { gateway: receipt.gateway, outcome: found ? receipt.state : 'stray' });
      if (found) await keep(receipt, found);
      else await store.commit([{ kind: 'strayReceipt', id: chance.id(), receipt }]);
    },
    async matchStrays(now) {
      const sweeps = now - sweptAt >= SWEEP_EVERY;
      if (sweeps) sweptAt = now;
      let since = now - (sweeps ? EARLY : LATELY);
      for (;;) {
        const strays = await store.strayReceipts(since, AT_ONCE);
        await Promise.all(strays.map(({ receipt }) => match(receipt)));
        const last = strays.at(-1);
        if (!last || strays.length < AT_ONCE) return;
        // However many strangers' there are, those after them get their turn.
        since = Math.max(last.receipt.at, since + 1);
      }
    },
  };
}
