/** What must be known of the cases that events are about: a few queries, however many events. */
import type { CaseEvent, CaseReads } from '../core/cases/casework';
import type { FoldFacts } from '../core/cases/fold';

export async function readFacts(cases: CaseReads, events: readonly CaseEvent[]): Promise<FoldFacts> {
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
  if (above.length === 0) return { rows, parts, known };
  const parents = [...new Set(above)];
  const [parentRows, siblings] = await Promise.all([cases.rows(parents), cases.parts(parents)]);
  return { rows: new Map([...rows, ...parentRows]), parts: new Map([...parts, ...siblings]), known };
}
