/** Questions that come close together are asked as one. */

/** At most so many keys in one question, unless a single caller has more. */
const KEYS_AT_ONCE = 1_000;

interface Waiting<K, R> {
  keys: readonly K[];
  resolve(answer: R): void;
  reject(error: unknown): void;
}

/**
 * As `ask`, whose answer may tell of more keys than a caller has. The first caller's question is asked in the same
 * turn of the event loop; whoever comes while it runs shares the next. Nobody gets an answer to what was asked before
 * they came, so that whoever has written reads what it wrote.
 */
export function together<K, R>(ask: (keys: K[]) => Promise<R>): (keys: readonly K[]) => Promise<R> {
  let waiting: Waiting<K, R>[] = [];
  let running = false;

  async function serve(): Promise<void> {
    while (waiting.length > 0) {
      const callers = takeSome();
      try {
        const answer = await ask([...new Set(callers.flatMap(({ keys }) => keys))]);
        for (const { resolve } of callers) resolve(answer);
      } catch (error) {
        for (const { reject } of callers) reject(error);
      }
    }
    running = false;
  }

  function takeSome(): Waiting<K, R>[] {
    let keys = 0;
    const end = waiting.findIndex((caller, index) => {
      keys += caller.keys.length;
      return index > 0 && keys > KEYS_AT_ONCE;
    });
    const some = end < 0 ? waiting : waiting.slice(0, end);
    waiting = end < 0 ? [] : waiting.slice(end);
    return some;
  }

  return (keys) =>
    new Promise((resolve, reject) => {
      waiting.push({ keys, resolve, reject });
      if (running) return;
      running = true;
      setImmediate(serve);
    });
}
