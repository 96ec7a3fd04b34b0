/** Sends the answer of a page, in the frame of whoever is signed in when it is sent. */
import type { Request, Response } from 'express';
import { CONSOLE } from './addresses';
import type { Frame } from './call';
import { menuOf } from './menu';
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
    menu: menuOf(frame, { section: answer.place ?? section, path }, language, at),
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
