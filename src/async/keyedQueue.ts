/** One at a time for each key, in the order they came; different keys do not wait for one another. */
export class KeyedQueue {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` after everything that came before for the same key, whether that failed or not. */
  run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(key);
    const mine = before ? before.then(work, work) : work();
    this.last.set(key, mine);
    this.forget([key], mine);
    return mine;
  }

  /** As `run`, after everything that came before for any of `keys`. All are entered at once: nobody waits in a ring. */
  runAll<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = keys.flatMap((key) => this.last.get(key) ?? []);
    const mine = before.length > 0 ? Promise.allSettled(before).then(work) : work();
    for (const key of keys) this.last.set(key, mine);
    this.forget(keys, mine);
    return mine;
  }

  /** Once `mine` has ended, forgets keys for which nothing came after it. */
  private forget(keys: readonly string[], mine: Promise<unknown>): void {
    const forget = () => {
      for (const key of keys) if (this.last.get(key) === mine) this.last.delete(key);
    };
    mine.then(forget, forget);
  }
}
