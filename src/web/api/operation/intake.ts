/** The answer to many things sent at once: how many were taken, and which were not. */

import { createHash } from 'node:crypto';
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

/* What a body says, as a print: the same for two that say the same, however they are written. */

/** Octets: enough that no two bodies ever share a print by chance. */
const OCTETS = 18;

/** `body` as its schema read it: without the order of its members, spaces, or ways to write a number or a moment. 24 characters. */
export function bodyPrint(body: object): string {
  return createHash('sha256').update(canonical(body)).digest().subarray(0, OCTETS).toString('base64url');
}

/** JSON with the members of each object in the order of their names; what is undefined is not there. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
