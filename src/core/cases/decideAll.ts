/** Several events at once: each is decided on what the ones before it have left. */

import type { Timer } from '../model/alerts';
import type { CaseEvent, KeptEvent } from '../model/caseEvents';
import type { CaseRow } from '../model/cases';
import { writtenId } from '../model/desk/apiKeys';
import type { PaymentRefusal } from '../model/payments';
import type { Notice } from '../notices/notice';
import { canReceive } from '../text/phone';
import { decide } from './decideEvent';
import type { Decision, Known, Refusal } from './decision';
import type { KnownEvent } from './reads';

/** What is kept of the cases that the events are about; never changed here. */
export interface FoldFacts {
  rows: ReadonlyMap<string, CaseRow>;
  /** By number of the case that they are parts of. */
  parts: ReadonlyMap<string, readonly CaseRow[]>;
  /** Events that are kept already, by id. */
  known: ReadonlyMap<string, KnownEvent>;
}

/**
 * What became of one thing that was reported. The error names what is wrong and what is allowed, and nobody; the
 * warning, of something accepted, what its office may not expect.
 */
export type Verdict =
  | 'accepted'
  | 'duplicate'
  /** `why`: for whoever has words of his own for it. */
  | { error: string; why?: Refusal['kind'] | 'otherContent' | PaymentRefusal }
  | { warning: string };

/** What is the same for all events of a moment. */
export type Surroundings = Pick<Known, 'directory' | 'calendar' | 'now' | 'utcOffset' | 'limits'>;

export interface Folded {
  /** One for each event, in their order. */
  verdicts: Verdict[];
  /** What the accepted ones leave and call for, in the order of their time. */
  kept: Kept[];
  /** Every case that changed, as it stands after the last. */
  rows: CaseRow[];
}

export interface Kept {
  event: Omit<KeptEvent, 'ordered'>;
  notices: Notice[];
  timers: Timer[];
  /** Another applicant, or another phone of his, than before. */
  applicantChanged: boolean;
}

/** `at` decides which comes first, whatever the order they were written in; of one moment, their order. */
export function decideAll(events: readonly CaseEvent[], facts: FoldFacts, around: Surroundings): Folded {
  const changed = new Map<string, CaseRow>();
  /** Those of them that are parts. */
  const changedParts = new Map<string, CaseRow>();
  const seen = new Map<string, KnownEvent>();
  const kept: Kept[] = [];
  const rowOf = (number: string | null | undefined) =>
    (number && (changed.get(number) ?? facts.rows.get(number))) || null;

  const take = (event: CaseEvent): Verdict => {
    const before = seen.get(event.id) ?? knownAs(event, facts);
    if (before) return isSame(before, event) ? 'duplicate' : { error: OTHER_BODY, why: 'otherContent' };
    const row = rowOf(event.case.number);
    const above = event.case.parent ?? row?.parent;
    const parts = partsOf(above ?? event.case.number, facts, changedParts);
    const known = { ...around, row, parent: rowOf(above), parts };
    const decision = decide(event, known);
    if (decision.outcome === 'refused') return { error: decision.refusal.says, why: decision.refusal.kind };
    seen.set(event.id, { case: event.case.number, body: event.body ?? null });
    const { row: after } = decision;
    changed.set(after.number, after);
    if (after.parent !== null) changedParts.set(after.number, after);
    const { notices, timers } = decision.outcome === 'late' ? NOTHING : decision;
    const applicantChanged = row !== null && (row.phone !== after.phone || row.applicant !== after.applicant);
    kept.push({ event: decision.event, notices, timers, applicantChanged });
    const warning = warningOf(event, decision, known);
    return warning === null ? 'accepted' : { warning };
  };
  const places = events.map((_, place) => place).sort((a, b) => atOf(events, a) - atOf(events, b) || a - b);
  const verdicts: Verdict[] = new Array(events.length);
  for (const place of places) {
    const event = events[place];
    if (event) verdicts[place] = take(event);
  }
  return { verdicts, kept, rows: [...changed.values()] };
}

function atOf(events: readonly CaseEvent[], place: number): number {
  return events[place]?.at ?? 0;
}

/** What came after its turn has no effect. */
const NOTHING = { notices: [], timers: [] };
const OTHER_BODY =
  '/id is that of an event with other content: what differs is another event, and needs an id of its own';

/** What is kept under its id; or, from before ids counted per key, under the id as it was written, of the same case. */
function knownAs({ id, case: { number } }: CaseEvent, { known }: FoldFacts): KnownEvent | undefined {
  const before = known.get(writtenId(id));
  return known.get(id) ?? (before?.case === number ? before : undefined);
}

/** What was kept without a print of its body counts as the same. */
function isSame(kept: KnownEvent, { body }: CaseEvent): boolean {
  return body === undefined || (kept.body ?? null) === null || kept.body === body;
}

/** What the office of an accepted event may not expect; null where there is nothing. */
function warningOf(event: CaseEvent, decision: Taken, known: Known): string | null {
  const { row } = decision;
  if (decision.outcome === 'late')
    return `it came after its turn: kept for the record, and case ${row.number} stays ${row.state}`;
  if (event.silent) return null;
  if (decision.left.length > 0)
    return `${decision.left.join(', ')}: kept, and nobody is told of it, for it holds a link or an account to pay by`;
  if (decision.history) return `it is older than ${known.limits.newsDays} days: kept, and nobody is told`;
  return canReceive(known.parent?.phone ?? row.phone)
    ? null
    : 'nobody is told: the applicant has no phone that takes texts';
}

type Taken = Exclude<Decision, { outcome: 'refused' }>;

function partsOf(number: string, facts: FoldFacts, changed: ReadonlyMap<string, CaseRow>): CaseRow[] {
  const parts = new Map((facts.parts.get(number) ?? []).map((part) => [part.number, part]));
  for (const row of changed.values()) if (row.parent === number) parts.set(row.number, row);
  return [...parts.values()];
}
