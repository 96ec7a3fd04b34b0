/** What a phone of the simulator page posts: a text, or one step of a USSD session. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { jsonBody } from '../http/body';
import { readBody } from '../http/validation';
import type { SimulatorPort } from './port';

/** A phone as people write it: digits, a plus sign, and the spaces, hyphens and brackets between them. */
export const PHONE = /^\+?(?:[ ()-]*\d){3,20}[ ()-]*$/;

/** The field `from` of everything that a phone does. */
const phoneField = z.string().regex(PHONE, 'is no phone number: send digits, as in 13800000001');

/** The same phone is written with and without its country: eleven digits tell it in both. */
export function lastDigits(phone: string): string {
  return phone.replace(/\D/g, '').slice(-11);
}

const LONGEST_TEXT = 100_000;

const message = z.object({
  from: phoneField,
  to: z
    .string()
    .regex(/^\+?\d{1,21}$/, 'is no service code: send digits, as in 10628')
    .optional(),
  text: z.string().max(LONGEST_TEXT),
});

/** Throws a Problem that names every field that is wrong. */
export function readMessage(body: unknown): z.infer<typeof message> {
  return readBody(message, body, 400);
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

const LONGEST = { code: 100, input: 1_000, session: 100 } as const;

const step = z.object({
  from: phoneField,
  session: z.string().min(1).max(LONGEST.session),
  code: z
    .string()
    .max(LONGEST.code)
    .regex(/^[*#][*#\d]*\d[*#\d]*#$/, 'is nothing to dial: send a code as *106# or *106*1*2#'),
  input: z.string().max(LONGEST.input).default(''),
  hangUp: z.boolean().optional(),
});

/**
 * POST /api/simulator/ussd: `{from, session, code, input}` → `{text, end}`. `input` is what was typed since the last
 * screen, empty where the code was just dialled; `"hangUp": true` ends the session.
 */
export function ussdApi(simulator: SimulatorPort): RequestHandler[] {
  return [
    ...jsonBody,
    async (request, response) => {
      const { text, end } = await simulator.dial(readBody(step, request.body, 400));
      response.set('Cache-Control', 'no-store').json({ text, end });
    },
  ];
}
