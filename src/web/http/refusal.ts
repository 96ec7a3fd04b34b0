/** Refusals in front of all routes, in few words. */
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Why the door refuses a request: its host is no name of ours, or a page of another site sends it. */
export type ForeignCall = 'foreignName' | 'foreignPage';

/** `busy`: too much is being received already. */
type Refused = ForeignCall | 'busy';

interface Refusal {
  status: number;
  /** Seconds. */
  retryAfter?: number;
  title: string;
  zh: string;
  en: string;
}

const REFUSALS: Readonly<Record<Refused, Refusal>> = {
  // RFC 9110, 15.5.20
  foreignName: {
    status: 421,
    title: 'Misdirected Request',
    zh: '本服务在这里不叫这个名字。请用它自己的地址打开；这个名字若也是它的，请写进 ALLOWED_HOSTS。',
    en: 'This service does not go by that name. Use its own address; where the name is one of its own, set ALLOWED_HOSTS.',
  },
  foreignPage: {
    status: 403,
    title: 'Forbidden',
    zh: '这是别的网站的页面发来的，什么也没有办。请在本服务自己的页面上操作。',
    en: 'A page of another site sent this, and nothing was done. Use the pages of this service.',
  },
  busy: {
    status: 503,
    retryAfter: 5,
    title: 'Service Unavailable',
    zh: '同时收到的太多，请稍后再发。',
    en: 'Too much is being received at the same time. Send it again in a moment.',
  },
};

/** Problem details (RFC 9457) under /api, else a line for people; the body of the request is not read. */
export function refuse(
  { method }: IncomingMessage,
  response: ServerResponse,
  why: Refused,
  isApi: boolean,
): void {
  const { status, retryAfter, title, zh, en } = REFUSALS[why];
  const body = isApi ? JSON.stringify({ type: 'about:blank', title, status, detail: en }) : `${zh}\n${en}\n`;
  response.writeHead(status, {
    'Content-Type': isApi ? 'application/problem+json; charset=utf-8' : 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    Connection: 'close',
  });
  response.end(method === 'HEAD' ? undefined : body);
}
