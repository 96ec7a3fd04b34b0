/** The life of a gateway that has no peer to dial: up from `start` to `stop`, with the calls that are being answered. */
import type { Clock, Health, Listener } from '../../src/ports';

export class Lifetime {
  /** Where calls are handed on; null before `start` and after `stop`. */
  on: Listener | null = null;
  private readonly open = new Set<Promise<unknown>>();
  private state: Omit<Health, 'open'>;

  constructor(private readonly clock: Pick<Clock, 'now'>) {
    this.state = { state: 'stopped', since: clock.now(), detail: 'not started' };
  }

  start(on: Listener): void {
    this.on = on;
    this.state = { state: 'up', since: this.clock.now(), detail: '' };
  }

  /** Counts a call as open until it is answered. */
  track<T>(answering: Promise<T>): Promise<T> {
    const tracked = answering.finally(() => this.open.delete(tracked));
    this.open.add(tracked);
    return tracked;
  }

  health(): Health {
    return { ...this.state, open: this.open.size };
  }

  /** Resolves when the open calls are answered. */
  async stop(): Promise<void> {
    this.on = null;
    this.state = { state: 'stopped', since: this.clock.now(), detail: 'stopped' };
    await Promise.allSettled(this.open);
  }
}
