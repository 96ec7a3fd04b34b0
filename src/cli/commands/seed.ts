/** `xiangxin seed`: synthetic data by volume. */
import { withTimers } from '../../core/cases/timerMoments';
import { holdsDemo, markDemo } from '../../demo/records';
import { seedRecords } from '../../demo/seed';
import { timesFor } from '../../main/caseTimes';
import { type Io, readArguments, UsageError, wholeNumber } from '../terminal/io';
import { withStore } from '../terminal/store';
import { t } from '../terminal/words';

const elsewhere = () => t`set DATABASE_URL to a database for trying things out`;
const MOST_HOUSEHOLDS = 10_000_000;

/** Adds synthetic households and cases; rows that are there already are left as they are. */
export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments(args, {
    households: { type: 'string' },
    cases: { type: 'string', default: '0' },
  });
  if (values.households === undefined) throw new UsageError(t`seed needs --households N`);
  const households = wholeNumber('households', values.households, 0);
  const cases = wholeNumber('cases', values.cases, 0);
  if (Math.max(households, cases) > MOST_HOUSEHOLDS) {
    throw new UsageError(t`seed makes at most ${MOST_HOUSEHOLDS} of each, so that phones stay eleven digits`);
  }

  const config = io.config();
  if (config.production)
    throw new Error(t`seed makes invented people, and NODE_ENV is production: ${elsewhere()}`);
  await withStore(config, async (store) => {
    if (!(await holdsDemo(store)) && !(await store.isEmpty())) {
      throw new Error(t`this database holds people of its own: ${elsewhere()}`);
    }
    await markDemo(store, io.now());
    let done = 0;
    const times = await timesFor(store, config, io.now());
    for (const records of seedRecords(households, cases, io.now())) {
      await store.load(withTimers(records, times));
      done += records.households?.length ?? 0;
      if (records.households && done % 100_000 === 0) io.err(t`${done} of ${households} households`);
    }
  });
  io.out(
    t`${households} households with ${households * 3} payments, and ${cases} cases, are in the database.`,
  );
  return 0;
}
