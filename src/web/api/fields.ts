/** Fields that several bodies have. */
import { z } from 'zod';
import { normalisePhone } from '../../core/text/phone';

/** Something that could be a phone: digits, and the signs that people put between them. */
const PHONE = /^$|^\+?(?:[ ()-]*\d){7,16}[ ()-]*$/;
const NO_CONTROLS = /^[^\p{Cc}\u2028\u2029]*$/u;

/** An identifier of the caller's. */
export const id = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[\x21-\x7e]+$/, 'must be letters, digits and signs of ASCII, without spaces');

/** One line for people. */
export const line = (longest: number) =>
  z.string().max(longest).regex(NO_CONTROLS, 'has line breaks or control characters').trim();

/** Read into milliseconds UTC. */
export const instant = z.iso
  .datetime({ offset: true, error: 'is no date and time with its offset, as 2026-11-23T09:00:00+08:00' })
  .transform((text) => Date.parse(text))
  .meta({ examples: ['2026-11-23T09:00:00+08:00'] });

/** Read into E.164 where it is a phone in any usual form; a number within a country stays as its digits. May be empty. */
export const phone = z
  .string()
  .max(32)
  .regex(PHONE, 'is no phone number: send its digits')
  .transform((text) => normalisePhone(text))
  .meta({ examples: ['13800000002'] });

/** Whole fen. */
export const fen = z.int().min(0).max(100_000_000_000);
