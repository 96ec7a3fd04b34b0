/** Bells of the outbox: a process that has messages to send is told to look. Lost or repeated, a bell does no harm. */
import type { Change } from '../../core/model/change';
import { UNROUTED } from '../../core/sending/route';
import type { Clock, Log, Queue, Store } from '../../ports';

/** Milliseconds between two rings for one gateway: thousands of commits a second need no thousands of jobs. */
const APART = 20;

/** Messages are owed on this gateway. */
export type RingBell = (gateway: string) => void;

/**
 * Rings at once, and for all that comes within a moment once more after it. Never rejects: a bell that could not be rung
 * is made good by the next look of housekeeping.
 */
export function createBell({ queue, clock, log }: { queue: Queue; clock: Clock; log: Log }): RingBell {
  /** Gateways that have just been rung for, and whether to ring again. */
  const rung = new Map<string, { again: boolean }>();

  function ring(gateway: string): void {
    const state = { again: false };
    rung.set(gateway, state);
    // With its id, so that one job waits where no process works for the gateway, and not one for each ring.
    queue
      .add('owed', { gateway }, { id: gateway })
      .catch(() => log.warn({ gateway }, 'a bell could not be rung'));
    clock.after(APART, () => {
      rung.delete(gateway);
      if (state.again) ring(gateway);
    });
  }

  return (gateway) => {
    const state = rung.get(gateway);
    if (state) state.again = true;
    else ring(gateway);
  };
}

/** As `commit` of the store; where it is done, rings for the messages among the changes. */
export async function commitAndRing(
  changes: Change[],
  { store, ring }: { store: Pick<Store, 'commit'>; ring: RingBell },
): Promise<'done' | 'duplicate'> {
  const outcome = await store.commit(changes);
  if (outcome === 'done') ringFor(changes, ring);
  return outcome;
}

/** Rings for the messages among these committed changes that may leave now. */
export function ringFor(changes: readonly Change[], ring: RingBell): void {
  const gateways = changes.flatMap((change) =>
    change.kind === 'owed' && !change.suppressed && change.notBefore === undefined
      ? [change.message.gateway]
      : [],
  );
  // Without a route there is no process to ring for.
  for (const gateway of new Set(gateways)) if (gateway !== UNROUTED) ring(gateway);
}
