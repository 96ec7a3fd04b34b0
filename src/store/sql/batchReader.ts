/** Reads that come close together go to the database as one. */
interface Waiting<V> {
  promise: Promise<V>;
  resolve: (found: V) => void;
  reject: (error: unknown) => void;
}

/** At most so many keys in one query. */
const KEYS_AT_ONCE = 100;

/** Fewer are not worth a query of their own. */
const LEAST_SHARE = 8;

/**
 * Returns a look-up by key. The first caller's query starts in the same turn of the event loop; callers that come
 * while as many run as there are `lanes` share the next. A caller never gets an answer that was asked for before
 * it came, so that whoever has written reads what it wrote.
 */
export function gather<V>(
  fetch: (keys: string[]) => Promise<(key: string) => V>,
  lanes = 1,
): (key: string) => Promise<V> {
  const waiting = new Map<string, Waiting<V>>();
  let running = 0;
  let starting = false;

  function start(): void {
    starting = false;
    while (running < lanes && waiting.size > 0) {
      running += 1;
      void serve();
    }
  }

  async function serve(): Promise<void> {
    while (waiting.size > 0) {
      const batch = takeSome();
      try {
        const found = await fetch([...batch.keys()]);
        for (const [key, caller] of batch) caller.resolve(found(key));
      } catch (error) {
        for (const caller of batch.values()) caller.reject(error);
      }
    }
    running -= 1;
  }

  /** Lanes that are free share what waits, so that they do not move in step. */
  function takeSome(): Map<string, Waiting<V>> {
    const share = Math.max(LEAST_SHARE, Math.ceil(waiting.size / (1 + lanes - running)));
    const some = new Map<string, Waiting<V>>();
    for (const [key, caller] of waiting) {
      if (some.size >= share || some.size >= KEYS_AT_ONCE) break;
      some.set(key, caller);
      waiting.delete(key);
    }
    return some;
  }

  return (key) => {
    const same = waiting.get(key);
    if (same) return same.promise;
    const { promise, resolve, reject } = withResolvers<V>();
    waiting.set(key, { promise, resolve, reject });
    if (!starting && running < lanes) {
      starting = true;
      // At the end of this turn, so that a burst from one socket read is one query.
      setImmediate(start);
    }
    return promise;
  };
}

function withResolvers<V>(): Waiting<V> {
  let resolve: (found: V) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<V>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
