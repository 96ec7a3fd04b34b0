/** What waits to be sent, as the store counts it. */
import type { Lane } from '../model/message';

/** Of one lane of one gateway. `oldest`: for how long the first of them has been due, milliseconds; 0 where none is. */
export interface Backlog {
  gateway: string;
  lane: Lane;
  depth: number;
  oldest: number;
}

type Waiting = Pick<Backlog, 'depth' | 'oldest'>;

/** All lanes of a gateway together, by its name. */
export function byGateway(backlog: readonly Omit<Backlog, 'lane'>[]): Map<string, Waiting> {
  const waiting = new Map<string, Waiting>();
  for (const { gateway, depth, oldest } of backlog) {
    const others = waiting.get(gateway) ?? { depth: 0, oldest: 0 };
    waiting.set(gateway, { depth: others.depth + depth, oldest: Math.max(others.oldest, oldest) });
  }
  return waiting;
}
