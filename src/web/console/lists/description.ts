/** What a list of the desk is: its columns, filters, right, and how it is read. Its page and its files follow from this. */
import type { DeskAction } from '../../../core/desk/rights';
import type { Sight } from '../../../core/desk/sight';
import type { Language } from '../../../core/model/message';
import type { Lists, Page, Rows } from '../../../ports';
import type { Words } from '../../pages/pages';
import type { Cell } from '../frame/parts';
import type { DeskCall } from '../frame/route';

/** Names of what rows have ids of. */
export interface Names {
  department(id: string): string;
  matter(id: string): string;
  village(id: string | null): string;
}

/** What a cell is written with. */
export interface Writing {
  names: Names;
  words: Words;
  language: Language;
  utcOffset: number;
}

export interface ColumnSpec<R> {
  /** Its label is in the words `columns`. */
  name: string;
  kind?: 'figure' | 'head';
  /** As it stands on the page. */
  cell(row: R, writing: Writing): Cell;
  /** As it stands in a file; absent: as on the page. */
  value?(row: R, writing: Writing): string | number | null;
}

/** Its label is in the words `fields`, its options in `values`. */
export type FilterSpec =
  | { name: string; kind: 'choice'; options: readonly string[]; usual?: string }
  /** `day` stays as it was written, `2026-11-23`. */
  | { name: string; kind: 'place' | 'department' | 'matter' | 'text' | 'tel' | 'day' }
  /** `since` is from the beginning of a day, `until` to its end. */
  | { name: string; kind: 'date'; edge: 'since' | 'until' };

/** As they were read: texts as they are, dates as milliseconds UTC, a phone as E.164. */
export type Filters = Readonly<Record<string, string | number | undefined>>;

export type Key = readonly (string | number)[];

export interface ListSpec<R> {
  /** In the address, and in the words `lists`. */
  name: string;
  right: DeskAction;
  columns: readonly ColumnSpec<R>[];
  filters: readonly FilterSpec[];
  newestFirst?: true;
  /** The way to something new for it; null: whoever looks may not. */
  adds?(call: Pick<DeskCall, 'account' | 'words'>): { href: string; label: string } | null;
  read(asked: {
    lists: Lists;
    filters: Filters;
    sight: Sight | null;
    page: Page<Key>;
    today: string;
  }): Promise<Rows<R, Key>>;
}

/** A list among others: its rows are its own affair. */
export type AnyList = ListSpec<unknown>;

/** The list as one among others. Its columns are handed the rows that its own `read` gave. */
export function listOf<R>(spec: ListSpec<R>): AnyList {
  return spec as AnyList;
}

/** The text of one of the filters. */
export function textOf(filters: Filters, name: string): string | undefined {
  const value = filters[name];
  return typeof value === 'string' ? value : undefined;
}

/** The moment of one of the filters. */
export function momentOf(filters: Filters, name: string): number | undefined {
  const value = filters[name];
  return typeof value === 'number' ? value : undefined;
}

/** The page as a list of the store takes it: its key came from that very list, or is refused there. */
export function pageOf<K extends Key>(page: Page<Key>): Page<K> {
  return page as Page<K>;
}

/** A word of a closed set, as people say it. */
export function wordFor({ words }: Pick<Writing, 'words'>, table: string, value: string): string {
  const values = words.values as Record<string, Record<string, string>>; // templates/console/lists/*.json
  return values[table]?.[value] ?? value;
}
