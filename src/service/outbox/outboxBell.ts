/** Rings for what is owed: at once, and where it has just rung, once more a moment later for all that came since. */
import type { Clock, Log, Queue } from '../../ports';

/** Milliseconds between two rings for one gateway: thousands of commits a second need no thousands of jobs. */
const APART = 20;

export type Bell = (gateway: string) => void;

/** Never rejects: a bell that is not heard is made good by the next look. */
export function createBell({ queue, clock, log }: { queue: Queue; clock: Clock; log: Log }): Bell {
  const waiting = new Map<string, { again: boolean }>();

  function ring(gateway: string): void {
    const state = { again: false };
    waiting.set(gateway, state);
    // Its id: where nobody works for the gateway one job waits, and not one for each ring.
    queue
      .add('owed', { gateway }, { id: gateway })
      .catch(() => log.warn({ gateway }, 'a bell could not be rung'));
    clock.after(APART, () => {
      waiting.delete(gateway);
      if (state.again) ring(gateway);
    });
  }

  return (gateway) => {
    const state = waiting.get(gateway);
    if (state) state.again = true;
    else ring(gateway);
  };
}
