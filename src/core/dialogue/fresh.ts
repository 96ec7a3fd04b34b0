/** Short numbers for people out of an identifier that nothing else has. */

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A ULID ends in eighty random bits. */
const RANDOM_SIGNS = 10;

/** So many decimal digits, as evenly spread as the end of the ULID `fresh` is. */
export function digitsFrom(fresh: string, count: number): string {
  let value = 0;
  const limit = 10 ** count;
  for (const sign of fresh.slice(-RANDOM_SIGNS))
    value = (value * 32 + CROCKFORD.indexOf(sign)) % (limit * 32_749);
  return String(value % limit).padStart(count, '0');
}
