/** Sends the answer of a page, in the frame of whoever is signed in when it is sent. */
import type { Request, Response } from 'express';
import { mayAnywhere } from '../../../core/desk/may';
import { CONSOLE } from './addresses';
import type { Frame } from './call';
import type { AtDesk } from './ports';
import type { EntryAnswer, PageAnswer } from './route';
import { draw, send } from './view';

/** Who asks, and by which token. */
export type Visit = { token: string; at: AtDesk } | { token: null; at: null };

export const NOBODY: Visit = { token: null, at: null };

export async function visitOf({ cookies, desk }: Frame, request: Request): Promise<Visit> {
  const token = cookies.token(request);
  const at = token === null ? null : await desk.sessionOf(token);
  return token !== null && at ? { token, at } : NOBODY;
}

/** `section`: whose templates and words the page has. */
export async function respond(
  frame: Frame,
  section: string,
  request: Request,
  response: Response,
  visit: Visit,
  answer: EntryAnswer,
): Promise<void> {
  const { at } = await change(frame, response, visit, answer.session);
  if (answer.speak) frame.cookies.keepLanguage(response, answer.speak);
  if (!('page' in answer)) return send(response, answer);
  response
    .status(answer.status ?? 200)
    .type('html')
    .send(page(frame, section, request, at, answer));
}

/** The HTML of a page for whoever is at the desk. */
export function page(
  frame: Frame,
  section: string,
  request: Request,
  at: AtDesk | null,
  answer: PageAnswer,
): string {
  const language = frame.cookies.language(request);
  const done = typeof request.query.done === 'string' ? request.query.done : '';
  const path = request.originalUrl;
  return draw(frame.pages, section, answer, {
    language,
    at,
    here: request.method === 'GET' ? path : CONSOLE,
    done,
    menu: menuOf(frame, { section, path }, language, at),
  });
}

async function change(
  { cookies, desk }: Frame,
  response: Response,
  visit: Visit,
  session: EntryAnswer['session'],
): Promise<Visit> {
  if (session === undefined) return visit;
  if (session === 'end') {
    cookies.end(response);
    return NOBODY;
  }
  cookies.keep(response, session.token);
  const at = await desk.sessionOf(session.token);
  return at ? { token: session.token, at } : NOBODY;
}

/** Parts of an address below the desk. */
function below(path: string): string[] {
  return (path.split('?')[0] ?? '').slice(CONSOLE.length + 1).split('/');
}

/** What this account can open, in the order of the sections. A page is in its own section's place or, where that has none, in that of its address. */
function menuOf(
  { sections, pages }: Frame,
  { section, path }: { section: string; path: string },
  language: 'zh-CN' | 'en',
  at: AtDesk | null,
) {
  if (at === null || at.needs !== null) return [];
  const [top = ''] = below(path);
  const open = sections.flatMap(({ name, menu, routes }) => {
    if (!menu || (menu.needs !== 'self' && !mayAnywhere(at.account, menu.needs))) return [];
    return [{ name, path: menu.path, tops: routes.map((route) => route.path.split('/')[1] ?? '') }];
  });
  const owner = open.find(({ name }) => name === section) ?? open.find((one) => one.path === `/${top}`);
  return open.map((one) => ({
    href: `${CONSOLE}${one.path}`,
    label: String(pages.words(`console/${one.name}`, language).menu),
    here: owner ? one === owner : one.tops.includes(top),
  }));
}
