/** How far a batch is, and when it will be through: at the rate of late, or until there is one at what its links are set to. */
import type { Batch } from '../../core/model/change';
import { afterAwake, type Hours } from '../../core/notices/quietHours';
import { LATELY, measuredRate } from '../../core/sending/pace';
import type { Clock, Store } from '../../ports';
import type { BatchProgress } from './offices';

export interface ProgressTools {
  store: Pick<Store, 'announcements' | 'backlog'>;
  clock: Clock;
  /** Segments a second that leave by this gateway; 0: nobody knows. */
  perSecond: (gateway: string) => number;
  /** When announcements may leave. */
  hours: Hours;
}

/** Of a link without a limit, segments a second. */
const ASSUMED_PER_SECOND = 500;

/** Counts the rows of the batch and whatever waits at the gateways. */
export async function progressOf(
  batch: Batch,
  { store, clock, perSecond, hours }: ProgressTools,
): Promise<BatchProgress> {
  const { announcements: reads } = store;
  const now = clock.now();
  const [messages, counted, went] = await Promise.all([
    reads.progress(batch),
    batch.households ?? reads.households(batch.id),
    reads.went(batch, now - LATELY),
  ]);
  const untold = batch.state === 'expanding' || batch.state === 'paused' ? counted - batch.expanded : 0;
  const toTell = Math.max(0, untold);
  const left = (messages.owed ?? 0) + (messages.held ?? 0) + toTell;
  const rate = measuredRate(went, now);
  const seconds = rate === null ? await assumed(toTell, now, { store, perSecond }) : left / rate;
  const moving = (batch.state === 'expanding' || batch.state === 'running') && left > 0;
  return {
    batch,
    households: counted,
    messages,
    left,
    finishAt: moving ? afterAwake(now, Math.ceil(seconds * 1_000), 'bulk', hours) : null,
  };
}

/** Seconds by what the links are set to. Whatever waits at them goes out first or in between: all of it counts. */
async function assumed(
  toTell: number,
  now: number,
  { store, perSecond }: Pick<ProgressTools, 'store' | 'perSecond'>,
): Promise<number> {
  const queues = (await store.backlog(now)).map(({ gateway, depth }) => ({
    depth,
    rate: perSecond(gateway) || ASSUMED_PER_SECOND,
  }));
  const slowest = Math.max(0, ...queues.map(({ depth, rate }) => depth / rate));
  const fastest = Math.max(0, ...queues.map(({ rate }) => rate)) || ASSUMED_PER_SECOND;
  return slowest + toTell / fastest;
}
