/** Words that are written short or by their sound, and what they are in full (`pls` for `please`). */
export type Shorthand = ReadonlyMap<string, string>;

/** From what a file of words holds: each word in full with its short forms. */
export function shorthandOf(lists: readonly Record<string, readonly string[]>[]): Shorthand {
  const pairs = lists.flatMap((words) => Object.entries(words));
  return new Map(pairs.flatMap(([full, list]) => list.map((short): [string, string] => [short, full])));
}
