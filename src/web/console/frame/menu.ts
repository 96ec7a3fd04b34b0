/** The menu of the desk: what an account can open, and in which place a page stands. */
import { mayAnywhere } from '../../../core/desk/may';
import type { Language } from '../../../core/model/message';
import { CONSOLE } from './addresses';
import type { Frame } from './call';
import type { AtDesk } from './ports';
import type { Section } from './route';
import type { Framing } from './view';

/** A page is in its own section's place or, where that has none, in that of its address. Nothing before signing in is done. */
export function menuOf(
  { menu, sections, pages }: Pick<Frame, 'menu' | 'sections' | 'pages'>,
  { section, path }: { section: string; path: string },
  language: Language,
  at: AtDesk | null,
): Framing['menu'] {
  if (at === null || at.needs !== null) return [];
  const top = topOf(path);
  const open = menu.flatMap((name) => {
    const found = sections.find((one) => one.name === name);
    return found?.menu && opens(at, found.menu.needs) ? [{ ...found, path: found.menu.path }] : [];
  });
  const owner = open.find(({ name }) => name === section) ?? open.find((one) => one.path === `/${top}`);
  return open.map((one) => ({
    href: `${CONSOLE}${one.path}`,
    label: String(pages.words(`console/${one.name}`, language).menu),
    here: owner ? one === owner : one.routes.some((route) => topOf(`${CONSOLE}${route.path}`) === top),
  }));
}

function opens({ account }: AtDesk, needs: NonNullable<Section['menu']>['needs']): boolean {
  return needs === 'self' || [needs].flat().some((one) => mayAnywhere(account, one));
}

/** The first part of an address below the desk. */
function topOf(path: string): string {
  return (path.split('?')[0] ?? '').slice(CONSOLE.length + 1).split('/')[0] ?? '';
}
