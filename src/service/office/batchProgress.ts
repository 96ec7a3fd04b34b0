/** How a batch stands: how many households are told, when all will be, and which were not reached. */
import type { Batch } from '../../core/model/payments';
import { afterAwake, type Hours } from '../../core/notices/quietHours';
import { tellBy } from '../../core/payments/announce';
import type { Announced } from '../../core/payments/announcement';
import { byGateway } from '../../core/sending/backlog';
import type { MessageState } from '../../core/sending/messageHistory';
import { LATELY, measuredRate } from '../../core/sending/pace';
import type { Clock, ListedMessage, Page, Store } from '../../ports';
import type { BatchProgress, Unreached } from './offices';

export interface ProgressTools {
  store: Pick<Store, 'announcements' | 'backlog'>;
  clock: Clock;
  /** Segments a second that leave by this gateway; 0: unknown. */
  perSecond: (gateway: string) => number;
  /** When announcements may leave. */
  hours: Hours;
}

/** Of a link without a limit, segments a second. */
const ASSUMED_PER_SECOND = 500;
/** Households looked at in one query, and queries in one call. */
const AT_ONCE = 500;
const MOST_LOOKS = 8;
const LOST: ReadonlySet<MessageState> = new Set([
  'expired',
  'undeliverable',
  'rejected',
  'failed',
  'suppressed',
]);

/** The end is estimated by the rate of late, or until there is one by what the links are set to. */
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
  const isTelling = batch.state === 'expanding' || batch.state === 'paused';
  const toTell = isTelling ? Math.max(0, counted - batch.expanded) : 0;
  const left = (messages.owed ?? 0) + (messages.held ?? 0) + toTell;
  const rate = measuredRate(went, now);
  const seconds = rate === null ? await secondsAssumed(toTell, now, { store, perSecond }) : left / rate;
  const moving = (batch.state === 'expanding' || batch.state === 'running') && left > 0;
  return {
    batch,
    households: counted,
    messages,
    left,
    finishAt: moving ? afterAwake(now, Math.ceil(seconds * 1_000), 'bulk', hours) : null,
  };
}

/** Seconds by what the links are set to. All that waits at them counts: it leaves first or in between. */
async function secondsAssumed(
  toTell: number,
  now: number,
  { store, perSecond }: Pick<ProgressTools, 'store' | 'perSecond'>,
): Promise<number> {
  const queues = [...byGateway(await store.backlog(now))].map(([gateway, { depth }]) => ({
    depth,
    rate: perSecond(gateway) || ASSUMED_PER_SECOND,
  }));
  const slowest = Math.max(0, ...queues.map(({ depth, rate }) => depth / rate));
  const fastest = Math.max(0, ...queues.map(({ rate }) => rate)) || ASSUMED_PER_SECOND;
  return slowest + toTell / fastest;
}

/** Looks at a batch of which nearly all were reached a few thousand households at a time: `next` says where it stopped. */
export async function unreachedOf(
  batch: Batch,
  { after, limit }: Page<readonly [string]>,
  { announcements, lists }: Pick<Store, 'announcements' | 'lists'>,
): Promise<Unreached> {
  const households: Unreached['households'] = [];
  let last = after?.[0] ?? null;
  for (let look = 0; look < MOST_LOOKS; look++) {
    const some = await announcements.next(batch.id, last, AT_ONCE);
    const phones = some.flatMap((one) => one.phones.map(({ phone }) => phone));
    const sent = await lists.batchMessages(batch, phones);
    const byPhone = new Map(sent.map((message) => [message.to, message]));
    for (const one of some) {
      last = one.household;
      const why = whyNot(one, byPhone);
      if (why) households.push({ household: one.household, ...why });
      if (households.length >= limit) return { households, next: last };
    }
    if (some.length < AT_ONCE) return { households, next: null };
  }
  return { households, next: last };
}

/** Null where the message of the household arrived, or is on its way. */
function whyNot(household: Announced, byPhone: ReadonlyMap<string, ListedMessage>) {
  const messages = household.phones.flatMap(({ phone }) => byPhone.get(phone) ?? []);
  const lost = messages.find(({ state }) => LOST.has(state));
  if (lost) return { why: lost.reason ?? lost.state, message: lost.id };
  if (messages.length > 0) return null;
  const { suppressed } = tellBy(household);
  return suppressed && { why: suppressed, message: null };
}
