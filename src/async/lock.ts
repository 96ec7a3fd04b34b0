/** Lets one in at a time, in the order they came. */
export class Lock {
  private held = false;
  private readonly waiting: (() => void)[] = [];

  async with<T>(work: () => Promise<T>): Promise<T> {
    if (this.held) await new Promise<void>((enter) => this.waiting.push(enter));
    this.held = true;
    try {
      return await work();
    } finally {
      // The lock is handed on, never open in between, so that nobody can slip in before the one who waits.
      const next = this.waiting.shift();
      if (next) next();
      else this.held = false;
    }
  }
}
