/** What is wrong with something that was sent: the place by JSON pointer (RFC 6901) and why, never the value. */
import type { z } from 'zod';
import { clip } from '../../core/text/clip';
import { Problem } from './problem';

/** Characters of a member's name that an answer shows. */
const SHOWN = 40;

export interface Wrong {
  pointer: string;
  detail: string;
}

export function wrongIn(error: z.ZodError): Wrong[] {
  return error.issues.flatMap((issue) => {
    const pointer = issue.path.map((key) => `/${String(key)}`).join('');
    if (issue.code !== 'unrecognized_keys') return [{ pointer, detail: why(issue) }];
    return issue.keys.map((key) => ({
      pointer: `${pointer}/${clip(key, SHOWN)}`,
      detail: 'is not known here',
    }));
  });
}

/** One sentence that names every place. */
export function sentenceOf(wrong: readonly Wrong[]): string {
  return `${wrong.map(({ pointer, detail }) => `${pointer || 'it'} ${detail}`).join('; ')}.`;
}

/** The body as the schema has it. Throws a 422 that names every field that is wrong. */
export function bodyAs<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const errors = wrongIn(read.error);
  throw new Problem(422, 'Unprocessable Content', sentenceOf(errors), { errors });
}

function why(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      // zod keeps the value itself out of its issues; only its type stands in the message.
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : `must be of type ${issue.expected}`;
    case 'invalid_value':
      return `must be one of: ${issue.values.join(', ')}`;
    case 'too_big':
      return `is too ${lengthy(issue.origin) ? 'long' : 'large'}: at most ${issue.maximum}`;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'is empty';
      return `is too ${lengthy(issue.origin) ? 'short' : 'small'}: at least ${issue.minimum}`;
    default:
      return issue.message;
  }
}

function lengthy(origin: string): boolean {
  return origin === 'string' || origin === 'array';
}
