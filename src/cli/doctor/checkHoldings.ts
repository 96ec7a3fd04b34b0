/** What the database holds: invented people where real ones come, or nothing to answer anybody with. */
import { existsSync } from 'node:fs';
import type { Config } from '../../config';
import { NEEDED, type Needed } from '../../core/model/records';
import { DEMO_AMONG_PEOPLE, holdsDemo } from '../../demo/records';
import { obtainDataKey } from '../../main/dataKey';
import { reachesPeople } from '../../main/sendingPlan';
import { t, told } from '../terminal/words';
import type { Finding } from './finding';

const CALLED: Readonly<Record<Needed, string>> = {
  areas: 'no villages',
  departments: 'no departments',
  ladder: 'no leader of any department',
  matters: 'no matters',
  programmes: 'no programmes',
  households: 'no households',
  liaison: 'no village liaison',
  supervisor: 'no supervisor to hear of alarms',
};

/** Silent where the database itself can not be opened: that is another finding. */
export async function* checkHoldings(config: Config): AsyncIterable<Finding> {
  const held = await read(config);
  if (held === null) return;
  const real = reachesPeople(config);
  if (held.demo) {
    const finding = { subject: t`data`, says: t`invented people, to try things out` };
    yield real
      ? { ...finding, state: 'fails', says: told(DEMO_AMONG_PEOPLE) }
      : { ...finding, state: 'works' };
    return;
  }
  if (held.lacks.length === 0)
    yield { subject: t`data`, state: 'works', says: t`what answers need is there` };
  else if (real) {
    yield {
      subject: t`data`,
      state: 'fails',
      says: t`${held.lacks.map((one) => told(CALLED[one])).join(told(', '))}: people could not be answered`,
      todo: t`Put in the offices’ own: at the desk, First steps (${config.http.publicUrl}/console/first-steps), or with \`xiangxin import FILE --kind KIND\`.`,
    };
  }
}

async function read(config: Config): Promise<{ demo: boolean; lacks: Needed[] } | null> {
  const { database } = config;
  if (database.engine === 'sqlite' && !existsSync(database.path)) {
    // Made when the service first starts, and empty then but on a demo.
    return reachesPeople(config) ? { demo: false, lacks: [...NEEDED] } : null;
  }
  const { openStore } = require('../../store') as typeof import('../../store');
  try {
    const store = await openStore({ url: database.url, dataKey: obtainDataKey(config) });
    try {
      return { demo: await holdsDemo(store), lacks: await store.lacks() };
    } finally {
      await store.close();
    }
  } catch {
    return null;
  }
}
