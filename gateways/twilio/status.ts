/** MessageStatus as the state of a receipt (Twilio's Message resource). The store moves states forward only. */
import type { Receipt } from '../../src/core/model/message';

const STATES: Readonly<Record<string, Receipt['state']>> = {
  accepted: 'accepted',
  scheduled: 'accepted',
  queued: 'accepted',
  sending: 'accepted',
  sent: 'accepted',
  delivered: 'delivered',
  partially_delivered: 'delivered',
  read: 'delivered',
  undelivered: 'undeliverable',
  failed: 'rejected',
  canceled: 'rejected',
};
/** Its time ran out in Twilio's queue. */
const EXPIRED = '30036';

/** Null where the word is none that Twilio says of a message of ours. */
export function stateOf(status: string, code: string): Receipt['state'] | null {
  const state = Object.hasOwn(STATES, status) ? (STATES[status] ?? null) : null;
  return code === EXPIRED && (state === 'undeliverable' || state === 'rejected') ? 'expired' : state;
}
