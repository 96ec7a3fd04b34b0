/** From Express's request to the call that a page is handed. */
import type { Request } from 'express';
import { day, dayToKeep } from '../../../core/calendar/day';
import { MINUTE } from '../../../core/calendar/durations';
import type { AddressOf } from '../../../net/forwarded';
import type { Clock } from '../../../ports';
import { filesOf } from '../../http/fileBody';
import type { FileRoom } from '../../http/fileRoom';
import type { Pages } from '../../pages/pages';
import type { CertificateOf } from './certificate';
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
  /** For files that come with a form. */
  files: FileRoom;
  /** Minutes east of UTC, of the offices' wall. */
  utcOffset: number;
  certificateOf: CertificateOf;
  addressOf: AddressOf;
  /** All of them; the routes of an earlier one come first. */
  sections: readonly Section[];
  /** Names of those in the menu, in its order. */
  menu: readonly string[];
}

/** `section`: whose words the page has. */
export function callOf(frame: Frame, section: string, request: Request): Call {
  const { pages, cookies, clock, utcOffset, certificateOf, addressOf } = frame;
  const language = cookies.language(request);
  const now = clock.now();
  const params = Object.entries(request.params).filter((one): one is [string, string] =>
    one.every((part) => typeof part === 'string'),
  );
  return {
    from: {
      address: addressOf(request),
      agent: (request.headers['user-agent'] ?? '').slice(0, AGENT),
    },
    certificate: certificateOf(request),
    params: Object.fromEntries(params),
    query: (name) => {
      const value = request.query[name];
      return typeof value === 'string' ? value : '';
    },
    form: formFrom(request.body),
    files: filesOf(request.files),
    language,
    words: wordsOf(pages, section, language),
    wordsOf: (other) => wordsOf(pages, other, language),
    now,
    day: (at) => dayToKeep(at, { now, utcOffset, language }),
    time: (at) => `${day(at, { now, utcOffset, language })} ${timeOfDay(at, utcOffset)}`,
  };
}

/** `14:05`. */
function timeOfDay(at: number, utcOffset: number): string {
  return new Date(at + utcOffset * MINUTE).toISOString().slice(11, 16);
}
