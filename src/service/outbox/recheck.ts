/**
 * Notices that have waited are checked once more before they are sent: a person may have opted out since they were
 * composed, or given up the number. They are then suppressed, or go to the number that took its place.
 */

import { batchReader } from '../../async/batchReader';
import type { Reachable } from '../../core/cases/reads';
import type { Change, Lease, Suppression } from '../../core/model/change';
import type { Lane, Outbound } from '../../core/model/message';
import { kindOf } from '../../core/notices/kinds';
import { scopeOf } from '../../core/notices/notice';
import { isBlocked, suppression } from '../../core/notices/optOut';
import type { Clock, Log, Store } from '../../ports';
import { passes } from './outcomes';

/** What is written of one message. */
type Outcome = Extract<Change, { kind: 'settled' | 'redirected' }>;
type People = ReadonlyMap<string, Reachable>;

/** Lanes whose messages may wait for a time of day, or behind a hundred thousand others. */
const WAITING: ReadonlySet<Lane> = new Set(['notice', 'bulk']);

/** As the store: what it claims is rechecked, and the outcome committed before the messages are handed on. */
export class RecheckedStore implements Pick<Store, 'claim' | 'commit'> {
  /** The gateways of a process claim at the same moment: people are read for all of them at once. */
  private readonly reach: (phones: readonly string[]) => Promise<Map<string, Reachable>>;

  constructor(
    private readonly store: Pick<Store, 'claim' | 'commit' | 'cases' | 'message'>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly log: Pick<Log, 'warn'>,
  ) {
    this.reach = batchReader((phones: string[]) => store.cases.reachable(phones));
  }

  commit(changes: Change[]): Promise<'done' | 'duplicate'> {
    return this.store.commit(changes);
  }

  async claim(...[gateway, lease, ...rest]: Parameters<Store['claim']>): Promise<Outbound[]> {
    const rows = await this.store.claim(gateway, lease, ...rest);
    const waiting = rows.filter(({ lane }) => WAITING.has(lane));
    if (waiting.length === 0) return rows;
    const { outcomes, changes } = await this.recheck(waiting, lease);
    if (changes.length === 0) return rows;
    const kept = await this.keep(changes);
    return rows.flatMap((row) => {
      const outcome = outcomes.get(row.id);
      if (outcome === undefined) return [row];
      return outcome !== null && kept.has(row.id) ? [outcome] : [];
    });
  }

  /** Those whose outcome is committed. One that the store never takes is looked at again when its lease ends, and keeps none of the others. */
  private async keep(changes: readonly Outcome[]): Promise<Set<string>> {
    try {
      await this.store.commit([...changes]);
      return new Set(changes.map(messageOf));
    } catch (error) {
      if (passes(error)) throw error;
      if (changes.length < 2) {
        this.log.warn({ err: error }, 'what is to become of a notice can not be kept: it waits');
        return new Set();
      }
      const each = await Promise.all(changes.map((one) => this.keep([one])));
      return new Set(each.flatMap((kept) => [...kept]));
    }
  }

  /** `outcomes`, by id: the message as it goes on now, null where it is suppressed; of those that changed. */
  private async recheck(waiting: readonly Outbound[], lease: Lease) {
    const people = await this.reach([...new Set(waiting.map(({ to }) => to))]);
    const successors = await this.successors(waiting, people);
    const heirs: People = successors.size > 0 ? await this.reach([...successors.values()]) : new Map();
    const outcomes = new Map<string, Outbound | null>();
    const changes: Outcome[] = [];
    for (const message of waiting) {
      const { id, to: from, template = '' } = message;
      const to = kindOf(template).followsNumber ? (successors.get(from) ?? from) : from;
      const code = await this.suppression(message, to === from ? people.get(to) : heirs.get(to));
      if (code) changes.push(suppressed(message, lease, code, this.clock.now()));
      else if (to !== from) changes.push({ kind: 'redirected', message: id, from, to });
      if (code || to !== from) outcomes.set(id, code ? null : { ...message, to });
    }
    return { outcomes, changes };
  }

  private async successors(
    waiting: readonly Outbound[],
    people: People,
  ): Promise<ReadonlyMap<string, string>> {
    const dead = waiting.flatMap(({ to }) => (people.get(to)?.dead ? [to] : []));
    return dead.length > 0 ? this.store.cases.successors([...new Set(dead)]) : new Map();
  }

  /** Why the message is not sent any more; null where it is. */
  private async suppression(message: Outbound, person: Reachable | undefined): Promise<Suppression | null> {
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
    return (await this.store.message(id))?.about?.event === undefined ? null : why;
  }
}

function messageOf(change: Outcome): string {
  return change.kind === 'redirected' ? change.message : change.settlement.id;
}

function suppressed({ id, gateway }: Outbound, lease: Lease, code: Suppression, at: number): Outcome {
  return { kind: 'settled', settlement: { id, gateway, at, lease, outcome: 'suppressed', code } };
}
