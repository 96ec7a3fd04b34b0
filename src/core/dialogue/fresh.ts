/** Short numbers for people out of what nobody can guess. */

/** Thirteen hexadecimal digits are what a number holds exactly. */
const DIGITS = 13;

/** So many decimal digits out of the hexadecimal `secret`. */
export function digitsFrom(secret: string, count: number): string {
  return String(Number.parseInt(secret.slice(-DIGITS), 16) % 10 ** count).padStart(count, '0');
}
