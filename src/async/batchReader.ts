/** Reads that callers ask for at the same time go to their source as one. */

/** Keys in one read at most, unless a single caller has more. */
const KEYS_AT_ONCE = 1_000;
/**
 * The same for callers with one key each: a question. While what so many do with their answers is on its way to the
 * disk, the next are read and decided, so that neither waits for the other: half of a usual window.
 */
const SINGLE_KEYS_AT_ONCE = 25;

interface Caller<K, A> {
  keys: readonly K[];
  resolve(answer: A): void;
  reject(error: unknown): void;
}

/**
 * As `read`, whose answer may tell of more keys than a caller has. The first caller's read starts in the same turn of
 * the event loop; callers that come while it runs share the next. Nobody gets an answer to what was asked before they
 * came, so that whoever has written reads what it wrote.
 */
export function batchReader<K, A>(read: (keys: K[]) => Promise<A>): (keys: readonly K[]) => Promise<A> {
  const batches = new Batches(read, KEYS_AT_ONCE);
  return (keys) => batches.add(keys);
}

/** As `batchReader`, for callers with one key each; `read` gives the answer of a key. */
export function keyReader<A>(
  read: (keys: string[]) => Promise<(key: string) => A>,
): (key: string) => Promise<A> {
  const batches = new Batches(read, SINGLE_KEYS_AT_ONCE);
  return async (key) => (await batches.add([key]))(key);
}

/** One read at a time: of two that overlap each is smaller, and what follows them is written in smaller commits. */
class Batches<K, A> {
  private waiting: Caller<K, A>[] = [];
  private running = false;

  constructor(
    private readonly read: (keys: K[]) => Promise<A>,
    private readonly keysAtOnce: number,
  ) {}

  add(keys: readonly K[]): Promise<A> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ keys, resolve, reject });
      if (this.running) return;
      this.running = true;
      // At the end of this turn, so that a burst from one read of a socket is one batch.
      setImmediate(() => void this.serve());
    });
  }

  private async serve(): Promise<void> {
    while (this.waiting.length > 0) {
      const callers = this.next();
      try {
        const answer = await this.read(distinct(callers));
        for (const { resolve } of callers) resolve(answer);
      } catch (error) {
        for (const { reject } of callers) reject(error);
      }
      // Those who have their answers go on first: a source that answers at once would keep them until the last is read.
      if (this.waiting.length > 0) await new Promise((resolve) => setImmediate(resolve));
    }
    this.running = false;
  }

  /** The callers of the next read. */
  private next(): Caller<K, A>[] {
    let keys = 0;
    const end = this.waiting.findIndex((caller, index) => {
      keys += caller.keys.length;
      return index > 0 && keys > this.keysAtOnce;
    });
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }
}

/** The keys of all callers, each once. */
function distinct<K>(callers: readonly Pick<Caller<K, never>, 'keys'>[]): K[] {
  const found = new Set<K>();
  for (const { keys } of callers) for (const key of keys) found.add(key);
  return [...found];
}
