/** What casework decides by, beside the case: the directory and the calendar, read whole and kept a while. */
import { cached } from '../../async/cached';
import { officialCalendar } from '../../core/calendar/workingDays';
import type { CaseReads } from '../../core/cases/caseReads';
import type { Surroundings } from '../../core/cases/decideAll';
import type { CaseLimits } from '../../core/cases/decision';
import type { Clock } from '../../ports';

/** As they are at `now`, milliseconds UTC. Rejects with StoreError. */
export type ReadSurroundings = (now: number) => Promise<Surroundings>;

/** Milliseconds. */
const KEPT_FOR = 30_000;

export function surroundingsReader(
  cases: Pick<CaseReads, 'directory' | 'localDays'>,
  { limits, utcOffset, clock }: { limits: CaseLimits; utcOffset: number; clock: Clock },
): ReadSurroundings {
  const current = cached(
    KEPT_FOR,
    () => read(cases),
    () => clock.monotonic(),
  );
  return async (now) => ({ ...(await current()), now, limits, utcOffset });
}

async function read(
  cases: Pick<CaseReads, 'directory' | 'localDays'>,
): Promise<Pick<Surroundings, 'directory' | 'calendar'>> {
  const [directory, localDays] = await Promise.all([cases.directory(), cases.localDays()]);
  return { directory, calendar: officialCalendar(localDays) };
}
