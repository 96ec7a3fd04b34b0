/** Whether the clock of this machine is to be believed, and goes with the database's. */
import { existsSync } from 'node:fs';
import type { Config } from '../../config';
import { dayAt } from '../../core/calendar/deadline';
import { SECOND } from '../../core/calendar/durations';
import { clockDoubt, MOST_APART, type Times } from '../../core/sending/clockTrust';
import { systemClock, utcOffset } from '../../main/clock';
import { obtainDataKey } from '../../main/dataKey';
import { t } from '../terminal/words';
import type { Finding } from './finding';

/** Silent where the database can not be opened: that is another finding. */
export async function* checkClock(config: Config): AsyncIterable<Finding> {
  const times = await read(config);
  if (times === null) return;
  const { now, known, theirs } = times;
  const subject = t`clock`;
  const dayOf = (at: number) => dayAt(at, utcOffset(config.timeZone, at));
  const today = dayOf(now);
  if (known !== null && clockDoubt(times) === 'known') {
    const todo = t`Set the clock of this machine (NTP), and see to its battery. If it is right: \`xiangxin clock --right\`. Nothing is forgotten meanwhile.`;
    const says = t`today is ${today} by it, and was ${dayOf(known)} when the service last looked`;
    yield { subject, state: 'fails', says, todo };
  }
  if (theirs === null || Math.abs(now - theirs) < MOST_APART) {
    if (clockDoubt(times) === null) yield { subject, state: 'works', says: t`today is ${today} by it` };
    return;
  }
  const apart = Math.round((now - theirs) / SECOND);
  const todo = t`Set the clocks of all machines by NTP: by clocks that are apart messages are sent twice.`;
  yield { subject, state: 'fails', says: t`${apart} seconds ahead of the database’s`, todo };
}

async function read(config: Config): Promise<Times | null> {
  const { database } = config;
  if (database.engine === 'sqlite' && !existsSync(database.path)) return null;
  const { openStore } = require('../../store') as typeof import('../../store');
  try {
    const store = await openStore({ url: database.url, dataKey: obtainDataKey(config) });
    try {
      const [known, theirs] = await Promise.all([store.knownTime(), store.serverTime()]);
      return { now: systemClock.now(), known, theirs };
    } finally {
      await store.close();
    }
  } catch {
    return null;
  }
}
