/** Promises are counted in working days, and none is made into a year whose days nobody has said. */
import { existsSync } from 'node:fs';
import type { Config } from '../../config';
import { dayAt } from '../../core/calendar/deadline';
import { DAY } from '../../core/calendar/durations';
import { obtainDataKey } from '../../main/dataKey';
import { reachesPeople } from '../../main/sendingPlan';
import { sentence, t } from '../terminal/words';
import type { Finding } from './finding';

/** In so good time the office is told that the known days come to their end. Milliseconds. */
const WARNED_AHEAD = 60 * DAY;
/** Of the longest promise where no matter says: thirty working days, as long as a permit may take by 行政许可法 42 and 45. */
const USUAL_PROMISE = 30;

/** Until when working days are known. Fails where people rely on it and a matter
 * that is taken today would promise beyond: such a case is refused. */
export async function checkCalendar(config: Config): Promise<Finding> {
  const { knownUntil, officialCalendar } =
    require('../../core/calendar/workingDays') as typeof import('../../core/calendar/workingDays');
  const { systemClock, utcOffset } = require('../../main/clock') as typeof import('../../main/clock');
  const subject = t`working days`;
  const now = systemClock.now();
  const today = dayAt(now, utcOffset(config.timeZone, now));
  let known: Known;
  try {
    known = await knownTo(config);
  } catch (error) {
    return { subject, state: 'unused', says: t`the offices' own days can not be read: ${sentence(error)}` };
  }
  const { local, longest } = known;
  const until = knownUntil(today, officialCalendar(local));
  const says = until === null ? t`not known for ${today.slice(0, 4)}` : t`known until ${until}`;
  // Two of seven days are none of work, and the longest holidays take two weeks more.
  const reaches = now + Math.ceil((longest * 7) / 5 + 14) * DAY;
  const isShort = until === null || Date.parse(until) < reaches;
  if (!isShort && Date.parse(until) > now + WARNED_AHEAD) return { subject, state: 'works', says };
  const year = Number((until ?? `${Number(today.slice(0, 4)) - 1}`).slice(0, 4)) + 1;
  const todo = t`Cases that promise into ${year} are refused until its days are added: put the official days into a file, ${`${year}-01-01`} among them, and run \`xiangxin calendar FILE\`.`;
  if (!isShort) return { subject, state: 'works', says, todo };
  // Who only tries things out can do without.
  const state = reachesPeople(config) ? 'fails' : 'unused';
  return { subject, state, says: t`${says}, and cases may promise ${longest} of them`, todo };
}

interface Known {
  local: Map<string, boolean>;
  /** Working days of the longest promise. */
  longest: number;
}

/** None of the offices' own where there is no database yet. */
async function knownTo(config: Config): Promise<Known> {
  const { database } = config;
  if (database.engine === 'sqlite' && !existsSync(database.path)) {
    return { local: new Map(), longest: USUAL_PROMISE };
  }
  const { openStore } = require('../../store') as typeof import('../../store');
  const store = await openStore({ url: database.url, dataKey: obtainDataKey(config) });
  try {
    const [local, { matters }] = await Promise.all([store.cases.localDays(), store.cases.directory()]);
    const promised = [...matters.values()].map(({ promisedDays }) => promisedDays);
    return { local, longest: Math.max(USUAL_PROMISE, ...promised) };
  } finally {
    await store.close();
  }
}
