/** A list's page and its files, from its description. */
import { dayAt } from '../../../core/calendar/deadline';
import { mayAnywhere } from '../../../core/desk/may';
import { cursorOf, pageFrom } from '../../api/operation/paging';
import { XLSX } from '../../http/xlsx';
import { CONSOLE } from '../frame/addresses';
import { askedAddress, askedRoutes } from '../frame/asked';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type EntryAnswer, pageRoute } from '../frame/route';
import { type AnyList, type Filters, type Key, textOf, type Writing } from './description';
import { filterFields, readFilters } from './filters';
import { readOn } from './readOn';
import { type Land, type ListTools, landOf, sightAt } from './tools';

const SHOWN = 50;
/** Rows of a file read at once. */
const AT_ONCE = 500;

/** `all`: the lists, for the tabs above. */
export function listRoutes(list: AnyList, all: readonly AnyList[], tools: ListTools): DeskRoute[] {
  const at = { method: 'get', needs: list.right } as const;
  const path = `/lists/${list.name}`;
  const file = (ending: 'csv' | 'xlsx') =>
    pageRoute({ ...at, path: `${path}.${ending}`, handle: (call) => fileOf(list, all, ending, call, tools) });
  return [
    ...askedRoutes({ path, needs: list.right, fields: list.filters.map(({ name }) => name) }, (call) =>
      pageOfList(list, all, call, tools),
    ),
    file('csv'),
    file('xlsx'),
  ];
}

async function pageOfList(
  list: AnyList,
  all: readonly AnyList[],
  call: DeskCall,
  tools: ListTools,
): Promise<EntryAnswer> {
  const { filters, errors, written } = readFilters(list, call, tools.utcOffset);
  const { land, sight } = await seenBy(list, call, filters, tools);
  const isWrong = Object.keys(errors).length > 0;
  const page = pageAt(list, call.query('after'));
  const asked = { lists: tools.lists, filters, sight, page, today: todayOf(call, tools) };
  const found = isWrong ? { rows: [], next: null } : await readOn(list, asked);
  return {
    page: 'list',
    title: titleOf(list, call),
    ...(isWrong && { status: 422 as const }),
    data: {
      tabs: tabsOf(list, all, call),
      adds: list.adds?.(call) ?? null,
      action: `${CONSOLE}/lists/${list.name}`,
      filters: filterFields(list, call, land.choices, errors),
      list: tableFor(list, found, call, writingOf(call, land, tools)),
      bounded: sight === null ? '' : (wordsFor(list, call)?.bounded ?? ''),
      ...linksOf(list, written, call, found.next),
    },
  };
}

/** What an account sees of the list, with its filter by place. */
async function seenBy(list: AnyList, call: DeskCall, filters: Filters, tools: ListTools) {
  const own = await sightAt(tools, call, list.right);
  const place = textOf(filters, 'place');
  const [land, sight] = await Promise.all([
    landOf(tools, own),
    place === undefined ? own : sightAt(tools, call, list.right, place),
  ]);
  return { land, sight };
}

function tableFor(
  list: AnyList,
  { rows, next }: { rows: readonly unknown[]; next: Key | null },
  call: DeskCall,
  writing: Writing,
) {
  const { words } = call;
  return tableOf({
    caption: wordsFor(list, call)?.order ?? '',
    columns: list.columns.map(({ name, kind }) => ({
      label: columnWord(call, name),
      ...(kind && { kind }),
    })),
    rows: rows.map((row) => list.columns.map((column) => column.cell(row, writing))),
    empty: { says: next ? String(words.lookOn) : (wordsFor(list, call)?.empty ?? '') },
  });
}

function linksOf({ name }: AnyList, written: URLSearchParams, call: DeskCall, next: Key | null) {
  const at = (ending: string, more: Record<string, string> = {}) =>
    `${CONSOLE}${askedAddress(call, `/lists/${name}${ending}`, { ...Object.fromEntries(written), ...more })}`;
  return {
    first: call.query('after') === '' ? '' : at(''),
    next: next ? at('', { after: cursorOf(next) }) : '',
    csv: at('.csv'),
    xlsx: at('.xlsx'),
  };
}

/** Whole, with the filters of the page, or the page that says which of them can not be read. Who took it is on record. */
async function fileOf(
  list: AnyList,
  all: readonly AnyList[],
  ending: 'csv' | 'xlsx',
  call: DeskCall,
  tools: ListTools,
): Promise<EntryAnswer> {
  const { filters, errors, written } = readFilters(list, call, tools.utcOffset);
  if (Object.keys(errors).length > 0) return pageOfList(list, all, call, tools);
  const { land, sight } = await seenBy(list, call, filters, tools);
  written.delete('phone');
  const subject = `${list.name}.${ending} ${written}`.slice(0, 200);
  await tools.record({ actor: call.account.id, action: 'list.export', subject });
  const header = list.columns.map(({ name }) => columnWord(call, name));
  const rows = allRows(
    list,
    (page) => list.read({ lists: tools.lists, filters, sight, page, today: todayOf(call, tools) }),
    writingOf(call, land, tools),
  );
  const title = titleOf(list, call);
  const body = ending === 'xlsx' ? tools.writeXlsx(title, header, rows) : tools.writeCsv(header, rows);
  const type = ending === 'csv' ? 'text/csv; charset=utf-8' : XLSX;
  return { file: { name: `${title}-${todayOf(call, tools)}.${ending}`, type, body } };
}

async function* allRows(
  list: AnyList,
  read: (page: {
    after: Key | null;
    limit: number;
    newestFirst: boolean;
  }) => Promise<{ rows: unknown[]; next: Key | null }>,
  writing: Writing,
) {
  for (let after: Key | null = null, first = true; first || after !== null; first = false) {
    const found = await read({ after, limit: AT_ONCE, newestFirst: list.newestFirst === true });
    for (const row of found.rows) yield list.columns.map((column) => inFile(column, row, writing));
    after = found.next;
  }
}

function inFile({ cell, value }: AnyList['columns'][number], row: unknown, writing: Writing) {
  if (value) return value(row, writing);
  const shown = cell(row, writing);
  return typeof shown === 'string' ? shown : shown.text;
}

/** Throws 400 where `after` is of no list. */
function pageAt({ newestFirst }: AnyList, after: string) {
  const start = after === '' ? null : pageFrom<Key>({ cursor: after }, shapeOf(after)).after;
  return { after: start, limit: SHOWN, newestFirst: newestFirst === true };
}

/** A key is one of texts and numbers: of which, its own list knows. */
function shapeOf(after: string): ('string' | 'number')[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    return Array.isArray(key) ? key.map((part) => (typeof part === 'number' ? 'number' : 'string')) : [];
  } catch {
    return [];
  }
}

function tabsOf(list: AnyList, all: readonly AnyList[], call: DeskCall) {
  return all
    .filter(({ right }) => mayAnywhere(call.account, right))
    .map((one) => ({
      href: `/lists/${one.name}`,
      label: wordsFor(one, call)?.tab ?? one.name,
      here: one.name === list.name,
      count: '',
    }));
}

/** `bounded`: what nobody sees in it who does not see everything. */
type ListWords = Record<'title' | 'tab' | 'order' | 'empty', string> & { bounded?: string };

/** What the words say of a list. */
function wordsFor({ name }: AnyList, { words }: DeskCall) {
  const lists = words.lists as Record<string, ListWords>; // templates/console/lists
  return lists[name];
}

function titleOf(list: AnyList, call: DeskCall): string {
  return wordsFor(list, call)?.title ?? list.name;
}

function columnWord({ words }: DeskCall, name: string): string {
  return (words.columns as Record<string, string>)[name] ?? name; // as above
}

function writingOf({ words, language }: DeskCall, { names }: Land, { utcOffset }: ListTools): Writing {
  return { names, words, language, utcOffset };
}

function todayOf({ now }: DeskCall, { utcOffset }: ListTools): string {
  return dayAt(now, utcOffset);
}
