/** Optimistic commits: read, decide, commit; where another process was first, all of it again. */
import { Moved, type Store, StoreError } from '../ports';

type Changes = Parameters<Store['commit']>[0];
type Stamps = Awaited<ReturnType<Store['reference']['stamps']>>;

/** Attempts at one commit: others that win so often in a row are too many to wait for. */
const ATTEMPTS = 10;

/**
 * Calls `attempt`, which reads afresh, decides and commits, until it resolves with something; null, or `Moved` thrown, says
 * that another process has written the same rows first. Rejects as `attempt` does, and with StoreError `busy` after ten attempts.
 */
export async function untilCommitted<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (let count = 0; count < ATTEMPTS; count++) {
    const result = await attempt().catch(nullIfMoved);
    if (result !== null) return result;
  }
  throw new StoreError('busy', 'other processes keep changing the same rows; try again');
}

function nullIfMoved(error: unknown): null {
  if (error instanceof Moved) return null;
  throw error;
}

/**
 * Commits what was decided from what was `seen`. Throws `Moved` where any of that was written since; `refused`: for a reason of the
 * changes' own. Rejects with StoreError.
 */
export async function commitUnmoved(
  { commit, reference }: Pick<Store, 'commit' | 'reference'>,
  seen: Partial<Stamps>,
  changes: Readonly<Changes>,
): Promise<'done' | 'refused'> {
  if ((await commit([{ kind: 'unmoved', seen }, ...changes])) === 'done') return 'done';
  if (hasMoved(seen, await reference.stamps())) throw new Moved();
  return 'refused';
}

/** As `commitUnmoved`, of changes that have no reason of their own to be refused: then nobody hears that they were written. */
export async function writeUnmoved(
  store: Pick<Store, 'commit' | 'reference'>,
  seen: Partial<Stamps>,
  changes: Readonly<Changes>,
): Promise<void> {
  if ((await commitUnmoved(store, seen, changes)) === 'refused')
    throw new StoreError('broken', 'changes that nothing stands against were refused: nothing was written');
}

/** Whether any of what was seen has been written since. */
export function hasMoved(seen: Partial<Stamps>, now: Stamps): boolean {
  const versions = new Map(Object.entries(now));
  return Object.entries(seen).some(([name, version]) => versions.get(name) !== version);
}
