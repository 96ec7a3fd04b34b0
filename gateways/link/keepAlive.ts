/** Whether the peer is still there: asked now and then, and gone after two questions' time without a sound. */
import type { Clock } from '../../src/ports';

export interface KeepAliveNeeds {
  /** Resolves or rejects when the question is over. */
  ask(): Promise<unknown>;
  /** False while nothing is read by our own choice. */
  listens(): boolean;
  /** Called where the peer has made no sound. */
  gone(): void;
}

/** Begins at once; `every`: milliseconds between two questions. */
export class KeepAlive {
  private sound = false;
  private asked = false;
  readonly stop: () => void;

  constructor(
    every: number,
    clock: Clock,
    private readonly needs: KeepAliveNeeds,
  ) {
    this.stop = clock.every(every, () => this.look());
  }

  /** Whatever the peer sends, and its taking what we send, shows that it is there. */
  heard(): void {
    this.sound = true;
  }

  private look(): void {
    if (this.asked && !this.sound && this.needs.listens()) {
      this.needs.gone();
      return;
    }
    this.sound = false;
    if (this.asked) return;
    this.asked = true;
    const answered = () => {
      this.asked = false;
    };
    this.needs.ask().then(answered, answered);
  }
}
