/** Identifiers grow with time (ULID): those made in a span of time lie between two of them. */

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Letters of a ULID that say when it was made, 5 bits each: 48 bits of milliseconds UTC in the last of them. */
const TIME_LETTERS = 10;

/** Sorts after every identifier made before this millisecond (UTC) and before every other. */
export function firstIdAt(ms: number): string {
  let rest = Math.max(0, Math.floor(ms));
  let letters = '';
  for (let place = 0; place < TIME_LETTERS; place += 1) {
    letters = (LETTERS[rest % 32] ?? '0') + letters;
    rest = Math.floor(rest / 32);
  }
  return letters;
}
