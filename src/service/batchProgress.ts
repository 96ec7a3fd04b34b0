/** How far a batch is, and when it will be through at the rate of now. */
import type { Batch } from '../core/change';
import type { Clock, Store } from '../ports';
import type { BatchProgress } from './offices';

export interface ProgressTools {
  store: Pick<Store, 'announcements' | 'backlog'>;
  clock: Clock;
  /** Segments a second that leave by this gateway; 0: nobody knows. */
  perSecond: (gateway: string) => number;
}

/** Of a link without a limit, segments a second. */
const ASSUMED_PER_SECOND = 500;

/** Counts the rows of the batch and whatever waits at the gateways. */
export async function progressOf(
  batch: Batch,
  { store, clock, perSecond }: ProgressTools,
): Promise<BatchProgress> {
  const { announcements: reads } = store;
  const [messages, counted] = await Promise.all([
    reads.progress(batch),
    batch.households ?? reads.households(batch.id),
  ]);
  const untold = batch.state === 'expanding' || batch.state === 'paused' ? counted - batch.expanded : 0;
  const toTell = Math.max(0, untold);
  const left = (messages.owed ?? 0) + (messages.held ?? 0) + toTell;
  const now = clock.now();
  // Whatever waits at the gateways goes out first or in between: all of it counts.
  const queues = (await store.backlog(now)).map(({ gateway, depth }) => ({
    depth,
    rate: perSecond(gateway) || ASSUMED_PER_SECOND,
  }));
  const slowest = Math.max(0, ...queues.map(({ depth, rate }) => depth / rate));
  const fastest = Math.max(0, ...queues.map(({ rate }) => rate)) || ASSUMED_PER_SECOND;
  const seconds = slowest + toTell / fastest;
  const moving = (batch.state === 'expanding' || batch.state === 'running') && left > 0;
  return {
    batch,
    households: counted,
    messages,
    left,
    finishAt: moving ? now + Math.ceil(seconds * 1_000) : null,
  };
}
