/** Keeps what is checked out of what is taught: near copies would make the figures too good. */
import type { Example } from '../core/language/model/examples';
import type { Author } from './texts';

/** Shorter texts are everybody's (2, 好的, 补贴). */
const SHORT = 5;

/** `authors` without near copies of `check`, and how many those were. */
export function guarded(
  authors: readonly Author[],
  check: readonly Example[],
): { authors: Author[]; copies: number } {
  const known = new Set(check.filter(({ text }) => bare(text).length >= SHORT).map(({ text }) => bare(text)));
  const kept = authors.map((author) => ({
    ...author,
    examples: author.examples.filter(({ text }) => !known.has(bare(text))),
  }));
  const count = (all: readonly Author[]) => all.reduce((sum, { examples }) => sum + examples.length, 0);
  return { authors: kept, copies: count(authors) - count(kept) };
}

/** What two texts have in common that differ in nothing but marks, particles and digits. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}0-9]/gu, '')
    .replace(/[吗呢啊吧呀嘛啦了的]/g, '');
}
