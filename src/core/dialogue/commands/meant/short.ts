/** 多少钱, 反悔了, where is it: whether such a text is said of what was spoken of, or done, before it. */
export function isShort(words: string): boolean {
  return words.length <= SHORT || FEW_WORDS.test(words);
}

const SHORT = 6;
/** As much in letters. */
const FEW_WORDS = /^[a-z']+(?: [a-z']+){0,2}[?!. ]*$/i;
