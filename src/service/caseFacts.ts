/** What must be known of cases to decide on them: a few queries, however many cases. */
import type { CaseEvent, CaseReads, CaseRow } from '../core/cases/casework';
import type { Known } from '../core/cases/decision';
import type { FoldFacts } from '../core/cases/fold';

export type CaseFacts = Pick<FoldFacts, 'rows' | 'parts'>;

/** The cases with these numbers, those that they are parts of, and all parts of either. */
export async function readCases(cases: CaseReads, numbers: ReadonlySet<string>): Promise<CaseFacts> {
  const [rows, parts] = await Promise.all([cases.rows([...numbers]), cases.parts([...numbers])]);
  // What a case is a part of is known only now, unless the event said it.
  const above = [...rows.values()].flatMap(({ parent }) => (parent && !numbers.has(parent) ? [parent] : []));
  if (above.length === 0) return { rows, parts };
  const parents = [...new Set(above)];
  const [parentRows, siblings] = await Promise.all([cases.rows(parents), cases.parts(parents)]);
  return { rows: new Map([...rows, ...parentRows]), parts: new Map([...parts, ...siblings]) };
}

/** The same for what events are about, and which of them are kept already. */
export async function readFacts(cases: CaseReads, events: readonly CaseEvent[]): Promise<FoldFacts> {
  const numbers = events.flatMap(({ case: { number, parent } }) => (parent ? [number, parent] : [number]));
  const [facts, known] = await Promise.all([
    readCases(cases, new Set(numbers)),
    cases.known(events.map(({ id }) => id)),
  ]);
  return { ...facts, known };
}

/** What is known of one case among these. */
export function factsOf(number: string, { rows, parts }: CaseFacts): Pick<Known, 'row' | 'parent' | 'parts'> {
  const row: CaseRow | null = rows.get(number) ?? null;
  const above = row?.parent ?? null;
  return {
    row,
    parent: above === null ? null : (rows.get(above) ?? null),
    parts: [...(parts.get(above ?? number) ?? [])],
  };
}
