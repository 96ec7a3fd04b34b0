/** One person at a time: what one phone sends is answered in the order it came. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` after everything taken before for the same phone, whether that failed or not. */
  take<T>(phone: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(phone);
    const mine = before ? before.then(work, work) : work();
    this.last.set(phone, mine);
    this.leave([phone], mine);
    return mine;
  }

  /** As `take`, after everything taken before for any of `keys`. All are taken at once: nobody waits in a ring. */
  takeAll<T>(keys: readonly string[], work: () => Promise<T>): Promise<T> {
    const before = keys.flatMap((key) => this.last.get(key) ?? []);
    const mine = before.length > 0 ? Promise.allSettled(before).then(work) : work();
    for (const key of keys) this.last.set(key, mine);
    this.leave(keys, mine);
    return mine;
  }

  private leave(keys: readonly string[], mine: Promise<unknown>): void {
    const leave = () => {
      for (const key of keys) if (this.last.get(key) === mine) this.last.delete(key);
    };
    mine.then(leave, leave);
  }
}
