/** One person at a time: what one phone sends is answered in the order it came. */
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  /** Runs `work` after everything taken before for the same phone, whether that failed or not. */
  take<T>(phone: string, work: () => Promise<T>): Promise<T> {
    const before = this.last.get(phone);
    const mine = before ? before.then(work, work) : work();
    this.last.set(phone, mine);
    const leave = () => {
      if (this.last.get(phone) === mine) this.last.delete(phone);
    };
    mine.then(leave, leave);
    return mine;
  }
}
