/** What the values of environment variables are made of: each schema takes the text and gives the typed value. */
import { isIP } from 'node:net';
import { z } from 'zod';

/** Hours in which notices wait, as minutes since midnight of the offices' clock; `from` may be after `to` (over midnight). */
export interface QuietHours {
  from: number;
  to: number;
}

/** Where the rows are kept. `path` is what follows `file:`; `:memory:` is kept nowhere. */
export type DatabaseAddress =
  | { engine: 'sqlite'; url: string; path: string }
  | { engine: 'mysql'; url: string };

const MINUTES = 60;

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

/** Text cut at spaces and commas, each piece held against the schema. */
export function several<T extends z.ZodType<unknown, string>>(piece: T) {
  return z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .pipe(z.array(piece));
}

/** A name or an address that requests call us by, without port and brackets; in lower case. */
export const hostName = z
  .string()
  .regex(
    /^([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/,
    'has something that is not a host',
  )
  .transform((name) => name.toLowerCase());

/** `10.0.0.0/8`, `2001:db8::/32`, or one address. */
export const cidr = z.string().refine(isCidr, 'has something that is not an address range');

function isCidr(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

/** `*106#` and the like. */
export const serviceCode = z.string().regex(/^[*#][0-9*#]*#$/, 'has something that is not a service code');

export const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a number')
  .transform(Number)
  .pipe(z.number().max(65_535, 'is too large'));

/** An address of the web without a slash at its end, so that paths can be put behind it. */
export const webAddress = z
  .string()
  .refine((text) => ['http:', 'https:'].includes(urlOf(text)?.protocol ?? ''), 'is not a web address')
  .transform((text) => text.replace(/\/+$/, ''));

export const databaseUrl = z.string().transform((url, context): DatabaseAddress => {
  const path = /^file:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  if (path !== undefined) return { engine: 'sqlite', url, path };
  const parsed = urlOf(url);
  const usable = parsed?.protocol === 'mysql:' && parsed.hostname !== '' && parsed.pathname.length > 1;
  if (!usable) context.addIssue({ code: 'custom', message: 'is not the address of a database' });
  return { engine: 'mysql', url };
});

export const redisUrl = z
  .string()
  .regex(/^rediss?(\+(sentinel|cluster))?:\/\/[^\s/]+/, 'is not the address of a Redis');

/** Raw addresses: the gateway reads the rest of each, this only what must be right before anything starts. */
export const smppUrls = z
  .string()
  .transform((text) => text.split(/\s+/).filter((part) => part !== ''))
  .superRefine((urls, context) => {
    const names = new Set<string>();
    for (const [index, text] of urls.entries()) {
      const wrong = smppFault(text, names);
      if (wrong) context.addIssue({ code: 'custom', message: `has a link (number ${index + 1}) ${wrong}` });
    }
  });

/** Names that gateways of ours have: what is owed to a link of such a name would be theirs, and go nowhere. */
export const BUILT_IN = ['simulator', 'handset', 'twilio', 'ussd', 'wap'] as const;

/** What is wrong with one link, or null; `names` collects the names taken, which differ by more than capitals. */
function smppFault(text: string, names: Set<string>): string | null {
  const url = urlOf(text);
  if (!url || !['smpp:', 'smpps:'].includes(url.protocol))
    return 'that is not an smpp:// or smpps:// address';
  if (url.hostname === '' || url.username === '') return 'without system_id or host';
  const name = url.searchParams.get('name') ?? 'smpp';
  const key = name.toLowerCase();
  if (BUILT_IN.some((built) => built === key)) {
    return `with the name "${name}", which a gateway of the service's own has: give it another, as name=cm`;
  }
  if (names.has(key)) return `with the name "${name}", which another link has`;
  names.add(key);
  return null;
}

export const timeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}, 'is not a time zone');

/** 32 octets for AES-256-GCM. */
export const dataKey = z
  .string()
  .regex(/^[A-Za-z0-9+/]{43}=$/, 'is not 32 bytes in base64')
  .transform((text) => Buffer.from(text, 'base64'));

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
