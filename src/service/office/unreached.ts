/** Households of a batch that its message did not reach, or never will. */
import { tellBy } from '../../core/payments/announce';
import type { Announced } from '../../core/payments/announcement';
import type { MessageState } from '../../core/sending/messageHistory';
import type { ListedMessage, Page, Store } from '../../ports';
import type { Announce } from './offices';
import { findBatch } from './paymentIntake';

/** Looked at in one go, and in one call: a batch of which nearly all were reached takes several. */
const AT_ONCE = 500;
const MOST_LOOKS = 8;

const LOST: ReadonlySet<MessageState> = new Set([
  'expired',
  'undeliverable',
  'rejected',
  'failed',
  'suppressed',
]);

export function unreachedReader(store: Pick<Store, 'announcements' | 'lists'>): Announce['unreached'] {
  return async (id: string, { after, limit }: Page<readonly [string]>) => {
    const batch = await findBatch(store.announcements, id);
    if (!batch) return null;
    const households: { household: string; why: string; message: string | null }[] = [];
    let last = after?.[0] ?? null;
    for (let look = 0; look < MOST_LOOKS; look++) {
      const some = await store.announcements.next(batch.id, last, AT_ONCE);
      const phones = some.flatMap((one) => one.phones.map(({ phone }) => phone));
      const sent = await store.lists.batchMessages(batch, phones);
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
  };
}

/** Null where its message arrived, or is on its way. */
function whyNot(household: Announced, byPhone: ReadonlyMap<string, ListedMessage>) {
  const messages = household.phones.flatMap(({ phone }) => byPhone.get(phone) ?? []);
  const lost = messages.find(({ state }) => LOST.has(state));
  if (lost) return { why: lost.reason ?? lost.state, message: lost.id };
  if (messages.length > 0) return null;
  const { suppressed } = tellBy(household);
  return suppressed && { why: suppressed, message: null };
}
