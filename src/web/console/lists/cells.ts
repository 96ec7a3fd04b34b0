/** Cells that several lists have. */
import { timeOf } from '../../../core/calendar/day';
import { dayAt } from '../../../core/calendar/deadline';
import { maskName, maskPhone } from '../../../core/text/mask';
import type { Cell, Tone } from '../frame/parts';
import { type ColumnSpec, type Writing, wordFor } from './description';

/** `2026-11-23 09:05`, at the offices; one below another they stand in line. */
export function momentText(at: number | null, { utcOffset }: Pick<Writing, 'utcOffset'>): string {
  return at === null ? '' : `${dayAt(at, utcOffset)} ${timeOf(at, utcOffset).padStart(5, '0')}`;
}

export function momentColumn<R>(name: string, of: (row: R) => number | null): ColumnSpec<R> {
  return { name, cell: (row, writing) => momentText(of(row), writing) };
}

/** Masked on a page and in a file: a list is passed on. */
export function phoneColumn<R>(of: (row: R) => string | null): ColumnSpec<R> {
  return { name: 'phone', cell: (row) => maskedPhone(of(row)) };
}

export function maskedPhone(phone: string | null): string {
  return phone === null || phone === '' ? '' : maskPhone(phone);
}

export function nameColumn<R>(name: string, of: (row: R) => string): ColumnSpec<R> {
  return { name, cell: (row) => (of(row) === '' ? '' : maskName(of(row))) };
}

/** A word of a closed set, coloured where it matters. */
export function wordColumn<R>(
  name: string,
  table: string,
  of: (row: R) => string,
  tones: Readonly<Record<string, Tone>> = {},
): ColumnSpec<R> {
  return {
    name,
    cell: (row, writing): Cell => {
      const tone = tones[of(row)];
      return { text: wordFor(writing, table, of(row)), ...(tone && { tone }) };
    },
  };
}
