/** Case events → decisions → notices in the outbox: all that one call causes is committed together, or nothing is. */

import { batchReader } from '../../async/batchReader';
import { KeyedQueue } from '../../async/keyedQueue';
import { untilCommitted } from '../../async/untilCommitted';
import { decideAll, type Folded, type Verdict } from '../../core/cases/decideAll';
import type { Reachable } from '../../core/cases/reads';
import type { CaseEvent } from '../../core/model/caseEvents';
import type { Change } from '../../core/model/change';
import type { Chance, Clock, Store } from '../../ports';
import { type ComposeNotice, composeAll, messageIds } from '../outbox/composeNotice';
import { commitAndRing, type RingBell } from '../outbox/outboxBell';
import { type ReadCaseContext, readFacts, withCurrentPhones } from './caseFacts';
import type { Notify } from './offices';

type Reach = (phones: readonly string[]) => Promise<Map<string, Reachable>>;

export interface CaseEventTools {
  store: Pick<Store, 'cases' | 'commit'>;
  context: ReadCaseContext;
  compose: ComposeNotice;
  ring: RingBell;
  clock: Clock;
  chance: Chance;
}

/** Who reports where nobody says it: the window of the demo. */
const OFFICES = 'offices';
const DEAD = 'somebody is not told: the carrier says that nobody has the number';

/** Events of one case go one after another, whoever reports them; of different cases they share reads and commits. */
export function createCaseEvents(tools: CaseEventTools): Notify {
  const { store, context, clock } = tools;
  const factsOf = batchReader((events: CaseEvent[]) => readFacts(store.cases, events));
  const reach = batchReader((phones: string[]) => store.cases.reachable(phones));
  const queue = new KeyedQueue();

  /** Null where another process has moved a case on in between. */
  async function decideAndCommit(events: readonly CaseEvent[], by: string): Promise<Verdict[] | null> {
    const now = clock.now();
    const facts = await factsOf(events);
    const current = await withCurrentPhones(store.cases, events, facts);
    const around = await context(
      now,
      current.map((event) => event.case),
    );
    const folded = decideAll(current, facts, around);
    const changes = await changesOf(folded, reach, tools, { now, by });
    if ((await commitAndRing(changes, tools)) === 'duplicate') return null;
    return withWarnings(events, folded.verdicts, changes);
  }

  return (events, by = OFFICES) => {
    const cases = events.flatMap(({ case: { number, parent } }) => (parent ? [number, parent] : [number]));
    return queue.runAll([...new Set(cases)], () => untilCommitted(() => decideAndCommit(events, by)));
  };
}

/** A notice of an event is sent once because its event is written once: they are committed together. */
async function changesOf(
  { kept, rows }: Folded,
  reach: Reach,
  { compose, chance }: CaseEventTools,
  { now, by }: { now: number; by: string },
): Promise<Change[]> {
  const phones = kept.flatMap(({ notices }) => notices.map(({ to }) => to));
  const people = phones.length > 0 ? await reach(phones) : new Map<string, Reachable>();
  const changes: Change[] = rows.map((row) => ({ kind: 'case', row }));
  for (const { event, notices, timers, applicantChanged } of kept) {
    const about = { case: event.case, event: event.id };
    const composed = composeAll(notices, { people, about, now }, compose).flatMap((one) => one.changes);
    changes.push(...composed, { kind: 'caseEvent', event: { ...event, ordered: messageIds(composed) } });
    for (const timer of timers) changes.push({ kind: 'timer', timer });
    if (!applicantChanged) continue;
    const audit = { id: chance.id(), at: now, actor: by, subject: event.case };
    changes.push({ kind: 'audit', ...audit, action: 'case.applicant' });
  }
  return changes;
}

/** Verdicts, with a warning for each event of which a notice can not arrive because its number is dead. */
function withWarnings(
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
