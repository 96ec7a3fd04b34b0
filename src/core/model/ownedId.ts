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
