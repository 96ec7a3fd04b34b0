/** What time brings: missed bells, late parts, early receipts and receipts that never come, routes that change, figures. */
import { RETENTION } from '../../core/sending/retention';
import type { Clock, Log, Meter, Store } from '../../ports';
import type { Parts } from '../answer/longTexts';
import { type Dispatch, LEASE } from '../outbox/dispatcher';
import type { Receipts } from '../outbox/receipts';
import type { Plan } from '../outbox/routing/routePlan';
import type { Routes } from '../outbox/routing/routes';
import type { ClockSteps } from './clockSteps';

export interface WatchTools {
  store: Store;
  steps: ClockSteps;
  dispatches: ReadonlyMap<string, Dispatch>;
  parts: Parts;
  receipts: Receipts;
  plan: Plan;
  routes: Routes;
  /** What else this process goes on with every second. */
  rounds: readonly (() => Promise<void>)[];
  clock: Clock;
  meter: Meter;
  log: Log;
}

/** Milliseconds. */
const LOOK_EVERY = 1_000;
const TIDY_EVERY = 5_000;
const SILENCE_EVERY = 600_000;
/** No carrier tells the end of a message after so long. */
const SILENCE = 72 * 3_600_000;
const SILENT_AT_ONCE = 1_000;
const FORGET_EVERY = 6 * 3_600_000;
/** The first time: a PC in an office is switched off every evening. */
const FORGET_AFTER = 600_000;
/** No lease ends so much later than it is given, whatever the clocks of several machines say, milliseconds. */
const NO_LEASE = 600_000;
/** Between two rounds that somebody asked for. */
const APART = 100;

export interface Watch {
  /** What goes on every second is not to wait for the next. */
  hurry(): void;
  stop(): void;
}

/** A round that fails is logged and tried again with the next. */
export function startWatch(tools: WatchTools): Watch {
  const { store, steps, dispatches, parts, receipts, plan, routes, clock, meter, log } = tools;

  async function count(): Promise<void> {
    const now = clock.now();
    const backlog = await store.backlog(now);
    routes.owed(backlog, now);
    for (const { gateway, depth, oldest } of backlog) {
      meter.gauge('queue_depth', depth, { gateway });
      meter.gauge('queue_age_seconds', oldest / 1000, { gateway });
    }
  }

  /** Each for itself: one that fails keeps the others from nothing. */
  async function tidy(): Promise<void> {
    for (const step of [plan.refresh, () => receipts.matchStrays(clock.now()), parts.handOnOverdue, count]) {
      await step().catch((err: unknown) =>
        log.warn({ err }, 'tidying failed in part: the next round tries again'),
      );
    }
  }

  async function markSilent(): Promise<void> {
    const before = clock.now() - SILENCE;
    while ((await store.markUnknown(before, SILENT_AT_ONCE)) === SILENT_AT_ONCE);
  }

  async function forgetOld(): Promise<void> {
    const rows = await store.forget(clock.now(), RETENTION);
    if (rows > 0) log.info({ rows }, 'forgot what was kept long enough');
  }

  /** Whoever had a lease by the old time has ended with it before those that are left are freed. */
  async function mendTimes(): Promise<void> {
    const from = steps.setBackFrom;
    if (from === null) return;
    const rows = await store.clockSetBack(clock.now(), from);
    steps.mended(from);
    cancelFreeing();
    cancelFreeing = clock.after(2 * LEASE, freeing);
    if (rows === 0) return;
    log.warn({ messages: rows }, 'the clock was set back: what was due by the old time is due now');
    for (const dispatch of dispatches.values()) dispatch.look();
  }

  async function freeOld(): Promise<void> {
    await store.freeLeases(clock.now() + NO_LEASE);
  }

  /** Never two rounds of the same at once. */
  function round(work: () => Promise<void>): () => void {
    let working = false;
    return () => {
      if (working) return;
      working = true;
      work()
        .catch((err: unknown) => log.warn({ err }, 'a round of the watch failed: the next one tries again'))
        .finally(() => {
          working = false;
        });
    };
  }

  const rounds = tools.rounds.map(round);
  const forgetting = round(forgetOld);
  const freeing = round(freeOld);
  let cancelFreeing = () => {};
  // Whoever has no link knows of none before.
  round(plan.refresh)();
  let hurriedAt = Number.NEGATIVE_INFINITY;
  const stops = [
    clock.every(LOOK_EVERY, () => {
      for (const dispatch of dispatches.values()) dispatch.look();
    }),
    ...[round(mendTimes), round(routes.tend), ...rounds].map((work) => clock.every(LOOK_EVERY, work)),
    clock.every(TIDY_EVERY, round(tidy)),
    clock.every(SILENCE_EVERY, round(markSilent)),
    clock.after(FORGET_AFTER, forgetting),
    clock.every(FORGET_EVERY, forgetting),
  ];
  return {
    hurry() {
      const now = clock.monotonic();
      if (now - hurriedAt < APART) return;
      hurriedAt = now;
      for (const work of rounds) work();
    },
    stop() {
      cancelFreeing();
      for (const stop of stops) stop();
    },
  };
}
