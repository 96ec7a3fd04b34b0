/** Moves of numbers that an office orders or undoes, and the notices that they cause. */
import { homeOf } from '../../core/dialogue/phones/home';
import { hindersOffice, NO_HOME, officeMoves, officeUndoes } from '../../core/dialogue/phones/office';
import type { Change } from '../../core/model/change';
import { kindOf } from '../../core/notices/kinds';
import type { Notice } from '../../core/notices/notice';
import { type Chance, type Clock, type Store, StoreError } from '../../ports';
import { broughtIntoUse, type ComposeNotice } from '../outbox/composeNotice';
import { commitAndRing, type RingBell } from '../outbox/outboxBell';
import type { Phones } from './offices';

export interface PhoneMoveTools {
  store: Pick<Store, 'commit' | 'cases' | 'reads'>;
  compose: ComposeNotice;
  ring: RingBell;
  clock: Clock;
  chance: Chance;
}

export function createPhoneMoves(tools: PhoneMoveTools): Phones {
  const { store, clock, chance } = tools;
  const { reads } = store;
  return {
    async move(oldPhone, newPhone) {
      const [old, there] = await Promise.all([reads.caller(oldPhone), reads.caller(newPhone)]);
      // A number that was reported dead is still its household's.
      const household = (await reads.registered(oldPhone))?.household ?? null;
      const home = (household === null ? null : await homeOf(reads, household, newPhone)) ?? NO_HOME;
      if (oldPhone === newPhone) return 'taken';
      const hindered = hindersOffice(old, there, home);
      if (hindered) return hindered;
      const fresh = { now: clock.now(), freshId: chance.id() };
      return commitWithNotices(officeMoves(oldPhone, newPhone, home, fresh), tools);
    },
    async undo(phone) {
      const moves = await reads.movesWith(phone);
      const homes = new Map(
        await Promise.all(
          moves.map(async (move) => {
            const home = move.household === null ? null : await homeOf(reads, move.household, move.newPhone);
            return [move.id, home ?? NO_HOME] as const;
          }),
        ),
      );
      const fresh = { now: clock.now(), freshId: chance.id() };
      const undone = officeUndoes(moves, (move) => homes.get(move.id) ?? NO_HOME, fresh);
      return undone ? commitWithNotices(undone, tools) : 'unknown';
    },
  };
}

/** Resolves when all of it is committed. Throws StoreError where the same was changed in this moment. */
export async function commitWithNotices(
  { changes, notices }: { changes: Change[]; notices: Notice[] },
  { store, compose, ring, clock }: PhoneMoveTools,
): Promise<'done'> {
  const people = await store.cases.reachable(notices.map(({ to }) => to));
  const now = clock.now();
  const inUse = broughtIntoUse(changes);
  const rows = notices.flatMap((notice) => {
    const person = people.get(notice.to);
    const isLive = inUse.has(notice.to) || kindOf(notice.view.view).isWelcomeBack;
    return compose({ ...notice, person: person && isLive ? { ...person, dead: false } : person }, now)
      .changes;
  });
  const outcome = await commitAndRing([...changes, ...rows], { store, ring });
  if (outcome === 'duplicate')
    throw new StoreError('busy', 'the number was changed in the same moment; look again');
  return outcome;
}
