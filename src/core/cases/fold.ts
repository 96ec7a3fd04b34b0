/** Several events at once: each is decided on what the ones before it have left. */
import type { CaseEvent, CaseRow, KeptEvent, Timer } from './casework';
import { decide } from './decide';
import type { Known, Notice } from './decision';

/** What is kept of the cases that the events are about; never changed here. */
export interface FoldFacts {
  rows: ReadonlyMap<string, CaseRow>;
  /** By number of the case that they are parts of. */
  parts: ReadonlyMap<string, readonly CaseRow[]>;
  /** Ids of events that are kept already. */
  known: ReadonlySet<string>;
}

/** What became of one thing that was reported. The error names what is wrong and what is allowed, and nobody. */
export type Verdict = 'accepted' | 'duplicate' | { error: string };

/** What is the same for all events of a moment. */
export type Surroundings = Pick<Known, 'directory' | 'calendar' | 'now' | 'utcOffset' | 'limits'>;

export interface Folded {
  /** One for each event, in their order. */
  verdicts: Verdict[];
  /** What the accepted ones leave and call for, in their order. */
  kept: { event: Omit<KeptEvent, 'ordered'>; notices: Notice[]; timers: Timer[] }[];
  /** Every case that changed, as it stands after the last. */
  rows: CaseRow[];
}

export function fold(events: readonly CaseEvent[], facts: FoldFacts, around: Surroundings): Folded {
  const changed = new Map<string, CaseRow>();
  /** Those of them that are parts. */
  const changedParts = new Map<string, CaseRow>();
  const seen = new Set<string>();
  const kept: Folded['kept'] = [];
  const rowOf = (number: string | null | undefined) =>
    (number && (changed.get(number) ?? facts.rows.get(number))) || null;

  const take = (event: CaseEvent): Verdict => {
    if (facts.known.has(event.id) || seen.has(event.id)) return 'duplicate';
    const row = rowOf(event.case.number);
    const above = event.case.parent ?? row?.parent;
    const parts = partsOf(above ?? event.case.number, facts, changedParts);
    const decision = decide(event, { ...around, row, parent: rowOf(above), parts });
    if (decision.outcome === 'refused') return { error: decision.refusal.says };
    seen.add(event.id);
    const { row: after } = decision;
    changed.set(after.number, after);
    if (after.parent !== null) changedParts.set(after.number, after);
    const { notices, timers } = decision.outcome === 'late' ? NOTHING : decision;
    kept.push({ event: decision.event, notices, timers });
    return 'accepted';
  };
  return { verdicts: events.map(take), kept, rows: [...changed.values()] };
}

/** What came after its turn has no effect. */
const NOTHING = { notices: [], timers: [] };

function partsOf(number: string, facts: FoldFacts, changed: ReadonlyMap<string, CaseRow>): CaseRow[] {
  const parts = new Map((facts.parts.get(number) ?? []).map((part) => [part.number, part]));
  for (const row of changed.values()) if (row.parent === number) parts.set(row.number, row);
  return [...parts.values()];
}
