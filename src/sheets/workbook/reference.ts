/** Cells as they are named, `AB12`: columns from 0, rows from 1. */
import type { Merge } from '../../core/model/desk/sheet';

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** Null where it names no cell. */
export function readReference(text: string): { column: number; row: number } | null {
  const found = REFERENCE.exec(text);
  if (!found) return null;
  const [, letters = '', digits] = found;
  return { column: columnNumber(letters), row: Number(digits) };
}

/** `A` → 0, `AA` → 26. Of a whole reference the digits are passed over. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) {
    const digit = letter.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    number = number * 26 + digit;
  }
  return number - 1;
}

/** 0 → `A`. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** `A1:C2`; null where it names no range. */
export function readRange(text: string): Merge | null {
  const [from, to] = text.split(':').map(readReference);
  if (!from || !to) return null;
  return { fromColumn: from.column, fromRow: from.row, toColumn: to.column, toRow: to.row };
}
