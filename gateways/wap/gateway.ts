/** WAP: pages for phones, in WML 1.1, XHTML Mobile Profile 1.0 or HTML, without script and without cookie. */
import { join } from 'node:path';
import type { PageShown } from '../../src/core/model/page';
import { inRanges } from '../../src/net/address';
import { plain } from '../../src/net/answers';
import type { Gateway, GatewayTools, Listener, WebAnswer, WebCall } from '../../src/ports';
import { httpGateway } from '../http/httpGateway';
import { phoneOf } from './caller';
import { decksOf } from './decks';
import { type Markup, markupFor } from './markup';
import { FILES, isAnswer, NAME, PATH, type Place, readRequest } from './request';
import { addressOf, sheetOf } from './sheet';
import { loadTemplates, type Templates } from './templates';

export interface WapOptions {
  /** Ranges of addresses whose word on a subscriber's number is believed. */
  trusted: readonly string[];
  /** The header that they write it in, in lower case; all others are passed over. */
  header: string;
}

/** Octets of a form: its fields at their longest, each octet of them escaped. */
const LONGEST = 131_072;
/** Names that a cache on the way must tell apart. */
const VARY = 'Accept, Accept-Language';
const MENU_LIVES = 'public, max-age=300';
const A_YEAR = 'public, max-age=31536000, immutable';
const SAFE = {
  // The address holds the session: no other site may learn it. Our own may, or forms would hide where they come from.
  'Referrer-Policy': 'same-origin',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'",
};

/** Answers requests under `/wap`; it is `up` from `start` to `stop`. */
export function createWapGateway(
  options: WapOptions,
  { clock, templates: folder }: Pick<GatewayTools, 'clock' | 'templates'>,
): Gateway {
  const templates = loadTemplates(join(folder, 'wap'));
  const isTrusted = inRanges(options.trusted);
  const phoneIn = (call: WebCall) => phoneOf(call, options.header);

  async function answer(call: WebCall, on: Listener | null): Promise<WebAnswer> {
    if (call.url === `${PATH}/${FILES}/${templates.style.name}`) return styleSheet(templates);
    const markup = markupFor(call.headers.accept ?? '');
    const asked = readRequest(call, markup.medium, { isTrusted, phoneIn }, clock.now());
    if (isAnswer(asked)) return asked;
    if (!on?.page) return plain(503, 'The service is stopping.');
    const page = await on.page(asked.ask);
    const kept = !page.personal && asked.ask.method === 'get' && page.status === 200;
    return {
      status: page.status,
      type: `${markup.type}; charset=UTF-8`,
      headers: { ...SAFE, Vary: VARY, ...(kept ? { 'Cache-Control': MENU_LIVES } : NOT_KEPT) },
      body: print(templates, markup, page, asked.place, asked.piece),
    };
  }

  return httpGateway({ name: NAME, path: PATH, longest: LONGEST, answer }, clock);
}

/** Also for phones that know HTTP/1.0 alone. */
const NOT_KEPT = {
  'Cache-Control': 'no-store, no-cache, must-revalidate',
  Pragma: 'no-cache',
  Expires: 'Thu, 01 Jan 1970 00:00:00 GMT',
};

function print(templates: Templates, markup: Markup, page: PageShown, place: Place, piece: number): string {
  const sheet = sheetOf(page, place);
  if (markup.medium !== 'wml') {
    const style = `${place.root}${FILES}/${templates.style.name}`;
    return templates.xhtml(sheet, markup.medium, markup.type, style);
  }
  const { self, words } = page;
  const at = (number: number) => {
    const href = addressOf(self ?? '', page.segment, place);
    return number === 1 ? href : `${href}${href.includes('?') ? '&' : '?'}c=${number}`;
  };
  const decks = decksOf(sheet, { ...words, at: self === null ? null : at }, templates.wml);
  return decks[Math.min(piece, decks.length) - 1] ?? '';
}

function styleSheet({ style }: Templates): WebAnswer {
  return {
    status: 200,
    type: 'text/css; charset=UTF-8',
    headers: { 'Cache-Control': A_YEAR },
    body: style.text,
  };
}
