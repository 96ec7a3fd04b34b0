/** Answers that gateways give over HTTP, and how a call is read for them. */
import type { WebHead } from '../../src/ports';

export const NOTHING_HERE = 'There is nothing at this address.';

/** The address of a call; its host is nobody's, for the `Host` header is not believed. */
export function urlOf({ url }: Pick<WebHead, 'url'>): URL {
  return new URL(url, 'http://localhost');
}
