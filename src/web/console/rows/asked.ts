/** What is asked of a list of rows: in its address, or, so that nobody's name stands in one, in what was posted. */
import { GOES_IN } from '../../../core/intake/line';
import type { RowChange, UploadRow } from '../../../core/model/desk/upload';
import type { RowFilter, RowOrder, VillageTotal } from '../../../ports';
import { fieldsOf, typed } from '../frame/form';
import type { DeskCall } from '../frame/route';
import { wordIn } from './tools';

/** The tabs: everything, by what a row changes, and the greatest first. */
export const VIEWS = ['all', 'new', 'changed', 'same', 'refused', 'gone', 'swing', 'amount'] as const;
export type View = (typeof VIEWS)[number];

const STATES = ['clean', 'mended', 'left', 'faulty'] as const;

export interface Asked {
  view: View;
  filter: RowFilter;
  order: RowOrder;
  /** What the last row of the page before has. */
  after: readonly [number, number] | null;
  search: string;
}

export function askedOf(call: DeskCall): Asked {
  const said = (name: string) => typed(call.form, name) || call.query(name).trim();
  const view = VIEWS.find((one) => one === said('view')) ?? 'all';
  const state = STATES.find((one) => one === said('state'));
  const group = /^\d{1,3}$/.test(said('group')) ? Number(said('group')) : undefined;
  const search = typed(call.form, 'search').slice(0, 60);
  const [, measure, row] = /^(\d{1,15})\.(\d{1,9})$/.exec(said('after')) ?? [];
  const change = (['new', 'changed', 'same'] as const).find((one) => one === view);
  return {
    view,
    filter: {
      village: said('village') || undefined,
      group,
      states: statesOf(view, state),
      change: change satisfies RowChange | undefined,
      search: search || undefined,
    },
    order: view === 'swing' || view === 'amount' ? view : 'row',
    after: row === undefined ? null : [Number(measure), Number(row)],
    search,
  };
}

/** A row that is faulty or went back counts as refused and not as what it would have changed. */
function statesOf(view: View, state: UploadRow['state'] | undefined): RowFilter['states'] {
  if (state) return [state];
  if (view === 'refused') return ['left', 'faulty'];
  return view === 'all' ? undefined : GOES_IN;
}

/** The address of such a list; a search is in none. */
export function addressOf(base: string, { view, filter }: Asked, more: Record<string, string> = {}): string {
  const { village = '', group, states } = filter;
  const state = states?.length === 1 ? (states[0] ?? '') : '';
  const all = {
    view: view === 'all' ? '' : view,
    village,
    group: group === undefined ? '' : String(group),
    state,
  };
  const query = new URLSearchParams(Object.entries({ ...all, ...more }).filter(([, value]) => value !== ''));
  return `${base}${query.size > 0 ? `?${query}` : ''}`;
}

/** The fields of its form. */
export function filterFields(call: DeskCall, asked: Asked, villages: readonly VillageTotal[]) {
  const any = { value: '', label: String(call.words.any) };
  const { village, group, states } = asked.filter;
  const form = {
    village: [village ?? ''],
    group: [group === undefined ? '' : String(group)],
    state: [states?.length === 1 ? (states[0] ?? '') : ''],
    search: [asked.search],
  };
  const fields = fieldsOf(
    [
      {
        name: 'village',
        kind: 'choice',
        options: [
          any,
          ...villages.flatMap(({ village: id, name }) =>
            id === null ? [] : [{ value: id, label: name ?? id }],
          ),
        ],
      },
      { name: 'group', kind: 'text', inputmode: 'numeric' },
      {
        name: 'state',
        kind: 'choice',
        options: [any, ...STATES.map((one) => ({ value: one, label: wordIn(call, 'rowStates', one) }))],
      },
      { name: 'search', kind: 'search' },
    ],
    { form, words: call.words },
  );
  return Object.values(fields);
}
