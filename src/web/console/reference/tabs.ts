/** The pages of reference data beside one another. */
import { may, mayAnywhere } from '../../../core/desk/may';
import type { DeskAction } from '../../../core/desk/rights';
import type { DeskCall } from '../frame/route';
import { OF_ALL } from './tools';

/** By which right each is seen, in the order in which each stands on the ones before: who only looks has nothing to do with the rest. */
export const SEEN_BY = {
  areas: 'reference.look',
  departments: 'reference.look',
  matters: 'reference.look',
  programmes: 'reference.look',
  phones: 'reference.set',
  sections: 'reference.look',
  days: 'reference.look',
  settings: 'setting.set',
} as const satisfies Record<string, DeskAction>;
export type ReferencePage = keyof typeof SEEN_BY;

const PAGES = Object.keys(SEEN_BY) as ReferencePage[];

/** Those that the account may see. */
export function tabsOf({ words, account }: Pick<DeskCall, 'words' | 'account'>, here: ReferencePage) {
  return PAGES.filter((name) => sees(account, SEEN_BY[name])).map((name) => ({
    href: `/${name}`,
    label: titleOf({ words }, name),
    here: name === here,
    count: '',
  }));
}

/** To look, a grant of any place is enough; what is set is the whole installation's. */
function sees(account: DeskCall['account'], needs: DeskAction): boolean {
  return needs === 'reference.look' ? mayAnywhere(account, needs) : may(account, needs, OF_ALL) === 'yes';
}

export function titleOf({ words }: Pick<DeskCall, 'words'>, page: ReferencePage | 'news'): string {
  return wordIn(words.titles, page);
}

/** A word of a table of `templates/console/reference`; a name that has none is itself. */
export function wordIn(table: unknown, name: string): string {
  const word = (table as Record<string, unknown> | undefined)?.[name];
  return typeof word === 'string' ? word : name;
}
