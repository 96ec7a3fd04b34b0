/** What whoever commits meanwhile notices of what is forgotten. */
import { setTimeout as pause } from 'node:timers/promises';
import { RETENTION } from '../../src/core/sending/retention';
import type { Store } from '../../src/ports';
import { openStore } from '../../src/store';
import type { Engine } from '../engines';
import { percentile } from '../figures';
import { PACE } from '../options';

export interface Forgetting {
  /** Milliseconds of a commit at `PACE` a second, 99th percentile: with nothing else, and while rows go. */
  idle: number;
  busy: number;
  /** Rows that went, and a second. */
  rows: number;
  perSecond: number;
}

/** Milliseconds. */
const IDLE_FOR = 5_000;
const DAY = 86_400_000;

export async function measureForgetting({ name, store: where }: Engine): Promise<Forgetting> {
  if (!where) throw new Error(`${name} keeps nothing`);
  const store = await openStore(where);
  try {
    await during(store, () => pause(IDLE_FOR)); // warm
    const idle = await during(store, () => pause(IDLE_FOR));
    let rows = 0;
    const begun = performance.now();
    const busy = await during(store, async () => {
      rows = await store.forget(Date.now(), RETENTION);
    });
    return { idle, busy, rows, perSecond: rows / ((performance.now() - begun) / 1_000) };
  } finally {
    await store.close();
  }
}

let written = 0;

/** The 99th percentile of what was committed until `work` was done. */
async function during(store: Store, work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  const running = new Set<Promise<void>>();
  const commit = async () => {
    const asked = performance.now();
    await store.commit([owed()]);
    times.push(performance.now() - asked);
  };
  const ticking = setInterval(() => {
    const one = commit().finally(() => running.delete(one));
    running.add(one);
  }, 1_000 / PACE);
  await work().finally(() => clearInterval(ticking));
  await Promise.all(running);
  return percentile(Float64Array.from(times).sort(), 0.99);
}

/** An answer to somebody, by a link that nobody has. */
function owed() {
  const at = Date.now();
  const message = {
    id: `bench-${at}-${++written}`,
    gateway: 'none',
    lane: 'reply',
    to: `+86138${String(written).padStart(8, '0')}`,
    from: '10628',
    text: '王德福家2026年粮食直补316.50元,6月12日已到农商行尾号6789的账户。',
    expiresAt: at + DAY,
    attempts: 0,
  } as const;
  return { kind: 'owed', message, at } as const;
}
