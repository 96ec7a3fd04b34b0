/** What is often written for something else, of equal length (帐 for 账). */
export interface Confusables {
  /** Whether a text holds any of them: most hold none. */
  any: RegExp;
  rightOf: ReadonlyMap<string, string>;
}

const SPECIAL = /[.*+?^${}()|[\]\\]/g;
/** Is in no text. */
const NOTHING = '(?!)';

export function confusablesOf(pairs: Iterable<[wrong: string, right: string]>): Confusables {
  const rightOf = new Map(pairs);
  const wrong = [...rightOf.keys()].map((word) => word.replace(SPECIAL, '\\$&'));
  return { any: new RegExp(wrong.join('|') || NOTHING), rightOf };
}
