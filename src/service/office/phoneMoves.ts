/** The office's word on numbers, and the messages that it causes. */

import { homeOf } from '../../core/dialogue/phones/home';
import { hindersOffice, NO_HOME, officeMoves, officeUndoes } from '../../core/dialogue/phones/office';
import type { Change } from '../../core/model/change';
import type { Notice } from '../../core/notices/notice';
import { type Chance, type Clock, type Store, StoreError } from '../../ports';
import { type Owe, ringFor } from '../outbox/composeNotice';
import type { Bell } from '../outbox/outboxBell';
import type { Phones } from './offices';

export interface PhoneTools {
  store: Pick<Store, 'commit' | 'cases' | 'reads'>;
  owe: Owe;
  bell: Bell;
  clock: Clock;
  chance: Chance;
}

export function createPhones(tools: PhoneTools): Phones {
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
      return keep(officeMoves(oldPhone, newPhone, home, fresh), tools);
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
      return undone ? keep(undone, tools) : 'unknown';
    },
  };
}

async function keep(
  { changes, notices }: { changes: Change[]; notices: Notice[] },
  { store, owe, bell, clock }: PhoneTools,
): Promise<'done'> {
  const people = await store.cases.reachable(notices.map(({ to }) => to));
  const now = clock.now();
  const brought = new Set(
    changes.flatMap((change) => (change.kind === 'phoneMoved' ? [change.move.newPhone] : [])),
  );
  const told = notices.flatMap((notice) => {
    const person = people.get(notice.to);
    const isBack = brought.has(notice.to) || notice.view.view === 'notice.phoneUndone';
    return owe({ ...notice, person: person && isBack ? { ...person, dead: false } : person }, now).changes;
  });
  if ((await store.commit([...changes, ...told])) === 'duplicate')
    throw new StoreError('busy', 'the number was changed in the same moment; look again');
  ringFor(told, bell);
  return 'done';
}
