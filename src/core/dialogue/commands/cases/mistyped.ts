/** Case numbers that were not typed right. */

/** So many digits may be wrong, missing or too many. */
const WRONG = 2;
const LIKE_A_NUMBER = /q\s?z[\s-]*\d[\d\s-]*/i;

/** What in the words was meant for a number and is none; null where nothing is. */
export function looksMistyped(words: string | undefined): string | null {
  const found = LIKE_A_NUMBER.exec((words ?? '').normalize('NFKC'));
  return found ? found[0].replace(/\s/g, '').toUpperCase() : null;
}

/** Whether one was typed for the other. */
export function isNear(typed: string, number: string): boolean {
  const [one, other] = [typed.replace(/\D/g, ''), number.replace(/\D/g, '')];
  return Math.abs(one.length - other.length) <= WRONG && distance(one, other) <= WRONG;
}

/** Characters to change, to add or to leave out. Numbers are short. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, sign] of [...one].entries()) {
    const next = [at + 1];
    for (let to = 1; to <= other.length; to += 1) {
      const same = (row[to - 1] ?? 0) + (sign === other[to - 1] ? 0 : 1);
      next.push(Math.min(same, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
