/** Short numbers for people out of what nobody can guess. */

/** Thirteen hexadecimal digits are what a number holds exactly. */
const DIGITS = 13;

/** So many decimal digits out of the hexadecimal `secret`. */
export function digitsFrom(secret: string, count: number): string {
  return String(Number.parseInt(secret.slice(-DIGITS), 16) % 10 ** count).padStart(count, '0');
}

/** Two numbers of so many decimal digits out of one `secret`: neither tells anything of the other. */
export function twoFrom(secret: string, count: number): [string, string] {
  const drawn = BigInt(`0x${secret}`);
  const size = 10n ** BigInt(count);
  const digits = (value: bigint) => String(value % size).padStart(count, '0');
  return [digits(drawn), digits(drawn / size)];
}
