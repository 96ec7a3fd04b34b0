/** A carrier's receipts → the states of messages, early or late, once or twice. */
import type { Receipt } from '../core/message';
import type { Chance, Meter, Store } from '../ports';

export interface Receipts {
  /** Resolves when it is committed, matched or not. Rejects with StoreError. */
  take(receipt: Receipt): Promise<void>;
  /** Tries those again that came before their message was known to be sent. */
  matchStrays(now: number): Promise<void>;
}

/** A receipt older than this finds no message any more: milliseconds. */
const STRAY_FOR = 72 * 3_600_000;
const AT_ONCE = 500;

export function createReceipts({
  store,
  chance,
  meter,
  heard,
}: {
  store: Store;
  chance: Chance;
  meter: Meter;
  /** Told of each receipt that found its message. */
  heard?: (gateway: string, message: string) => void;
}): Receipts {
  return {
    async take(receipt) {
      const found = await store.findSent(receipt);
      if (found) heard?.(receipt.gateway, found.message);
      meter.count('receipts', { gateway: receipt.gateway, outcome: found ? receipt.state : 'stray' });
      if (found) await store.commit([{ kind: 'receipt', ...found, receipt }]);
      else await store.commit([{ kind: 'strayReceipt', id: chance.id(), receipt }]);
    },
    async matchStrays(now) {
      for (const { receipt } of await store.strayReceipts(now - STRAY_FOR, AT_ONCE)) {
        const found = await store.findSent(receipt);
        if (found) await store.commit([{ kind: 'receipt', ...found, receipt }]);
      }
    },
  };
}
