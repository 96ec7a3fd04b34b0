/** What the timers of cases hang on in this installation, beside the cases. */

import type { Config } from '../config';
import { officialCalendar } from '../core/calendar/workingDays';
import type { Times } from '../core/cases/timerMoments';
import { loadLimits } from '../files/limits';
import { ROOT } from '../files/root';
import type { Store } from '../ports';
import { utcOffset } from './clock';

/** As it is at `now`, milliseconds UTC. Rejects with StoreError. */
export async function timesFor(store: Pick<Store, 'cases'>, config: Config, now: number): Promise<Times> {
  const calendar = officialCalendar(await store.cases.localDays());
  return {
    calendar,
    limits: loadLimits(ROOT, config.limitsFile),
    utcOffset: utcOffset(config.timeZone, now),
    now,
  };
}
