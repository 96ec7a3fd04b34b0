/** Optimistic commits: read, decide, commit; where another process was first, all of it again. */
import { Moved, StoreError } from '../ports';

/** Attempts at one commit: others that win so often in a row are too many to wait for. */
const ATTEMPTS = 10;

/**
 * Calls `attempt`, which reads afresh, decides and commits, until it resolves with something; null, or `Moved` thrown, says
 * that another process has written the same rows first. Rejects as `attempt` does, and with StoreError `busy` after ten attempts.
 */
export async function untilCommitted<T>(attempt: () => Promise<T | null>): Promise<T> {
  for (let count = 0; count < ATTEMPTS; count++) {
    try {
      const result = await attempt();
      if (result !== null) return result;
    } catch (error) {
      if (!(error instanceof Moved)) throw error;
    }
  }
  throw new StoreError('busy', 'other processes keep changing the same rows; try again');
}
