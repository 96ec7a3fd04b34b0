/** What the values of environment variables are made of: each schema takes the text and gives the typed value. */
import { z } from 'zod';
import { text, urlOf } from './schema';

/** Hours in which notices wait, as minutes since midnight of the offices' clock; `from` may be after `to` (over midnight). */
export interface QuietHours {
  from: number;
  to: number;
}

/** Where the rows are kept. `path` is what follows `file:`. */
export type DatabaseAddress =
  | { engine: 'sqlite'; url: string; path: string }
  | { engine: 'mysql'; url: string };

const MINUTES = 60;

/** What an address can not hold as it is. */
const UNWRITTEN =
  'a password with characters to be written as %40 for @, %23 for #, %25 for %, %2F for /, %3F for ?';

/** `21:00-08:00`; equal ends mean no quiet hours: null. */
export const quietHours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'is not two times of day')
  .transform((text): QuietHours | null => {
    const [from = 0, to = 0] = text.split('-').map((time) => {
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      return hour * MINUTES + minute;
    });
    return from === to ? null : { from, to };
  });

/** A name or an address that requests call us by, without port and brackets; in lower case. */
export const hostName = z
  .string()
  .regex(
    /^([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/,
    'has something that is not a host',
  )
  .transform((name) => name.toLowerCase());

export const path = text(/^[^\p{C}]{1,1024}$/u, 'is not a path');

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a number')
  .transform(Number)
  .pipe(z.number().max(65_535, 'is too large'));

/** Whole seconds, as milliseconds. */
export const leaseSeconds = z
  .string()
  .regex(/^\d{1,3}$/, 'is no whole number of seconds')
  .transform(Number)
  .pipe(z.number().min(5, 'is too short for an answer of a carrier').max(300, 'is too long'))
  .transform((seconds) => seconds * 1000);

export const databaseUrl = z.string().transform((url, context): DatabaseAddress => {
  const path = /^file:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  if (path?.startsWith(':')) context.addIssue({ code: 'custom', message: 'keeps nothing: name a file' });
  if (path !== undefined) return { engine: 'sqlite', url, path };
  const parsed = urlOf(url);
  const usable = parsed?.protocol === 'mysql:' && parsed.hostname !== '' && parsed.pathname.length > 1;
  if (!usable) context.addIssue({ code: 'custom', message: 'is not the address of a database' });
  // What stands behind the database's name would be passed over: an option that we do not have, or the rest of a password.
  else if (!/^\/[^/]+$/.test(parsed.pathname) || parsed.search || parsed.hash || !isDecodable(url))
    context.addIssue({
      code: 'custom',
      message: `has something behind the name of the database, or ${UNWRITTEN}`,
    });
  return { engine: 'mysql', url };
});

/** Options that ioredis would take from the address stand here: Bull keeps its own prefix, and none is tried. */
export const redisUrl = z
  .string()
  .regex(/^rediss?(\+(sentinel|cluster))?:\/\/[^\s/]+/, 'is not the address of a Redis')
  .refine(
    (url) => isDecodable(url) && !/[?#]/.test(url) && (/^rediss?\+/.test(url) || isNumbered(url)),
    `has more than the number of a database behind its hosts, or ${UNWRITTEN}`,
  );

export const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}, 'is not a time zone');

function isDecodable(url: string): boolean {
  try {
    return decodeURIComponent(url) !== '';
  } catch {
    return false;
  }
}

/** Whether nothing but a number follows host and port. */
function isNumbered(url: string): boolean {
  const parsed = urlOf(url);
  return parsed !== null && /^\/?\d*$/.test(parsed.pathname);
}

/** 32 octets for AES-256-GCM. */
export const dataKey = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/, 'is not 32 bytes in base64')
  .transform((text) => Buffer.from(text, 'base64'));
