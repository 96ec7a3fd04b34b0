/** What is wrong with something that was sent: the place by JSON pointer (RFC 6901) and why, never the value. */
import type { z } from 'zod';
import { clip } from '../../core/text/clip';
import { Problem } from './problem';

/** Characters of a member's name that an answer shows. */
const SHOWN = 40;

export interface Fault {
  pointer: string;
  detail: string;
}

/** Every fault that a schema found. */
export function faultsIn(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => {
    const pointer = issue.path.map((key) => `/${String(key)}`).join('');
    if (issue.code !== 'unrecognized_keys') return [{ pointer, detail: why(issue) }];
    return issue.keys.map((key) => ({
      pointer: `${pointer}/${clip(key, SHOWN)}`,
      detail: 'is not known here',
    }));
  });
}

/** One sentence that names every place; `whole` is what a fault of no place in it is a fault of. */
export function sentenceOf(faults: readonly Fault[], whole = 'it'): string {
  return `${faults.map(({ pointer, detail }) => `${pointer || whole} ${detail}`).join('; ')}.`;
}

/** The body as the schema reads it. Throws a Problem of this status that names every field that is wrong. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown, status: 400 | 422 = 422): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const errors = faultsIn(read.error);
  const title = status === 400 ? 'Bad Request' : 'Unprocessable Content';
  throw new Problem(status, title, sentenceOf(errors, 'The body'), { errors });
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
      return `is too ${isCounted(issue.origin) ? 'long' : 'large'}: at most ${issue.maximum}`;
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'is empty';
      return `is too ${isCounted(issue.origin) ? 'short' : 'small'}: at least ${issue.minimum}`;
    default:
      return issue.message;
  }
}

/** Whether a limit is one of characters or items, and not of a value. */
function isCounted(origin: string): boolean {
  return origin === 'string' || origin === 'array';
}
