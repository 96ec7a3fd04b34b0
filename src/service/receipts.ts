/** A carrier's receipts → the states of messages, early or late, once or twice. */
import type { Receipt } from '../core/message';
import type { Chance, Meter, Store } from '../ports';

export interface Receipts {
  /** Resolves when it is committed, matched or not. Rejects with StoreError. */
  take(receipt: Receipt): Promise<void>;
  /** Tries those again that came before their message was known to be sent. */
  matchStrays(now: number): Promise<void>;
}

/** A receipt may come so much before its message is known to be sent, milliseconds; what is older is a stranger's. */
const EARLY = 3_600_000;
const AT_ONCE = 500;
const LOST: ReadonlySet<Receipt['state']> = new Set(['expired', 'undeliverable', 'rejected']);

export function createReceipts({
  store,
  chance,
  meter,
  heard,
  lost,
}: {
  store: Store;
  chance: Chance;
  meter: Meter;
  /** Told of each receipt that found its message. */
  heard?: (gateway: string, message: string) => void;
  /** Told of each message that a carrier could not deliver, once that is kept. */
  lost?: (message: string) => void;
}): Receipts {
  async function keep(receipt: Receipt, found: { message: string; part: number }): Promise<void> {
    heard?.(receipt.gateway, found.message);
    await store.commit([{ kind: 'receipt', ...found, receipt }]);
    if (LOST.has(receipt.state)) lost?.(found.message);
  }

  async function match(receipt: Receipt): Promise<void> {
    const found = await store.findSent(receipt);
    if (found) await keep(receipt, found);
  }

  return {
    async take(receipt) {
      const found = await store.findSent(receipt);
      meter.count('receipts', { gateway: receipt.gateway, outcome: found ? receipt.state : 'stray' });
      if (found) await keep(receipt, found);
      else await store.commit([{ kind: 'strayReceipt', id: chance.id(), receipt }]);
    },
    async matchStrays(now) {
      let since = now - EARLY;
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
