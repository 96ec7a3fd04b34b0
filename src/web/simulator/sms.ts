/** A text from the phone in the browser, as JSON or as a form. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { jsonBody } from '../body';
import { Problem } from '../problem';
import type { SimulatorPort } from './port';

/** A phone as people write it: digits, a plus sign, and the spaces, hyphens and brackets between them. */
export const PHONE = /^\+?(?:[ ()-]*\d){3,20}[ ()-]*$/;
const LONGEST = 100_000;

const message = z.object({
  from: z.string().regex(PHONE, 'is no phone number: send digits, as in 13800000001'),
  to: z
    .string()
    .regex(/^\+?\d{1,21}$/, 'is no service code: send digits, as in 10628')
    .optional(),
  text: z.string().max(LONGEST, `is longer than ${LONGEST} characters`),
});

export type SimulatorMessage = z.infer<typeof message>;

/** Checks what was posted; a 400 names every field that is wrong, by JSON pointer (RFC 6901), and never its value. */
export function readMessage(body: unknown): SimulatorMessage {
  const read = message.safeParse(body);
  if (read.success) return read.data;
  const errors = read.error.issues.map((issue) => ({
    pointer: issue.path.map((key) => `/${String(key)}`).join(''),
    detail: issue.code === 'invalid_type' ? `must be of type ${issue.expected}` : issue.message,
  }));
  const detail = errors.map((error) => `${error.pointer || 'The body'} ${error.detail}`).join('; ');
  throw new Problem(400, 'Bad Request', `${detail}.`, { errors });
}

/** POST /api/simulator/sms: `{from, to?, text}` → `{replies: [{text, segments, encoding}]}`. */
export function smsApi(simulator: SimulatorPort): RequestHandler[] {
  return [
    ...jsonBody,
    async (request, response) => {
      const { from, to, text } = readMessage(request.body);
      const { replies } = await simulator.say(from, to, text);
      response.set('Cache-Control', 'no-store').json({
        replies: replies.map((reply) => ({
          text: reply.text,
          segments: reply.segments,
          encoding: reply.encoding,
        })),
      });
    },
  ];
}

/** The same phone is written with and without its country: eleven digits tell it in both. */
export function lastDigits(phone: string): string {
  return phone.replace(/\D/g, '').slice(-11);
}
