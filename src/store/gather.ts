/** Reads that come close together go to the database as one. */
interface Waiting<V> {
  promise: Promise<V>;
  resolve: (found: V) => void;
  reject: (error: unknown) => void;
}

/** At most so many keys in one query. */
const KEYS_AT_ONCE = 100;

/**
 * Returns a look-up by key. The first caller's query starts in the same turn of the event loop; callers that come
 * while it runs share the next. A caller never gets an answer that was asked for before it came, so that whoever
 * has written reads what it wrote.
 */
export function gather<V>(
  fetch: (keys: string[]) => Promise<(key: string) => V>,
): (key: string) => Promise<V> {
  let waiting = new Map<string, Waiting<V>>();
  let running = false;

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
    running = false;
  }

  function takeSome(): Map<string, Waiting<V>> {
    if (waiting.size <= KEYS_AT_ONCE) {
      const all = waiting;
      waiting = new Map();
      return all;
    }
    const some = new Map([...waiting].slice(0, KEYS_AT_ONCE));
    for (const key of some.keys()) waiting.delete(key);
    return some;
  }

  return (key) => {
    const same = waiting.get(key);
    if (same) return same.promise;
    const { promise, resolve, reject } = withResolvers<V>();
    waiting.set(key, { promise, resolve, reject });
    if (!running) {
      running = true;
      // At the end of this turn, so that a burst from one socket read is one query.
      setImmediate(serve);
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
