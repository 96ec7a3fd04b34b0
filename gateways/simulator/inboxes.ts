/** What lies in the phones on the page: the last texts of the last phones, in memory. */
import type { Arrival } from '../../src/ports';

const TEXTS = 30;
const PHONES = 500;

export interface Inboxes {
  /** False where it is there already. */
  put(arrival: Arrival): boolean;
  /** The oldest first. */
  of(phone: string): readonly Arrival[];
}

export function createInboxes(): Inboxes {
  /** The phone that was longest silent comes first. */
  const inboxes = new Map<string, Arrival[]>();
  return {
    put(arrival) {
      const texts = inboxes.get(arrival.to) ?? [];
      if (texts.some(({ id }) => id === arrival.id)) return false;
      inboxes.delete(arrival.to);
      inboxes.set(arrival.to, [...texts, arrival].slice(-TEXTS));
      const [silent] = inboxes.keys();
      if (inboxes.size > PHONES && silent !== undefined) inboxes.delete(silent);
      return true;
    },
    of: (phone) => inboxes.get(phone) ?? [],
  };
}
