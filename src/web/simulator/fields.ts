/** What is posted to the simulator, checked; and phones as people write them. */
import { z } from 'zod';
import { Problem } from '../http/problem';

/** A phone as people write it: digits, a plus sign, and the spaces, hyphens and brackets between them. */
export const PHONE = /^\+?(?:[ ()-]*\d){3,20}[ ()-]*$/;

/** The field `from` of everything that a phone does. */
export const phoneField = z.string().regex(PHONE, 'is no phone number: send digits, as in 13800000001');

/** A 400 names every field that is wrong, by JSON pointer (RFC 6901), and never its value. */
export function readFields<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const errors = read.error.issues.map((issue) => ({
    pointer: issue.path.map((key) => `/${String(key)}`).join(''),
    detail: issue.code === 'invalid_type' ? `must be of type ${issue.expected}` : issue.message,
  }));
  const detail = errors.map((error) => `${error.pointer || 'The body'} ${error.detail}`).join('; ');
  throw new Problem(400, 'Bad Request', `${detail}.`, { errors });
}

/** The same phone is written with and without its country: eleven digits tell it in both. */
export function lastDigits(phone: string): string {
  return phone.replace(/\D/g, '').slice(-11);
}
