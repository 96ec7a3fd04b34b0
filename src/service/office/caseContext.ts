/** What casework decides by, beside the case: the directory and the calendar, read whole and kept a while. */
import { officialCalendar } from '../../core/calendar/workingDays';
import type { CaseReads } from '../../core/cases/caseReads';
import type { Surroundings } from '../../core/cases/decideAll';
import type { CaseLimits } from '../../core/cases/decision';
import type { Clock } from '../../ports';

/** As they are at `now`, milliseconds UTC. Rejects with StoreError. */
export type ReadSurroundings = (now: number) => Promise<Surroundings>;

/** Milliseconds. */
const KEPT_FOR = 30_000;

type Read = Pick<Surroundings, 'directory' | 'calendar'>;

export function surroundingsReader(
  cases: Pick<CaseReads, 'directory' | 'localDays'>,
  { limits, utcOffset, clock }: { limits: CaseLimits; utcOffset: number; clock: Clock },
): ReadSurroundings {
  let kept: { at: number; read: Promise<Read> } | null = null;
  return async (now) => {
    const moment = clock.monotonic();
    if (!kept || moment - kept.at >= KEPT_FOR) {
      const fresh = { at: moment, read: read(cases) };
      kept = fresh;
      // What failed is not kept.
      fresh.read.catch(() => {
        if (kept === fresh) kept = null;
      });
    }
    return { ...(await kept.read), now, limits, utcOffset };
  };
}

async function read(cases: Pick<CaseReads, 'directory' | 'localDays'>): Promise<Read> {
  const [directory, localDays] = await Promise.all([cases.directory(), cases.localDays()]);
  return { directory, calendar: officialCalendar(localDays) };
}
