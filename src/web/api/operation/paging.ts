/** Lists in pages: `limit` rows, and a cursor that leads to the next ones. */
import { z } from 'zod';
import type { Page, Rows } from '../../../ports';
import { Problem } from '../../http/problem';

const MOST = 500;
const USUAL = 100;

/** The parameters that every list takes. */
export const PAGING = {
  cursor: z.string().max(400).optional().describe('list.cursor'),
  limit: z.coerce.number().int().min(1).max(MOST).optional().describe('list.limit'),
};

type PageQuery = z.output<z.ZodObject<typeof PAGING>>;

/** What a list is answered with. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({ items: z.array(row), next: z.string().nullable().describe('list.next') });

/** The page that a query asks for; `shape` tells the parts of its cursor. Throws 400 where the cursor is of another list. */
export function pageFrom<K extends readonly (string | number)[]>(
  { cursor, limit = USUAL }: PageQuery,
  shape: { [I in keyof K]: 'string' | 'number' },
): Page<K> {
  if (cursor === undefined) return { after: null, limit };
  const key = keyIn(cursor);
  const fits = key?.length === shape.length && key.every((part, at) => typeof part === shape[at]);
  if (!fits)
    throw new Problem(400, 'Bad Request', 'The cursor is none of this list: take `next` as it came.');
  return { after: key as unknown as K, limit }; // of the types that the shape names
}

/** A page of rows as it is found, and the cursor of the next. */
export function shownRows<R, T>(
  { rows, next }: Rows<R, readonly (string | number)[]>,
  shown: (row: R) => T,
): { items: T[]; next: string | null } {
  return { items: rows.map(shown), next: next && cursorOf(next) };
}

/** A page of rows, and the cursor of the next; null where this one is not full. */
export function paged<R, T>(
  rows: readonly R[],
  { limit }: { limit: number },
  keyOf: (row: R) => readonly (string | number)[],
  shown: (row: R) => T,
): { items: T[]; next: string | null } {
  const last = rows.at(-1);
  return {
    items: rows.map(shown),
    next: last !== undefined && rows.length >= limit ? cursorOf(keyOf(last)) : null,
  };
}

export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function keyIn(cursor: string): unknown[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(key) ? key : null;
  } catch {
    return null;
  }
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}

export function isoOrNull(at: number | null): string | null {
  return at === null ? null : iso(at);
}
