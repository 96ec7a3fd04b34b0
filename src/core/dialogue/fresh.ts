/** Short numbers for people out of an identifier that nothing else has. */

/** A ULID ends in eighty random bits, five in a sign. */
const RANDOM_SIGNS = 10;
const PRIME = 2_147_483_647;

/** So many decimal digits, as evenly spread as the end of `freshId` is. */
export function digitsFrom(freshId: string, count: number): string {
  let value = 0;
  for (const sign of freshId.slice(-RANDOM_SIGNS)) value = (value * 131 + sign.charCodeAt(0)) % PRIME;
  return String(value % 10 ** count).padStart(count, '0');
}
