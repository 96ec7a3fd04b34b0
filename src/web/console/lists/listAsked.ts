/** What somebody asks of a list and how far he sees in it: the same for its page and for its files. */
import { dayAt } from '../../../core/calendar/deadline';
import type { Sight } from '../../../core/desk/sight';
import type { DeskCall } from '../frame/route';
import { type AnyList, textOf, type Writing } from './description';
import { type ReadFilters, readFilters } from './filters';
import { type Land, type ListTools, landOf, sightAt } from './tools';

export interface ListAsked extends ReadFilters {
  land: Land;
  /** With the filter by place; null: everything. */
  sight: Sight | null;
  writing: Writing;
  /** At the offices, `2026-11-23`. */
  today: string;
}

export async function listAsked(list: AnyList, call: DeskCall, tools: ListTools): Promise<ListAsked> {
  const { words, language, now } = call;
  const { utcOffset } = tools;
  const asked = readFilters(list, call, utcOffset);
  const own = await sightAt(tools, call, list.right);
  const place = textOf(asked.filters, 'place');
  const [land, sight] = await Promise.all([
    landOf(tools, own),
    place === undefined ? own : sightAt(tools, call, list.right, place),
  ]);
  const writing = { names: land.names, words, language, utcOffset };
  return { ...asked, land, sight, writing, today: dayAt(now, utcOffset) };
}

/** `bounded`: what nobody sees in it who does not see everything. */
type ListWords = Record<'title' | 'tab' | 'order' | 'empty', string> & { bounded?: string };

/** What the words say of a list. */
export function wordsFor({ name }: AnyList, { words }: Pick<DeskCall, 'words'>): ListWords | undefined {
  return (words.lists as Record<string, ListWords>)[name]; // templates/console/lists
}

export function titleOf(list: AnyList, call: Pick<DeskCall, 'words'>): string {
  return wordsFor(list, call)?.title ?? list.name;
}

/** What stands above a column. */
export function columnWord({ words }: Pick<DeskCall, 'words'>, name: string): string {
  return (words.columns as Record<string, string>)[name] ?? name; // as above
}
