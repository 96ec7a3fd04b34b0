/** What is dialled on the phone in the browser, and typed since: one step of a session. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { jsonBody } from '../http/body';
import { phoneField, readFields } from './fields';
import type { SimulatorPort } from './port';

const LONGEST = { code: 100, input: 1_000, session: 100 } as const;

const step = z.object({
  from: phoneField,
  session: z
    .string()
    .min(1, 'must not be empty')
    .max(LONGEST.session, `is longer than ${LONGEST.session} characters`),
  code: z
    .string()
    .max(LONGEST.code, `is longer than ${LONGEST.code} characters`)
    .regex(/^[*#][*#\d]*\d[*#\d]*#$/, 'is nothing to dial: send a code as *106# or *106*1*2#'),
  input: z.string().max(LONGEST.input, `is longer than ${LONGEST.input} characters`).default(''),
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
      const { text, end } = await simulator.dial(readFields(step, request.body));
      response.set('Cache-Control', 'no-store').json({ text, end });
    },
  ];
}
