/** Words of letters as their stems: what 'moving' and 'move' have in common. */

const WORD = /[a-z]{3,}/g;
const ENDING = /(?:ing|es|ed|e|s)$/;
/** What is left of a word by cutting its ending is no shorter. */
const LEAST = 3;

/** Of each word of three letters or more, in the order of the text; letters are small ones. */
export function stemsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map(stemOf);
}

function stemOf(word: string): string {
  const stem = word.replace(ENDING, '');
  return stem.length < LEAST ? word : stem;
}
