/** Fields that several bodies have. */
import { z } from 'zod';
import { readPhone } from '../../../core/text/phoneField';

/** Line breaks, tabs and other control characters. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/** No replacement character (U+FFFD), and no half of a surrogate pair. */
const WHOLE = /^[^\ufffd\p{Cs}]*$/u;

/** An identifier of the caller's. */
export const id = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[\x21-\x7e]+$/, 'must be letters, digits and signs of ASCII, without spaces');

/** One line for people: line breaks and tabs become blanks. What was damaged on its way here is refused. */
export const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(WHOLE, 'holds damaged characters: read the text again in its own encoding')
    .transform((text) => text.replace(CONTROLS, ' ').trim());

/** As `line`, with something in it. */
export const filledLine = (longest: number) => line(longest).pipe(z.string().min(1, 'is empty'));

/** A moment with its offset, read into milliseconds UTC. */
export const instant = z.iso
  .datetime({ offset: true, error: 'is no date and time with its offset, as 2026-11-23T09:00:00+08:00' })
  .transform((text) => Date.parse(text))
  .meta({ examples: ['2026-11-23T09:00:00+08:00'] });

/** A phone as people write it, read into E.164 where texts can reach it, else into digits; may be empty. */
export const phone = z
  .string()
  .max(40)
  .transform((text, context) => {
    const read = readPhone(text);
    if ('phone' in read) return read.phone;
    context.addIssue({ code: 'custom', message: read.fault });
    return z.NEVER;
  })
  .meta({ examples: ['13800000002'] });

/** Whole fen. */
export const fen = z.int().min(0).max(100_000_000_000);

/** A quantity of two decimals at most, read into hundredths. */
export const hundredths = z
  .number()
  .min(0)
  .max(1_000_000)
  .transform((amount, context) => {
    const whole = Math.round(amount * 100);
    // Binary fractions are off by less than this.
    if (Math.abs(amount * 100 - whole) < 1e-6) return whole;
    context.addIssue({ code: 'custom', message: 'has more than two decimals, and none is dropped' });
    return z.NEVER;
  });
