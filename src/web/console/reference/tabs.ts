/** The pages of reference data beside one another. */
import type { DeskCall } from '../frame/route';

/** In the order in which each stands on the ones before. */
const PAGES = [
  'areas',
  'departments',
  'matters',
  'programmes',
  'phones',
  'sections',
  'days',
  'settings',
] as const;
export type ReferencePage = (typeof PAGES)[number];

export function tabsOf({ words }: Pick<DeskCall, 'words'>, here: ReferencePage) {
  return PAGES.map((name) => ({
    href: `/${name}`,
    label: titleOf({ words }, name),
    here: name === here,
    count: '',
  }));
}

export function titleOf({ words }: Pick<DeskCall, 'words'>, page: ReferencePage | 'news'): string {
  return wordIn(words.titles, page);
}

/** A word of a table of `templates/console/reference`; a name that has none is itself. */
export function wordIn(table: unknown, name: string): string {
  const word = (table as Record<string, unknown> | undefined)?.[name];
  return typeof word === 'string' ? word : name;
}
