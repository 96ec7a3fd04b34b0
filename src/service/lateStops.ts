/** Announcements and notices wait for hours: whoever wanted no more announcements meanwhile gets none, and who has left the number nothing. */
import type { Reachable } from '../core/cases/casework';
import type { Change, Lease, Suppression } from '../core/change';
import type { Lane, Outbound } from '../core/message';
import { suppression } from '../core/sending/optOut';
import type { Clock, Store } from '../ports';

type Sending = Pick<Store, 'claim' | 'commit'>;

/** What waits for a time of day, or behind a hundred thousand others. */
const WAITING: ReadonlySet<Lane> = new Set(['notice', 'bulk']);
/** What a number that was given up is still told: that it was. */
const FAREWELL = 'notice.phoneGone';

/** As the store, but for what was stopped, or whose number was given up, after it was written: that ends as it is claimed. */
export function withoutStopped(store: Store, clock: Clock): Sending {
  return {
    commit: (changes) => store.commit(changes),
    async claim(gateway, lease, ...rest) {
      const rows = await store.claim(gateway, lease, ...rest);
      const waited = rows.filter(({ lane }) => WAITING.has(lane));
      if (waited.length === 0) return rows;
      const people = await store.cases.reachable([...new Set(waited.map(({ to }) => to))]);
      const stopped = new Map<string, Change>();
      for (const message of waited) {
        const why = whyNot(message, people.get(message.to));
        if (why) stopped.set(message.id, suppressed(message, lease, why, clock.now()));
      }
      if (stopped.size === 0) return rows;
      await store.commit([...stopped.values()]);
      return rows.filter(({ id }) => !stopped.has(id));
    },
  };
}

function whyNot({ lane, template }: Outbound, person: Reachable | undefined): Suppression | null {
  if (person?.dead && template !== FAREWELL) return 'deadNumber';
  // Of any other notice it was decided with its rule when it was written.
  if (lane !== 'bulk') return null;
  return suppression({ audience: 'applicant', scope: 'case' }, person?.stopped ?? [], ['payments']);
}

function suppressed({ id, gateway }: Outbound, lease: Lease, code: Suppression, at: number): Change {
  return { kind: 'settled', settlement: { id, gateway, at, lease, outcome: 'suppressed', code } };
}
