/** The mark of a database that holds invented people. Their numbers are somebody's: it must never meet the world. */
import type { Store } from '../ports';
import { FARMER } from './fixed';

const MARK = 'demo';

export const DEMO_AMONG_PEOPLE =
  'this database holds invented people, and what is sent to them would reach strangers: set DATABASE_URL to an empty ' +
  'one (or move the file away), or try a link against a carrier on this machine, without NODE_ENV=production';

/** From now on the database is known to hold invented people; before the first of them is written. */
export async function markDemo(store: Pick<Store, 'commit'>, at: number): Promise<void> {
  await store.commit([{ kind: 'once', key: MARK, at }]);
}

/** Earlier versions left no mark: there the farmer whom every demo has tells. */
export async function holdsDemo({ happened, reads }: Pick<Store, 'happened' | 'reads'>): Promise<boolean> {
  if ((await happened([MARK])).has(MARK)) return true;
  return (await reads.caller(FARMER.phone)).household?.id === FARMER.household;
}
