/** What a reader does: opens the start page once, then looks at the payments of the household again and again. */

/** Media types that a browser of each markup names. */
export const MARKUPS = { WML: 'text/vnd.wap.wml', XHTML: 'application/vnd.wap.xhtml+xml' } as const;
export type Markup = keyof typeof MARKUPS;

/** Crosses a process border: so many readers, so many of them at once. */
export interface Load {
  port: number;
  markup: Markup;
  /** Phones 13800000000 + first and so on. */
  first: number;
  people: number;
  atOnce: number;
  /** Of each reader, timed. */
  looks: number;
}

export interface Read {
  looksPerSecond: number;
  /** Milliseconds from a request written to its page read. */
  p50: number;
  p99: number;
  /** Of one page, without its head. */
  octets: number;
  /** The last page, so that one sees what was measured. */
  sample: string;
}

/** As the gateway of a network asks, which says whose phone it is. */
export function requestOf({ markup }: Pick<Load, 'markup'>, person: number, path: string): string {
  return (
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: ${MARKUPS[markup]}\r\n` +
    `X-MSISDN: 86${13_800_000_000 + person}\r\n\r\n`
  );
}

/** What stands in front of the session in every link. */
export const SESSION = /wap\/([0-9a-f]{32})\//;
