/** What time brings: missed bells, late parts, early receipts, figures. */
import type { Clock, Log, Meter, Store } from '../ports';
import type { Dispatch } from './dispatch';
import type { Parts } from './parts';
import type { Receipts } from './receipts';

export interface WatchTools {
  store: Store;
  dispatches: ReadonlyMap<string, Dispatch>;
  parts: Parts;
  receipts: Receipts;
  clock: Clock;
  meter: Meter;
  log: Log;
}

/** Milliseconds. */
const LOOK_EVERY = 1_000;
const TIDY_EVERY = 5_000;

/** Starts; call what it returns to stop. A round that fails is logged and tried again with the next. */
export function startWatch(tools: WatchTools): () => void {
  const { store, dispatches, parts, receipts, clock, meter, log } = tools;
  let tidying = false;

  async function tidy(): Promise<void> {
    await receipts.matchStrays(clock.now());
    await parts.handOnOverdue();
    for (const { gateway, depth, oldest } of await store.backlog(clock.now())) {
      meter.gauge('queue_depth', depth, { gateway });
      meter.gauge('queue_age_seconds', oldest / 1000, { gateway });
    }
  }

  const stops = [
    clock.every(LOOK_EVERY, () => {
      for (const dispatch of dispatches.values()) dispatch.look();
    }),
    clock.every(TIDY_EVERY, () => {
      if (tidying) return;
      tidying = true;
      tidy()
        .catch(() => log.warn({}, 'a round of the watch failed: the next one tries again'))
        .finally(() => {
          tidying = false;
        });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
