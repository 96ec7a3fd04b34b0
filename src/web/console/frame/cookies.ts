/** The cookies of the desk: who is signed in, and the language. Neither can be read by a script. */
import type { Request, Response } from 'express';
import { HOUR } from '../../../core/calendar/durations';
import type { Language } from '../../../core/model/message';
import { languageAsked } from '../../../net/language';

const YEAR_MS = 31_536_000_000;
const SESSION_MS = 12 * HOUR;

export interface Cookies {
  token(request: Request): string | null;
  /** For twelve hours; when the session ends before is the service's word. */
  keep(response: Response, token: string): void;
  end(response: Response): void;
  /** That which was chosen here; before that, the browser's. */
  language(request: Request): Language;
  keepLanguage(response: Response, language: Language): void;
}

/** By TLS no other host, nor a page without TLS, can set the cookie (`__Host-`, RFC 6265bis). */
export function cookiesFor(publicUrl: string): Cookies {
  const secure = publicUrl.startsWith('https://');
  const name = secure ? '__Host-desk' : 'desk';
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    token: (request) => cookieOf(request, name),
    keep: (response, token) => void response.cookie(name, token, { ...options, maxAge: SESSION_MS }),
    end: (response) => void response.clearCookie(name, options),
    language: (request) => languageAsked(cookieOf(request, 'desk-language') ?? askedBy(request)) ?? 'zh-CN',
    keepLanguage: (response, language) =>
      void response.cookie('desk-language', language, { ...options, maxAge: YEAR_MS }),
  };
}

function askedBy({ headers }: Request): string {
  return headers['accept-language'] ?? '';
}

function cookieOf({ headers }: Request, name: string): string | null {
  const written = (headers.cookie ?? '').split(/; */).find((one) => one.startsWith(`${name}=`));
  const value = written?.slice(name.length + 1) ?? '';
  return /^[\w-]{16,200}$|^(en|zh-CN)$/.test(value) ? value : null;
}
