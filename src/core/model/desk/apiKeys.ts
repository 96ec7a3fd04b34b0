/** Keys of the API: what lets a machine of an office in, what for, and whose ids it counts by. */

export const SCOPES = [
  'cases:read',
  'cases:write',
  'payments:read',
  'payments:write',
  'messages:write',
  'messages:read',
  'tickets:read',
  'tickets:write',
  'visits:read',
  'ratings:read',
  'people:read',
  'people:write',
  'webhooks:write',
  'reference:read',
  'reference:write',
  'uploads:read',
  'uploads:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Lets a machine of an office in. The key itself is never kept. */
export interface ApiKey {
  /** The part of the key that may be shown. */
  id: string;
  name: string;
  /** Of the secret part, hexadecimal SHA-256. */
  hash: string;
  scopes: Scope[];
  /** Calls a minute. */
  perMinute: number;
  /** The key whose ids it goes on with, as one that takes its place; null: its ids are its own. */
  ids?: string | null;
  /** What it may see and touch: an area and all below, a department; both null: everything. */
  area?: string | null;
  department?: string | null;
  at: number;
  revokedAt: number | null;
}

/**
 * Ids that offices choose. Each API key counts for itself: what it calls `1` is kept as `0123456789ab/1`, so that two
 * offices never meet under one id. Ids without such a beginning were kept before, loaded, or are our own.
 */
const OWNED = /^[0-9a-f]{12}\//;

/** `ids` is `ApiKey.ids`. */
export function ownedId(ids: string, written: string): string {
  return `${ids}/${written}`;
}

/** As its office wrote it. */
export function writtenId(kept: string): string {
  return kept.replace(OWNED, '');
}

/** Under which an order happens once for ever. `id` is an `ownedId`. */
export function orderKey(id: string): string {
  return `order ${id}`;
}
