/** Numbers that look like people's and are nobody's. */

/** No province has the code 99. */
const REGION = '990123';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/** The eighteenth character that GB 11643 asks for behind these seventeen digits. */
export function identityCheck(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** An identity number whose check character is wrong on purpose. `birth` is yyyymmdd, `sequence` 0–999. */
export function inventedIdentity(birth: string, sequence: number): string {
  const first17 = `${REGION}${birth}${String(sequence).padStart(3, '0')}`;
  const right = CHECK_CHARACTERS.indexOf(identityCheck(first17));
  return first17 + CHECK_CHARACTERS.charAt((right + 4) % 11);
}

/** A 一折通 account of 19 digits; no bank issues numbers that begin with 99. `tail` is its last four. */
export function inventedAccount(sequence: number, tail: number): string {
  return `99${String(sequence).padStart(13, '0')}${String(tail).padStart(4, '0')}`;
}
