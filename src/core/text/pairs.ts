/** Pairs of characters that follow one another: what two texts in a language without blanks have in common. */

const WORDS = /[\p{L}\p{N}]/u;

/** Each once, without those that hold a blank or a sign. */
export function pairsOf(text: string): string[] {
  const signs = [...text];
  const pairs = signs.slice(1).flatMap((sign, at) => {
    const before = signs[at] ?? '';
    return WORDS.test(before) && WORDS.test(sign) ? [before + sign] : [];
  });
  return [...new Set(pairs)];
}
