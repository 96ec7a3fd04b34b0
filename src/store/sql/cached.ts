/** What changes seldom is read once and kept a while. */

/** As `read`, but asked of the database at most once in `ms` milliseconds; a failure is not kept. */
export function kept<T>(ms: number, read: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | null = null;
  let until = 0;
  return () => {
    if (found && performance.now() < until) return found;
    until = performance.now() + ms;
    const asked = read();
    found = asked;
    asked.catch(() => {
      if (found === asked) found = null;
    });
    return asked;
  };
}
