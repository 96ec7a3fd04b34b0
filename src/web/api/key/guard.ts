/** Who may call: a key that is known, not revoked, has the scope, and has calls left. */
import type { Request, RequestHandler, Response } from 'express';
import { cachedByKey } from '../../../async/cached';
import { MINUTE } from '../../../core/calendar/durations';
import type { Bound, Sight } from '../../../core/desk/sight';
import type { ApiKey, Scope } from '../../../core/model/desk/apiKeys';
import { COME_AGAIN } from '../../../core/sending/admission';
import { bearerToken, isSameDigest } from '../../../net/secret';
import { type Clock, Overloaded } from '../../../ports';
import { overloaded, Problem } from '../../http/problem';
import { hashOf, readKey } from './apiKey';

/** How long a revoked key may still open, milliseconds: a caller at full speed costs a few look-ups a second. */
const REMEMBERED_FOR = 200;

/** The key with this id; null where there is none. */
export type FindKey = (id: string) => Promise<ApiKey | null>;

/**
 * Makes the guard of a route. 401 without a key that opens, 403 without one of the scopes (none: every key may), 429
 * when calls come too fast, or more messages than can be answered.
 */
export type Guard = (scopes: readonly Scope[]) => RequestHandler;

/** What a key's bound covers; null: everything. */
export type FindSight = (bounds: readonly Bound[]) => Promise<Sight | null>;

/** Only calls of keys that opened are counted: ids that somebody makes up would fill the memory. */
export function createGuard(
  find: FindKey,
  sightOf: FindSight,
  clock: Clock,
  isOverloaded: () => boolean,
): Guard {
  const known = cachedByKey(REMEMBERED_FOR, find, () => clock.monotonic());
  const allowance = createAllowance(clock);
  return (scopes) => async (request, response, next) => {
    if (isOverloaded()) throw overloaded(new Overloaded(COME_AGAIN));
    const key = await opened(request, known);
    if (scopes.length > 0 && !scopes.some((scope) => key.scopes.includes(scope))) throw lacks(key, scopes);
    spend(key, allowance);
    const { area = null, department = null } = key;
    const bound = { area, department };
    const sight = isBound(key) ? await sightOf([bound]) : null;
    const caller: Caller = {
      by: `key ${key.id}`,
      ids: key.ids ?? key.id,
      isBound: isBound(key),
      bound,
      sight,
    };
    response.locals.caller = caller;
    next();
  };
}

export interface Caller {
  /** The actor in the audit. */
  by: string;
  /** Whose ids those in a body or a path are (`ApiKey.ids`). */
  ids: string;
  /** The key is an office's, of an area or a department. */
  isBound: boolean;
  bound: Required<Bound>;
  /** What it may see and touch; null: everything. */
  sight: Sight | null;
}

function isBound({ area, department }: ApiKey): boolean {
  return (area ?? department ?? null) !== null;
}

/** The caller of a request that the guard let in. */
export function callerOf({ locals }: Response): Caller {
  return locals.caller as Caller; // the guard put it there
}

/** Of no key. */
const NOBODYS = hashOf('nobody');

async function opened(request: Request, known: FindKey): Promise<ApiKey> {
  const shown = readKey(shownBy(request));
  const key = shown && (await known(shown.id));
  // Without a key of that id a digest is compared all the same: the time tells nothing.
  const opens = isSameDigest(hashOf(shown?.secret ?? ''), key?.hash ?? NOBODYS);
  if (!key || !opens) throw unknown();
  if (key.revokedAt !== null) throw unknown('This key was revoked: ask for another.');
  return key;
}

function shownBy(request: Request): string {
  const bearer = bearerToken(request.headers.authorization);
  const header = request.headers['x-api-key'];
  return bearer ?? (typeof header === 'string' ? header : '');
}

const SEND =
  'Send a key as Authorization: Bearer KEY or X-API-Key: KEY; `xiangxin key add --name NAME` makes one.';

function unknown(detail = SEND): Problem {
  return new Problem(401, 'Unauthorized', detail, {}, { 'WWW-Authenticate': 'Bearer realm="api"' });
}

function lacks(key: ApiKey, scopes: readonly Scope[]): Problem {
  const has = key.scopes.join(', ') || 'none';
  return new Problem(
    403,
    'Forbidden',
    `This needs the scope ${scopes.join(' or ')}; key ${key.id} has: ${has}.`,
    {
      scope: scopes[0],
    },
  );
}

function spend(key: ApiKey, allowance: Allowance): void {
  const wait = allowance(key.id, key.perMinute);
  if (wait === 0) return;
  const seconds = Math.ceil(wait / 1_000);
  throw new Problem(
    429,
    'Too Many Requests',
    `Key ${key.id} may call ${key.perMinute} times a minute here. Try again in ${seconds} s.`,
    {},
    { 'Retry-After': String(seconds) },
  );
}

/**
 * Takes one call from the bucket of a key, which holds a minute's worth and fills evenly. Returns 0 where there was one,
 * else the milliseconds until there is. Each process counts for itself.
 */
type Allowance = (id: string, perMinute: number) => number;

function createAllowance(clock: Clock): Allowance {
  const buckets = new Map<string, { left: number; at: number }>();
  return (id, perMinute) => {
    const now = clock.monotonic();
    const bucket = buckets.get(id) ?? { left: perMinute, at: now };
    buckets.set(id, bucket);
    bucket.left = Math.min(perMinute, bucket.left + ((now - bucket.at) * perMinute) / MINUTE);
    bucket.at = now;
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * MINUTE) / perMinute);
    bucket.left -= 1;
    return 0;
  };
}
