/**
 * Announcements and notices wait for hours: whoever wanted no more of them meanwhile gets none, and what was to go to a
 * number that was given up goes to the one that took its place, or ends.
 */

import { batchReader } from '../../async/batchReader';
import type { Reachable } from '../../core/cases/directory';
import type { Change, Lease, Suppression } from '../../core/model/change';
import type { Lane, Outbound } from '../../core/model/message';
import { kindOf } from '../../core/notices/kinds';
import { scopeOf } from '../../core/notices/notice';
import { isBlocked, suppression } from '../../core/notices/optOut';
import type { Clock, Store } from '../../ports';

type Sending = Pick<Store, 'claim' | 'commit'>;
type People = ReadonlyMap<string, Reachable>;

/** What waits for a time of day, or behind a hundred thousand others. */
const WAITING: ReadonlySet<Lane> = new Set(['notice', 'bulk']);

/** As the store, but for what was stopped, or whose number was given up, after it was written: that is settled as it is claimed. */
export function withoutStopped(store: Store, clock: Clock): Sending {
  // The gateways of a process claim at the same moment, and what each needs to know is asked for together.
  const reach = batchReader((phones: string[]) => store.cases.reachable(phones));

  /** Those of the waiting that changed: as they go on now, or null where they end. */
  async function reconsidered(waiting: Outbound[], lease: Lease) {
    const people = await reach([...new Set(waiting.map(({ to }) => to))]);
    const successors = await successorsOf(waiting, people);
    const heirs: People = successors.size > 0 ? await reach([...successors.values()]) : new Map();
    const outcomes = new Map<string, Outbound | null>();
    const changes: Change[] = [];
    for (const message of waiting) {
      const { id, to: from, template = '' } = message;
      const to = kindOf(template).followsNumber ? (successors.get(from) ?? from) : from;
      const why = await whyNot(message, to === from ? people.get(to) : heirs.get(to));
      if (why) changes.push(suppressed(message, lease, why, clock.now()));
      else if (to !== from) changes.push({ kind: 'redirected', message: id, from, to });
      if (why || to !== from) outcomes.set(id, why ? null : { ...message, to });
    }
    return { outcomes, changes };
  }

  async function successorsOf(waiting: Outbound[], people: People): Promise<Map<string, string>> {
    const dead = waiting.flatMap(({ to }) => (people.get(to)?.dead ? [to] : []));
    return dead.length > 0 ? store.cases.successors([...new Set(dead)]) : new Map();
  }

  async function whyNot(message: Outbound, person: Reachable | undefined): Promise<Suppression | null> {
    const { id, gateway, lane, template = '' } = message;
    const kind = kindOf(template);
    if (person?.dead && !kind.isFarewell) return 'deadNumber';
    const stopped = person?.stopped ?? [];
    if (stopped.length === 0) return null;
    if (isBlocked(stopped, gateway)) return 'optedOut';
    const scope = scopeOf(kind);
    const why = suppression(kind, scope, stopped);
    if (why === null || lane === 'bulk' || scope === 'reminders') return why;
    // An office may have ordered it under a rule that only the order named: then it goes. Few have stopped anything, so
    // that the event that called for a notice is read for theirs alone.
    return (await store.message(id))?.about?.event === undefined ? null : why;
  }

  return {
    commit: (changes) => store.commit(changes),
    async claim(gateway, lease, ...rest) {
      const rows = await store.claim(gateway, lease, ...rest);
      const waiting = rows.filter(({ lane }) => WAITING.has(lane));
      if (waiting.length === 0) return rows;
      const { outcomes, changes } = await reconsidered(waiting, lease);
      if (changes.length === 0) return rows;
      await store.commit(changes);
      return rows.flatMap((row) => (outcomes.has(row.id) ? (outcomes.get(row.id) ?? []) : [row]));
    },
  };
}

function suppressed({ id, gateway }: Outbound, lease: Lease, code: Suppression, at: number): Change {
  return { kind: 'settled', settlement: { id, gateway, at, lease, outcome: 'suppressed', code } };
}
