/** Answers that gateways give over HTTP, and how a call is read for them. */
import type { WebAnswer, WebHead } from '../../src/ports';

/** Plain text in UTF-8. */
export function plain(status: number, body: string, headers?: Record<string, string>): WebAnswer {
  const answer = { status, type: 'text/plain; charset=utf-8', body };
  return headers ? { ...answer, headers } : answer;
}

export const NOTHING_HERE = 'There is nothing at this address.';

/** The address of a call; its host is nobody's, for the `Host` header is not believed. */
export function urlOf({ url }: Pick<WebHead, 'url'>): URL {
  return new URL(url, 'http://localhost');
}
