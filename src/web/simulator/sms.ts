/** A text from the phone in the browser, as JSON or as a form. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { jsonBody } from '../http/body';
import { phoneField, readFields } from './fields';
import type { SimulatorPort } from './port';

const LONGEST = 100_000;

const message = z.object({
  from: phoneField,
  to: z
    .string()
    .regex(/^\+?\d{1,21}$/, 'is no service code: send digits, as in 10628')
    .optional(),
  text: z.string().max(LONGEST, `is longer than ${LONGEST} characters`),
});

/** Throws a Problem that names every field that is wrong. */
export function readMessage(body: unknown): z.infer<typeof message> {
  return readFields(message, body);
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
