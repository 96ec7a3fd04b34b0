/** What tickets at the offices work with. */
import type { Chance, Clock, Store } from '../../ports';
import type { ComposeNotice } from '../outbox/composeNotice';
import type { RingBell } from '../outbox/outboxBell';

export interface TicketTools {
  store: Pick<Store, 'commit' | 'cases' | 'reads'>;
  compose: ComposeNotice;
  ring: RingBell;
  clock: Clock;
  chance: Chance;
  settings: { utcOffset: number };
}
