/** Facts by which cases are decided on: directory, calendar, cases, parts. A few queries, however many cases. */

import { cached } from '../../async/cached';
import { SECOND } from '../../core/calendar/durations';
import { officialCalendar } from '../../core/calendar/workingDays';
import type { FoldFacts, Surroundings } from '../../core/cases/decideAll';
import type { Known } from '../../core/cases/decision';
import { findDepartment, findMatter } from '../../core/cases/directory';
import type { CaseReads } from '../../core/cases/reads';
import type { CaseEvent } from '../../core/model/caseEvents';
import type { CaseRow } from '../../core/model/cases';
import { writtenId } from '../../core/model/desk/apiKeys';
import type { CaseLimits } from '../../core/model/limits';
import { MOST_FOLLOWED } from '../../core/model/phoneMoves';
import type { Clock } from '../../ports';

/** Matters and departments by name or id, as an office says them. */
type Naming = Pick<CaseEvent['case'], 'matter' | 'department'>;

/** Directory, calendar and limits at `now`, milliseconds UTC: of today's directory where what is named is not in the one that is remembered. Rejects with StoreError. */
export type ReadCaseContext = (now: number, named?: readonly Naming[]) => Promise<Surroundings>;

/** How long directory and calendar are cached, milliseconds. */
const CACHED_FOR = 30 * SECOND;
/** The same for whoever names what was not there: many wrong names cost a few look-ups a second. */
const LOOKED_AGAIN_AFTER = SECOND / 5;

/** Remembers the directory for a while; a name that is not in it is looked for anew. */
export function caseContextReader(
  cases: Pick<CaseReads, 'directory' | 'localDays'>,
  { limits, utcOffset, clock }: { limits: CaseLimits; utcOffset: number; clock: Clock },
): ReadCaseContext {
  const read = () => readWhole(cases);
  const current = cached(CACHED_FOR, read, () => clock.monotonic());
  const newest = cached(LOOKED_AGAIN_AFTER, read, () => clock.monotonic());
  return async (now, named = []) => {
    const known = await current();
    const isKnown = named.every((one) => isIn(known, one));
    return { ...(isKnown ? known : await newest()), now, limits, utcOffset };
  };
}

function isIn({ directory }: Pick<Surroundings, 'directory'>, { matter, department }: Naming): boolean {
  return (
    (matter === undefined || findMatter(directory, matter) !== null) &&
    (department === undefined || findDepartment(directory, department) !== null)
  );
}

async function readWhole(
  cases: Pick<CaseReads, 'directory' | 'localDays'>,
): Promise<Pick<Surroundings, 'directory' | 'calendar'>> {
  const [directory, localDays] = await Promise.all([cases.directory(), cases.localDays()]);
  return { directory, calendar: officialCalendar(localDays) };
}

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
    // Under the id as written, too: it was kept so before ids counted per key.
    cases.known([...new Set(events.flatMap(({ id }) => [id, writtenId(id)]))]),
  ]);
  return { ...facts, known };
}

/**
 * The events, but where one names the number that its applicant has given up since, and the case has followed to the
 * new one: an office goes on sending what it once wrote down, and the case would leave its applicant again.
 */
export async function withCurrentPhones<E extends Pick<CaseEvent, 'case'>>(
  cases: Pick<CaseReads, 'movedTo'>,
  events: readonly E[],
  { rows }: Pick<CaseFacts, 'rows'>,
): Promise<readonly E[]> {
  // A part that is not known yet stands where its lead does.
  const standing = ({ case: { number, parent } }: Pick<CaseEvent, 'case'>) =>
    rows.get(number) ?? rows.get(parent ?? '');
  const stale = events.flatMap((event) => {
    const row = standing(event);
    const { applicant } = event.case;
    return row && applicant && row.phone !== applicant.phone ? [applicant.phone] : [];
  });
  if (stale.length === 0) return events;
  const moves = new Map<string, string>();
  let next = [...new Set(stale)];
  for (let step = 0; step < MOST_FOLLOWED && next.length > 0; step++) {
    const found = await cases.movedTo(next);
    for (const [from, to] of found) moves.set(from, to);
    next = [...new Set(found.values())].filter((phone) => !moves.has(phone));
  }
  return events.map((event) => {
    const { applicant } = event.case;
    const phone = standing(event)?.phone;
    if (!applicant || phone === undefined || !leadsTo(applicant.phone, phone, moves)) return event;
    return { ...event, case: { ...event.case, applicant: { ...applicant, phone } } };
  });
}

function leadsTo(from: string, to: string, moves: ReadonlyMap<string, string>): boolean {
  let at: string | undefined = from;
  for (let step = 0; step < MOST_FOLLOWED && at !== undefined; step++) {
    at = moves.get(at);
    if (at === to) return true;
  }
  return false;
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
