/** Schemas of values that settings of the service and of its carriers share: each takes the text of a variable. */
import { isIP } from 'node:net';
import { z } from 'zod';

export const text = (pattern: RegExp, wrong: string) => z.string().regex(pattern, wrong);

export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => ({
  allowed: values.join(', '),
  // zod's enum takes any input; what comes from the environment is text.
  schema: z.enum(values, 'is none of the allowed words') as unknown as z.ZodType<T[number], string>,
});

/** A shared secret. */
export const token = text(/^[\x21-\x7e]{16,256}$/, 'is too short or has spaces in it');

/** Text cut at spaces and commas, each piece held against the schema. */
export function several<T extends z.ZodType<unknown, string>>(piece: T) {
  return z
    .string()
    .transform((all) => all.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(piece));
}

/** An address of the web without a slash at its end, so that paths can be put behind it. */
export const webAddress = z
  .string()
  .refine((address) => ['http:', 'https:'].includes(urlOf(address)?.protocol ?? ''), 'is not a web address')
  .transform((address) => address.replace(/\/+$/, ''));

/** Null for a text that is no address. */
export function urlOf(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

/** `10.0.0.0/8`, `2001:db8::/32`, or one address. */
export const cidr = z.string().refine((range) => {
  const [address = '', bits, ...rest] = range.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}, 'has something that is not an address range');
