/** A list's page and the ways to its files, from its description. */
import { mayAnywhere } from '../../../core/desk/may';
import { cursorOf, pageFrom } from '../../api/operation/paging';
import { CONSOLE } from '../frame/addresses';
import { askedAddress, askedRoutes } from '../frame/asked';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute } from '../frame/route';
import type { AnyList, Key, Writing } from './description';
import { filterFields } from './filters';
import { columnWord, type ListAsked, listAsked, titleOf, wordsFor } from './listAsked';
import { type Ending, listFile } from './listFile';
import { readOn } from './readOn';
import type { ListTools } from './tools';

const SHOWN = 50;

/** `all`: the lists, for the tabs above. */
export function listRoutes(list: AnyList, all: readonly AnyList[], tools: ListTools): DeskRoute[] {
  const path = `/lists/${list.name}`;
  const page = async (call: DeskCall) => listPage(list, all, call, await listAsked(list, call, tools), tools);
  const file = (ending: Ending) =>
    pageRoute({
      method: 'get',
      path: `${path}.${ending}`,
      needs: list.right,
      async handle(call) {
        const asked = await listAsked(list, call, tools);
        // The page says which of the filters can not be read.
        return isWrong(asked)
          ? listPage(list, all, call, asked, tools)
          : listFile(list, ending, call, asked, tools);
      },
    });
  return [
    ...askedRoutes({ path, needs: list.right, fields: list.filters.map(({ name }) => name) }, page),
    file('csv'),
    file('xlsx'),
  ];
}

function isWrong({ errors }: ListAsked): boolean {
  return Object.keys(errors).length > 0;
}

async function listPage(
  list: AnyList,
  all: readonly AnyList[],
  call: DeskCall,
  asked: ListAsked,
  { lists }: ListTools,
): Promise<PageAnswer> {
  const { filters, errors, written, land, sight, writing, today } = asked;
  const page = pageAt(list, call.query('after'));
  const found = isWrong(asked)
    ? { rows: [], next: null }
    : await readOn(list, { lists, filters, sight, page, today });
  return {
    page: 'list',
    title: titleOf(list, call),
    ...(isWrong(asked) && { status: 422 as const }),
    data: {
      tabs: tabsOf(list, all, call),
      adds: list.adds?.(call) ?? null,
      action: `${CONSOLE}/lists/${list.name}`,
      filters: filterFields(list, call, land.choices, errors),
      list: tableFor(list, found, call, writing),
      bounded: sight === null ? '' : (wordsFor(list, call)?.bounded ?? ''),
      ...linksOf(list, written, call, found.next),
    },
  };
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
