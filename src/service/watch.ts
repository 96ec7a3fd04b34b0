/** What time brings: missed bells, late parts, early receipts, routes that change, figures. */
import type { Clock, Log, Meter, Store } from '../ports';
import type { Dispatch } from './dispatch';
import type { Parts } from './parts';
import type { Receipts } from './receipts';
import type { Routes } from './routes';

export interface WatchTools {
  store: Store;
  dispatches: ReadonlyMap<string, Dispatch>;
  parts: Parts;
  receipts: Receipts;
  routes: Routes;
  clock: Clock;
  meter: Meter;
  log: Log;
}

/** Milliseconds. */
const LOOK_EVERY = 1_000;
const TIDY_EVERY = 5_000;

/** Starts; call what it returns to stop. A round that fails is logged and tried again with the next. */
export function startWatch(tools: WatchTools): () => void {
  const { store, dispatches, parts, receipts, routes, clock, meter, log } = tools;

  async function tidy(): Promise<void> {
    await receipts.matchStrays(clock.now());
    await parts.handOnOverdue();
    const now = clock.now();
    const backlog = await store.backlog(now);
    routes.owed(backlog, now);
    for (const { gateway, depth, oldest } of backlog) {
      meter.gauge('queue_depth', depth, { gateway });
      meter.gauge('queue_age_seconds', oldest / 1000, { gateway });
    }
  }

  /** Never two rounds of the same at once. */
  function round(work: () => Promise<void>): () => void {
    let working = false;
    return () => {
      if (working) return;
      working = true;
      work()
        .catch(() => log.warn({}, 'a round of the watch failed: the next one tries again'))
        .finally(() => {
          working = false;
        });
    };
  }

  const stops = [
    clock.every(LOOK_EVERY, () => {
      for (const dispatch of dispatches.values()) dispatch.look();
    }),
    clock.every(LOOK_EVERY, round(routes.tend)),
    clock.every(TIDY_EVERY, round(tidy)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
