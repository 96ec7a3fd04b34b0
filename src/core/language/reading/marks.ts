/** Marks of Chinese texts that come full-width and half-width: one is compared, the other is what was written. */

const WIDE = /[，？！：；（）]/g;
const NARROW: Record<string, string> = {
  '，': ',',
  '？': '?',
  '！': '!',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
};

/** As it is compared, each mark in its place. */
export function withNarrowMarks(text: string): string {
  return text.replace(WIDE, (wide) => NARROW[wide] ?? wide);
}

/** The part of `whole` that `part` was read from, its marks as they were written; `part` where it was read otherwise. */
export function asWritten(part: string, whole: string): string {
  const at = withNarrowMarks(whole).indexOf(withNarrowMarks(part));
  return at < 0 ? part : whole.slice(at, at + part.length);
}
