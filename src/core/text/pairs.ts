/** Pairs of characters that follow one another: what two texts in a language without blanks have in common. */

const WORDS = /[\p{L}\p{N}]/u;

/** Each once, without those that hold a blank or a sign. */
export function pairsOf(text: string): string[] {
  const pairs = new Set<string>();
  let before = '';
  for (const sign of text) {
    const here = WORDS.test(sign) ? sign : '';
    if (before !== '' && here !== '') pairs.add(before + here);
    before = here;
  }
  return [...pairs];
}
