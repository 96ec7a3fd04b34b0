/**
 * What came of sends, on its way to the store. What the store does not take is kept here and offered again, before
 * anything else is claimed or sent: a carrier that has a message must not get it twice because a disk was full.
 */
import type { Change, Settlement } from '../../core/model/change';
import { type Log, type Store, StoreError } from '../../ports';

export interface Outcomes {
  /** Resolves with whether the store has them now. Never rejects. */
  keep(settlements: readonly Settlement[]): Promise<boolean>;
  /** Something the store did not take is still here: nothing more is to be sent. */
  readonly stuck: boolean;
  /** Offers again what is still here; resolves with whether nothing is left. */
  retry(): Promise<boolean>;
}

export function createOutcomes({
  store,
  gateway,
  log,
}: {
  store: Pick<Store, 'commit'>;
  gateway: string;
  log: Log;
}): Outcomes {
  let left: Settlement[] = [];
  let retrying: Promise<boolean> | null = null;

  /** Whether all of these are kept, and those to offer again. What the store can never take would keep the rest for ever. */
  async function offer(settlements: readonly Settlement[]): Promise<{ kept: boolean; later: Settlement[] }> {
    const change = (settlement: Settlement): Change => ({ kind: 'settled', settlement });
    const results = await Promise.allSettled(settlements.map((one) => store.commit([change(one)])));
    const refused = settlements.flatMap((settlement, index) => {
      const result = results[index];
      return result?.status === 'rejected' ? [{ settlement, err: result.reason as unknown }] : [];
    });
    const [first] = refused;
    if (first && left.length === 0)
      log.warn({ gateway, err: first.err }, 'what came of a send can not be kept: it may be sent again');
    const later = refused.filter(({ err }) => passes(err)).map(({ settlement }) => settlement);
    return { kept: refused.length === 0, later };
  }

  async function again(): Promise<boolean> {
    const some = left;
    const { later } = await offer(some);
    left = [...later, ...left.slice(some.length)];
    return left.length === 0;
  }

  return {
    async keep(settlements) {
      const { kept, later } = await offer(settlements);
      left = [...left, ...later];
      return kept;
    },
    get stuck() {
      return left.length > 0;
    },
    async retry() {
      if (left.length === 0) return true;
      retrying ??= again().finally(() => {
        retrying = null;
      });
      return retrying;
    },
  };
}

/** The store will take writes again: it is full, read-only or away. */
function passes(error: unknown): boolean {
  return error instanceof StoreError && error.kind !== 'broken';
}
