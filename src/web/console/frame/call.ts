/** From Express's request to the call that a page is handed. */
import type { Request } from 'express';
import type { Clock } from '../../../ports';
import type { Pages } from '../../pages/pages';
import { filesOf } from './body';
import type { Cookies } from './cookies';
import { formFrom } from './form';
import type { Desk } from './ports';
import type { Call, Section } from './route';
import { wordsOf } from './view';

/** Characters of a browser's own word that are kept. */
const AGENT = 200;

/** What the frame works with. */
export interface Frame {
  pages: Pages;
  cookies: Cookies;
  desk: Desk;
  clock: Clock;
  /** All of them, in the order of the menu. */
  sections: readonly Section[];
}

/** `section`: whose words the page has. */
export function callOf({ pages, cookies, clock }: Frame, section: string, request: Request): Call {
  const language = cookies.language(request);
  const params = Object.entries(request.params).filter((one): one is [string, string] =>
    one.every((part) => typeof part === 'string'),
  );
  return {
    from: {
      address: request.socket.remoteAddress ?? '',
      agent: (request.headers['user-agent'] ?? '').slice(0, AGENT),
    },
    params: Object.fromEntries(params),
    query: (name) => {
      const value = request.query[name];
      return typeof value === 'string' ? value : '';
    },
    form: formFrom(request.body),
    files: filesOf(request.files),
    language,
    words: wordsOf(pages, section, language),
    now: clock.now(),
  };
}
