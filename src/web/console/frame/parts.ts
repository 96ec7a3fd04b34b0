/** Data for the frame's parts: `{{> console/frame/table list}}` draws what `tableOf` made. */
import { fill } from '../../../core/views/fill';
import type { Words } from '../../pages/pages';

/** `hand`: somebody must act; `wait`: it waits; `done`: it is well. */
export type Tone = 'hand' | 'wait' | 'done';

export interface Column {
  label: string;
  /** `figure` stands on the right; `head` names the row, and is the title of its card on a phone. */
  kind?: 'figure' | 'head';
}

export type Cell = string | { text: string; href?: string; tone?: Tone; small?: string };

/** What stands where a list has nothing: how it is filled. `href` is below /console. */
export interface Empty {
  says: string;
  href?: string;
  label?: string;
}

/** For `{{> console/frame/table list}}`. Each row has a cell for each column. */
export function tableOf(list: {
  /** Empty where the heading above says it. */
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  empty: Empty;
}) {
  const { caption, columns, rows, empty } = list;
  return {
    caption,
    head: columns.map(({ label, kind }) => ({ label, figure: kind === 'figure' })),
    rows: rows.map((cells) => ({ cells: cells.map((cell, at) => cellView(cell, columns[at])) })),
    empty: emptyView(empty),
  };
}

function cellView(cell: Cell, column: Column | undefined) {
  const written = typeof cell === 'string' ? { text: cell } : cell;
  const { text, small = '' } = { small: '', ...written };
  const kind = [column?.kind ?? '', isBrief(text) && isBrief(small) ? 'brief' : ''].join(' ').trim();
  return { href: '', tone: '', label: column?.label ?? '', kind, ...written, small };
}

/** Em of a text that is never broken where there is room: a date, a number, a place. */
const BRIEF = 10;

function isBrief(text: string): boolean {
  const wide = text.replace(/[\u0000-\u00ff]/g, '').length;
  return wide + (text.length - wide) * 0.6 <= BRIEF;
}

export function emptyView(empty: Empty) {
  return { href: '', label: '', ...empty };
}

/**
 * For `{{> console/frame/paging paging}}`. `address` has the filters (`/console/uploads?state=faulty`); `page` counts
 * from 1; `total` where it is known, else `more` says whether there is another.
 */
export function pagingOf(list: {
  address: string;
  page: number;
  size: number;
  shown: number;
  total?: number;
  more?: boolean;
  words: Words;
}) {
  const { address, page, size, shown, total, words } = list;
  const from = (page - 1) * size + 1;
  const more = total === undefined ? (list.more ?? false) : from - 1 + shown < total;
  const link = (to: number) => `${address}${address.includes('?') ? '&' : '?'}page=${to}`;
  const sentence = String(total === undefined ? words.pageSays : words.pageOf);
  return {
    any: page > 1 || more,
    before: page > 1 ? link(page - 1) : '',
    after: more ? link(page + 1) : '',
    says: fill(sentence, { from, to: from - 1 + shown, total: total ?? 0 }),
  };
}

/** The page that was asked for (`?page=`), from 1. */
export function pageIn(written: string): number {
  return /^[1-9]\d{0,6}$/.test(written) ? Number(written) : 1;
}
