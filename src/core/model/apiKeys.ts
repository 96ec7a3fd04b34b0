/** Keys of the API: what lets a machine of an office in, and what for. */

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
  at: number;
  revokedAt: number | null;
}
