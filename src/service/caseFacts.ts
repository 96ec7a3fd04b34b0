/** What must be known to decide on events: read for all callers that wait, in few queries. */
import type { CaseEvent, CaseReads, CaseRow, Reachable } from '../core/cases/casework';

export interface CaseFacts {
  /** By number: the cases of the events, and those that they are parts of. */
  rows: Map<string, CaseRow>;
  /** By number of the case that they are parts of. */
  parts: Map<string, CaseRow[]>;
  /** Ids of events that are kept already. */
  known: Set<string>;
}

/** The facts of more events than were asked for do no harm: callers that wait share one reading. */
export type ReadFacts = (events: readonly CaseEvent[]) => Promise<CaseFacts>;

/** At most so many events in one reading. */
const EVENTS_AT_ONCE = 1_000;

interface Waiting {
  events: readonly CaseEvent[];
  resolve(facts: CaseFacts): void;
  reject(error: unknown): void;
}

/**
 * A caller never gets what was read before it came. The first one's queries start in the same turn of the event
 * loop; whoever comes while they run shares the next.
 */
export function factReader(cases: CaseReads): ReadFacts {
  let waiting: Waiting[] = [];
  let running = false;

  async function serve(): Promise<void> {
    while (waiting.length > 0) {
      const callers = takeSome();
      try {
        const facts = await read(
          cases,
          callers.flatMap(({ events }) => events),
        );
        for (const { resolve } of callers) resolve(facts);
      } catch (error) {
        for (const { reject } of callers) reject(error);
      }
    }
    running = false;
  }

  function takeSome(): Waiting[] {
    let events = 0;
    const end = waiting.findIndex((caller, index) => {
      events += caller.events.length;
      return index > 0 && events > EVENTS_AT_ONCE;
    });
    const some = end < 0 ? waiting : waiting.slice(0, end);
    waiting = end < 0 ? [] : waiting.slice(end);
    return some;
  }

  return (events) =>
    new Promise((resolve, reject) => {
      waiting.push({ events, resolve, reject });
      if (running) return;
      running = true;
      setImmediate(serve);
    });
}

async function read(cases: CaseReads, events: readonly CaseEvent[]): Promise<CaseFacts> {
  const numbers = new Set(
    events.flatMap(({ case: { number, parent } }) => (parent ? [number, parent] : [number])),
  );
  const [rows, parts, known] = await Promise.all([
    cases.rows([...numbers]),
    cases.parts([...numbers]),
    cases.known(events.map(({ id }) => id)),
  ]);
  // What a case is a part of is known only now, unless the event said it.
  const above = [...rows.values()].flatMap(({ parent }) => (parent && !numbers.has(parent) ? [parent] : []));
  if (above.length > 0) {
    const parents = [...new Set(above)];
    const [parentRows, siblings] = await Promise.all([cases.rows(parents), cases.parts(parents)]);
    for (const [number, row] of parentRows) rows.set(number, row);
    for (const [number, list] of siblings) parts.set(number, list);
  }
  return { rows, parts, known };
}

/** Who is to be told; those whom nobody knows are reachable in no language of their own. */
export type ReadReachable = (phones: readonly string[]) => Promise<Map<string, Reachable>>;
