/** Asks the peer whether it is there, and says when it is not: two questions' time, or all of a request's, without a sound. */
import type { Clock } from '../../src/ports';

export interface KeepAliveNeeds {
  /** False while nothing is read by our own choice. */
  listens(): boolean;
  /** Called where the peer has made no sound. */
  gone(): void;
}

export class KeepAlive {
  private sounds = 0;
  private asked = false;
  private cancel = () => {};

  constructor(private readonly needs: KeepAliveNeeds) {}

  /** `every`: milliseconds between two questions; `ask` resolves or rejects when the question is over. */
  begin(every: number, clock: Clock, ask: () => Promise<unknown>): void {
    let before = this.sounds;
    this.cancel = clock.every(every, () => {
      if (this.asked && this.sounds === before) this.silent();
      before = this.sounds;
      if (this.asked) return;
      this.asked = true;
      const over = () => {
        this.asked = false;
      };
      this.proves(ask()).then(over, over);
    });
  }

  stop(): void {
    this.cancel();
  }

  /** Whatever the peer sends, and its taking what we send, shows that it is there. */
  heard(): void {
    this.sounds++;
  }

  /** `request` is rejected when its time is over: a peer that made no sound in all of it is gone. */
  proves<T>(request: Promise<T>): Promise<T> {
    const before = this.sounds;
    request.catch(() => {
      if (this.sounds === before) this.silent();
    });
    return request;
  }

  private silent(): void {
    if (this.needs.listens()) this.needs.gone();
  }
}
