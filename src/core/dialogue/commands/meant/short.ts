/** 多少钱, 反悔了: whether such a text is said of what was spoken of, or done, before it. */
export function isShort(words: string): boolean {
  return words.length <= SHORT;
}

const SHORT = 6;
