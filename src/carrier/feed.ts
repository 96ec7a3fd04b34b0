/** Things that happen, to be awaited one by one: a test waits for the event and never for time. */
export class Feed<T> {
  /** Everything that ever came. */
  readonly all: T[] = [];
  private fresh: T[] = [];
  private waiting: { match: (item: T) => boolean; take: (item: T) => void }[] = [];

  push(item: T): void {
    this.all.push(item);
    const at = this.waiting.findIndex(({ match }) => match(item));
    if (at < 0) this.fresh.push(item);
    else for (const { take } of this.waiting.splice(at, 1)) take(item);
  }

  /** Forgets what came, so that a long test keeps nothing. */
  clear(): void {
    this.all.length = 0;
    this.fresh = [];
  }

  /** The first one that matches and was not handed out yet, now or when it comes. */
  next(match: (item: T) => boolean = () => true): Promise<T> {
    const at = this.fresh.findIndex(match);
    const [found] = at < 0 ? [] : this.fresh.splice(at, 1);
    if (found !== undefined) return Promise.resolve(found);
    return new Promise((take) => this.waiting.push({ match, take }));
  }
}
