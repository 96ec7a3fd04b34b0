/** Case events → decisions → messages owed: everything that one call causes is committed together, or nothing is. */

import { batchReader } from '../../async/batchReader';
import { KeyedQueue } from '../../async/keyedQueue';
import { untilCommitted } from '../../async/untilCommitted';
import { type Folded, fold, type Verdict } from '../../core/cases/decideAll';
import type { Reachable } from '../../core/cases/directory';
import type { CaseEvent } from '../../core/model/caseEvents';
import type { Change } from '../../core/model/change';
import type { Chance, Clock, Store } from '../../ports';
import { alertOf, distinct, messagesOf, type Owe, ringFor } from '../outbox/composeNotice';
import type { Bell } from '../outbox/outboxBell';
import { type ReadSurroundings, readFacts, withCurrentPhones } from './caseFacts';
import type { Notify } from './offices';

type Reach = (phones: readonly string[]) => Promise<Map<string, Reachable>>;

export interface NotifyTools {
  store: Pick<Store, 'cases' | 'commit'>;
  surroundings: ReadSurroundings;
  owe: Owe;
  bell: Bell;
  clock: Clock;
  chance: Chance;
}

/** Who reports where nobody says it: the window of the demo. */
const OFFICES = 'offices';
const DEAD = 'somebody is not told: the carrier says that nobody has the number';

export function createNotify(tools: NotifyTools): Notify {
  const { store } = tools;
  const factsOf = batchReader((events: CaseEvent[]) => readFacts(store.cases, events));
  const reach = batchReader((phones: string[]) => store.cases.reachable(phones));
  const turns = new KeyedQueue();

  /** Null where another process has moved a case on in between. */
  async function decideAndCommit(events: readonly CaseEvent[], by: string): Promise<Verdict[] | null> {
    const now = tools.clock.now();
    const facts = await factsOf(events);
    const current = await withCurrentPhones(store.cases, events, facts);
    const folded = fold(current, facts, await tools.surroundings(now));
    const changes = await changesOf(folded, reach, tools, { now, by });
    if ((await store.commit(changes)) === 'duplicate') return null;
    ringFor(changes, tools.bell);
    return warned(events, folded.verdicts, changes);
  }

  return (events, by = OFFICES) => {
    const cases = events.flatMap(({ case: { number, parent } }) => (parent ? [number, parent] : [number]));
    return turns.runAll([...new Set(cases)], () => untilCommitted(() => decideAndCommit(events, by)));
  };
}

/** A notice of an event is sent once because its event is kept once: they are committed together. */
async function changesOf(
  { kept, rows }: Folded,
  reach: Reach,
  { owe, chance }: NotifyTools,
  { now, by }: { now: number; by: string },
): Promise<Change[]> {
  const phones = kept.flatMap(({ notices }) => notices.map(({ to }) => to));
  const people = phones.length > 0 ? await reach(phones) : new Map<string, Reachable>();
  const changes: Change[] = rows.map((row) => ({ kind: 'case', row }));
  for (const { event, notices, timers, applicantChanged } of kept) {
    const ordered: string[] = [];
    for (const notice of distinct(notices)) {
      const about = { case: event.case, event: event.id };
      const carried = owe({ ...notice, person: people.get(notice.to), about }, now);
      ordered.push(...messagesOf(carried));
      changes.push(...carried.changes, ...alertOf(notice, carried.owed, chance));
    }
    changes.push({ kind: 'caseEvent', event: { ...event, ordered } });
    for (const timer of timers) changes.push({ kind: 'timer', timer });
    if (applicantChanged)
      changes.push({
        kind: 'audit',
        id: chance.id(),
        at: now,
        actor: by,
        action: 'case.applicant',
        subject: event.case,
      });
  }
  return changes;
}

/** With a warning for each event whose notice to its applicant can not arrive, for all that is known. */
function warned(
  events: readonly CaseEvent[],
  verdicts: readonly Verdict[],
  changes: readonly Change[],
): Verdict[] {
  const dead = new Set(
    changes.flatMap((change) =>
      change.kind === 'owed' && change.suppressed === 'deadNumber' ? [change.message.about?.event] : [],
    ),
  );
  return verdicts.map((verdict, place) =>
    verdict === 'accepted' && dead.has(events[place]?.id) ? { warning: DEAD } : verdict,
  );
}
