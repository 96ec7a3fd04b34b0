/** The answer to many things sent at once: how many were taken, and which were not. */
import { z } from 'zod';
import type { Verdict } from '../../../service/office/offices';

export const takenSchema = z.object({
  accepted: z.int().describe('taken.accepted'),
  duplicate: z.int().describe('taken.duplicate'),
  rejected: z.array(
    z.object({
      index: z.int().describe('taken.index'),
      error: z.string().describe('taken.error'),
    }),
  ),
  warnings: z
    .array(
      z.object({
        index: z.int(),
        warning: z.string().describe('taken.warning'),
      }),
    )
    .optional()
    .describe('taken.warnings'),
});

export type Taken = z.output<typeof takenSchema>;

/** What could be read of one thing, or why it could not. */
export type Readable<T> = T | { error: string };

/** Hands on what could be read, and counts. `take` answers for each in its order. */
export async function takeReadable<T extends object>(
  read: readonly Readable<T>[],
  take: (readable: T[]) => Promise<Verdict[]>,
): Promise<Taken> {
  const readable = read.filter((one): one is T => !isFault(one));
  const verdicts = readable.length > 0 ? await take(readable) : [];
  const left = verdicts.values();
  const taken: Taken = { accepted: 0, duplicate: 0, rejected: [] };
  const warnings: NonNullable<Taken['warnings']> = [];
  for (const [index, one] of read.entries()) {
    const verdict = isFault(one) ? one : left.next().value;
    if (verdict === 'accepted' || verdict === 'duplicate') taken[verdict] += 1;
    else if (verdict && 'warning' in verdict) {
      taken.accepted += 1;
      warnings.push({ index, warning: verdict.warning });
    } else taken.rejected.push({ index, error: verdict?.error ?? 'was not decided on' });
  }
  return warnings.length > 0 ? { ...taken, warnings } : taken;
}

function isFault<T extends object>(one: Readable<T>): one is { error: string } {
  return 'error' in one;
}
