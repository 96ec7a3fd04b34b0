/** Draws answers: the page in the desk's frame, a redirection, a file. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Language } from '../../../core/model/message';
import type { Pages, Words } from '../../pages/pages';
import { CONSOLE } from './addresses';
import type { AtDesk } from './ports';
import type { Answer, PageAnswer } from './route';

/** What stands around a page. */
export interface Framing {
  language: Language;
  at: AtDesk | null;
  /** Where the same page stands in the other language. */
  here: string;
  /** `?done=`: what was done on the page before. */
  done: string;
  menu: { href: string; label: string; here: boolean }[];
}

const TABLES = ['fields', 'hints', 'errors', 'done'] as const;

/** Words of a section before those of the frame, table by table. */
export function wordsOf(pages: Pages, section: string, language: Language): Words {
  const frame = pages.words('console/frame', language);
  const own = pages.words(`console/${section}`, language);
  const tables = TABLES.map((name) => [name, { ...tableIn(frame, name), ...tableIn(own, name) }] as const);
  return { ...frame, ...own, ...Object.fromEntries(tables) };
}

function tableIn(words: Words, name: string): Record<string, unknown> {
  return (words[name] ?? {}) as Record<string, unknown>; // a table of templates/console/*/*.json
}

/** The HTML of a page. */
export function draw(
  pages: Pages,
  section: string,
  { page, title, trail = [], data }: PageAnswer,
  { language, at, here, done, menu }: Framing,
): string {
  const words = wordsOf(pages, section, language);
  const notice = tableIn(words, 'done')[done];
  const [folder, name] = page.startsWith('frame/') ? ['frame', page.slice(6)] : [section, page];
  return pages.page(`console/${folder}`, name)(language, {
    words,
    title,
    trail,
    notice: typeof notice === 'string' ? notice : '',
    csrf: at?.csrf ?? '',
    person: at?.account.name ?? '',
    here: encodeURIComponent(here),
    menu,
    ...data,
  });
}

/** 303 within the desk; a file; the page is sent by whoever drew it. */
export async function send(response: Response, answer: Exclude<Answer, PageAnswer>): Promise<void> {
  if ('to' in answer) {
    const mark = answer.to.includes('?') ? '&' : '?';
    response.redirect(303, `${CONSOLE}${answer.to}${answer.done ? `${mark}done=${answer.done}` : ''}`);
    return;
  }
  const { name, type, body } = answer.file;
  response.attachment(name).type(type);
  if (Buffer.isBuffer(body)) response.send(body);
  else await pipeline(Readable.from(body), response);
}
