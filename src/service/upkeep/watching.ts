/** What looking after cases is made with, and how what it comes to is carried out. */
import type { Change } from '../../core/model/change';
import type { Chance, Clock, Store } from '../../ports';
import type { ReadSurroundings } from '../office/caseFacts';
import { type Owe, ringFor } from '../outbox/composeNotice';
import type { Bell } from '../outbox/outboxBell';

export interface SuperviseTools {
  store: Pick<Store, 'cases' | 'commit' | 'happened' | 'reads'>;
  surroundings: ReadSurroundings;
  owe: Owe;
  bell: Bell;
  clock: Clock;
  chance: Chance;
}

/** A duplicate: another process did it. */
export async function carryOut(changes: Change[], { store, bell }: SuperviseTools): Promise<void> {
  if ((await store.commit(changes)) === 'done') ringFor(changes, bell);
}
