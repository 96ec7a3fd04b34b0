/** Many things sent at once: each is accepted, known already or rejected for itself, and the answer counts them. */
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Verdict } from '../../../service/office/offices';
import { faultsIn, sentenceOf } from '../../http/validation';

export const intakeSchema = z.object({
  accepted: z.int().describe('intake.accepted'),
  duplicate: z.int().describe('intake.duplicate'),
  rejected: z.array(
    z.object({
      index: z.int().describe('intake.index'),
      error: z.string().describe('intake.error'),
    }),
  ),
  warnings: z
    .array(
      z.object({
        index: z.int(),
        warning: z.string().describe('intake.warning'),
      }),
    )
    .optional()
    .describe('intake.warnings'),
});

type Intake = z.output<typeof intakeSchema>;

/** One thing as it was read, or why it could not be. */
type Reading<T> = T | { error: string };

/** One of many things, read by its schema and turned into what the service takes. */
export function readOne<W, T extends object>(
  schema: z.ZodType<W>,
  written: unknown,
  toRecord: (written: W) => Reading<T>,
): Reading<T> {
  const read = schema.safeParse(written);
  return read.success ? toRecord(read.data) : { error: sentenceOf(faultsIn(read.error)) };
}

/** Hands what could be read to `take`, which answers for each in its order, and counts all. */
export async function takeIn<T extends object>(
  readings: readonly Reading<T>[],
  take: (readable: T[]) => Promise<Verdict[]>,
): Promise<Intake> {
  const readable = readings.filter((one): one is T => !isFault(one));
  const verdicts = readable.length > 0 ? await take(readable) : [];
  const left = verdicts.values();
  const intake: Intake = { accepted: 0, duplicate: 0, rejected: [] };
  const warnings: NonNullable<Intake['warnings']> = [];
  for (const [index, one] of readings.entries()) {
    const verdict = isFault(one) ? one : left.next().value;
    if (verdict === 'accepted' || verdict === 'duplicate') intake[verdict] += 1;
    else if (verdict && 'warning' in verdict) {
      intake.accepted += 1;
      warnings.push({ index, warning: verdict.warning });
    } else intake.rejected.push({ index, error: verdict?.error ?? 'was not decided on' });
  }
  return warnings.length > 0 ? { ...intake, warnings } : intake;
}

/** `take` for those that are not `refused`, whose verdict is why. */
export async function takeBut<T extends object>(
  readable: readonly T[],
  refused: ReadonlyMap<T, string>,
  take: (rest: T[]) => Promise<Verdict[]>,
): Promise<Verdict[]> {
  const rest = readable.filter((one) => !refused.has(one));
  const left = (rest.length > 0 ? await take(rest) : []).values();
  return readable.map((one) => {
    const error = refused.get(one);
    return error === undefined ? (left.next().value ?? { error: 'was not decided on' }) : { error };
  });
}

function isFault<T extends object>(one: Reading<T>): one is { error: string } {
  return 'error' in one;
}

/** Octets of a digest: enough that no two bodies ever share one by chance. */
const DIGEST_OCTETS = 18;

/**
 * 24 characters that are the same for two bodies that say the same. `body` is as its schema read it: without the
 * order of its members, spaces, or ways to write a number or a moment.
 */
export function digestOf(body: object): string {
  return hash('sha256', canonical(body), 'buffer').subarray(0, DIGEST_OCTETS).toString('base64url');
}

/** JSON with the members of each object in the order of their names; what is undefined is not there. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const inner: unknown = value[name as keyof typeof value]; // its own keys
    if (inner !== undefined) members.push(`${JSON.stringify(name)}:${canonical(inner)}`);
  }
  return `{${members.join(',')}}`;
}
