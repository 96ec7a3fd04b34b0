/** Commits of what was decided from reference data, settings, news or accounts as they were seen: nothing is written where any of that moved since. */
import type { Change } from '../core/model/change';
import type { Stamps } from '../core/model/desk/stamps';
import { Moved, StoreError } from './errors';
import type { Store } from './store';

/**
 * Commits what was decided from what was `seen`. Throws `Moved` where any of that was written since; `refused`: for a reason of the
 * changes' own. Rejects with StoreError.
 */
export async function commitUnmoved(
  { commit, reference }: Pick<Store, 'commit' | 'reference'>,
  seen: Partial<Stamps>,
  changes: readonly Change[],
): Promise<'done' | 'refused'> {
  if ((await commit([{ kind: 'unmoved', seen }, ...changes])) === 'done') return 'done';
  if (hasMoved(seen, await reference.stamps())) throw new Moved();
  return 'refused';
}

/** As `commitUnmoved`, of changes that have no reason of their own to be refused: then nobody hears that they were written. */
export async function writeUnmoved(
  store: Pick<Store, 'commit' | 'reference'>,
  seen: Partial<Stamps>,
  changes: readonly Change[],
): Promise<void> {
  if ((await commitUnmoved(store, seen, changes)) === 'refused')
    throw new StoreError('broken', 'changes that nothing stands against were refused: nothing was written');
}

/** Whether any of what was seen has been written since. */
export function hasMoved(seen: Partial<Stamps>, now: Stamps): boolean {
  const versions = new Map(Object.entries(now));
  return Object.entries(seen).some(([name, version]) => versions.get(name) !== version);
}
