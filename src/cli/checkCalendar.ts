/** Promises are counted in working days, and none is made into a year whose days nobody has said. */
import { existsSync } from 'node:fs';
import type { Config } from '../config';
import { dayAt } from '../core/cases/deadline';
import { obtainDataKey } from '../dataKey';
import type { Finding } from './finding';
import { sentence } from './sentence';

/** The longest promises reach about so far. Milliseconds. */
const AHEAD = 60 * 86_400_000;

/** Until when working days are known, and in good time what to do about it. Never fails: queries need no calendar. */
export async function checkCalendar(config: Config): Promise<Finding> {
  const { knownUntil, officialCalendar } =
    require('../core/cases/calendar') as typeof import('../core/cases/calendar');
  const { systemClock, utcOffset } = require('../clock') as typeof import('../clock');
  const subject = 'working days';
  const now = systemClock.now();
  const today = dayAt(now, utcOffset(config.timeZone, now));
  let local: Map<string, boolean>;
  try {
    local = await localDays(config);
  } catch (error) {
    return { subject, state: 'unused', says: `the offices' own days can not be read: ${sentence(error)}` };
  }
  const until = knownUntil(today, officialCalendar(local));
  const says = until === null ? `not known for ${today.slice(0, 4)}` : `known until ${until}`;
  if (until !== null && Date.parse(until) > now + AHEAD) return { subject, state: 'works', says };
  const year = Number((until ?? `${Number(today.slice(0, 4)) - 1}`).slice(0, 4)) + 1;
  const todo =
    `Cases that promise into ${year} are refused until its days are added: put the official days into a file, ` +
    `${year}-01-01 among them, and run \`xiangxin calendar FILE\`.`;
  return { subject, state: until === null ? 'unused' : 'works', says, todo };
}

/** None where there is no database yet. */
async function localDays(config: Config): Promise<Map<string, boolean>> {
  const { database } = config;
  if (database.engine === 'sqlite' && !existsSync(database.path)) return new Map();
  const { openStore } = require('../store') as typeof import('../store');
  const store = await openStore({ url: database.url, dataKey: obtainDataKey(config) });
  try {
    return await store.cases.localDays();
  } finally {
    await store.close();
  }
}
