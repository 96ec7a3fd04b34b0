/**
 * What a person's name is, once for all who read, compare or hide one: 2 to 25 characters as the register has them
 * (姓名登记: Han names, and names of other peoples written in Han characters with a middle dot between their parts),
 * with characters beyond the BMP and of the private use area; Latin names up to the 39 letters of a passport
 * (ICAO 9303, part 4).
 */

const FEWEST = 2;
const MOST = 25;
const MOST_LATIN = 39;

/** For character classes of others (flag `u`): letters of any script, characters that a register made for itself, and planes 2 and 3, where Han grows with each edition of Unicode. */
export const LETTERS = '\\p{L}\\p{M}\\p{Co}〇\\u{20000}-\\u{3fffd}';
/** What is put between the parts of a name, however it is drawn: 买买提·吐尔逊, 买买提．吐尔逊, 买买提 吐尔逊. */
export const JOINS = "·•・‧∙⋅･˙◦●⸱⸳ᐧ᛫་.．｡\\s'’`_\\-";

const WHOLE = new RegExp(`^[${LETTERS}]+(?:[${JOINS}]{1,3}[${LETTERS}]+)*$`, 'u');
const LATIN = /^\p{Script=Latin}+$/u;
const JOINED = new RegExp(`[${JOINS},]`, 'gu');
/** Joiners, variation selectors: the same character drawn otherwise. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const ACCENTS = /[\u0300-\u036f]/g;

/**
 * The form in which two spellings of one name are equal: width, case, accents, dots and blanks apart. Traditional and
 * simplified characters stay what they are, as in a register. Empty for a text without a letter.
 */
export function canonicalName(name: string): string {
  const folded = name.normalize('NFKC').replace(INVISIBLE, '').toLowerCase();
  return folded.normalize('NFD').replace(ACCENTS, '').normalize('NFC').replace(JOINED, '');
}

/** Whether this is a name and nothing else. A company's is longer, and none. */
export function isName(text: string): boolean {
  const tidy = text.normalize('NFKC').replace(INVISIBLE, '').trim();
  if (!WHOLE.test(tidy)) return false;
  const letters = canonicalName(tidy);
  const count = [...letters].length;
  return count >= FEWEST && count <= (LATIN.test(letters) ? MOST_LATIN : MOST);
}

/** Whether both name the same, however each is written. */
export function sameName(one: string, other: string): boolean {
  return canonicalName(one) === canonicalName(other);
}
