/** Announcements wait for hours: whoever wanted no more of them meanwhile, or has left the number, gets none. */
import type { Reachable } from '../core/cases/casework';
import type { Change, Lease, Suppression } from '../core/change';
import type { Outbound } from '../core/message';
import { suppression } from '../core/sending/optOut';
import type { Clock, Store } from '../ports';

type Sending = Pick<Store, 'claim' | 'commit'>;

/** As the store, but for announcements that were stopped after they were written: those end as they are claimed. */
export function withoutStopped(store: Store, clock: Clock): Sending {
  return {
    commit: (changes) => store.commit(changes),
    async claim(gateway, lease, ...rest) {
      const rows = await store.claim(gateway, lease, ...rest);
      const bulk = rows.filter(({ lane }) => lane === 'bulk');
      if (bulk.length === 0) return rows;
      const people = await store.cases.reachable([...new Set(bulk.map(({ to }) => to))]);
      const stopped = new Map<string, Change>();
      for (const message of bulk) {
        const why = whyNot(people.get(message.to));
        if (why) stopped.set(message.id, suppressed(message, lease, why, clock.now()));
      }
      if (stopped.size === 0) return rows;
      await store.commit([...stopped.values()]);
      return rows.filter(({ id }) => !stopped.has(id));
    },
  };
}

function whyNot(person: Reachable | undefined): Suppression | null {
  if (person?.dead) return 'deadNumber';
  return suppression({ audience: 'applicant', scope: 'case' }, person?.stopped ?? [], ['payments']);
}

function suppressed({ id, gateway }: Outbound, lease: Lease, code: Suppression, at: number): Change {
  return { kind: 'settled', settlement: { id, gateway, at, lease, outcome: 'suppressed', code } };
}
