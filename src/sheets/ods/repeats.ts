/** What stands in an ods once and counts several times. */
import type { Attributes } from '../zip/xml';

/** How many cells, columns or rows an element is. */
export function repeatsOf(attributes: Attributes): number {
  const { 'table:number-columns-repeated': columns, 'table:number-rows-repeated': rows } = attributes;
  return Math.max(1, Number(columns ?? rows ?? 1) || 1);
}

export const isCell = (element: string) => element === 'table-cell' || element === 'covered-table-cell';

/** Rows and columns that are collapsed, or left out by a filter. */
export function isHidden(attributes: Attributes): boolean {
  const visibility = attributes['table:visibility'];
  return visibility === 'collapse' || visibility === 'filter';
}
