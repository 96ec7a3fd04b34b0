import type { Reading } from '../reading/reading';
import { senseOf } from '../reading/tokens';

/** How far before a number a word for new or old belongs to it. */
const NEAR = 12;

/** Of two numbers the one that follows 新, 改成 …; without such a word the last one not called old. */
export function newOf({ phones, tokens }: Reading): string | null {
  let best: { number: string; weight: number } | null = null;
  for (const [index, { number, start }] of phones.entries()) {
    const from = Math.max(phones[index - 1]?.start ?? -1, start - NEAR);
    const last = tokens.findLast(
      (token) =>
        token.end <= start + 1 &&
        token.start >= from &&
        (senseOf(token, 'newphone') ?? senseOf(token, 'oldphone')),
    );
    const weight = last ? (senseOf(last, 'newphone') ? 2 : 0) : 1;
    if (!best || weight >= best.weight) best = { number, weight };
  }
  return best?.number ?? null;
}
