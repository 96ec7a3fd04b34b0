/** What may change while we run, for those who hold it. */

/** An object whose fields are, at each look, those that `current` has now. A copy of it stays as it was. */
export function live<T extends object>(current: () => T): T {
  const fields = Object.keys(current()).map((name) => [
    name,
    { enumerable: true, get: () => current()[name as keyof T] }, // its own keys
  ]);
  return Object.defineProperties({}, Object.fromEntries(fields)) as T; // every field has just been defined
}
