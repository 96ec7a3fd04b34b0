/** Addresses of the desk that came from outside: only those of the desk itself are followed. */

/** Where the desk is. */
export const CONSOLE = '/console';

/** Segments that lead out again, `%2e` being a dot to browsers, are none. */
const OURS = /^\/console(\/(?!(?:\.|%2e){1,2}(?:[/?]|$))[\w.~%-]+)*\/?(\?[^\s#\\]*)?$/i;

/** Below /console; its first page where it is anything else. */
export function withinDesk(address: string): string {
  return OURS.test(address) ? address.slice(CONSOLE.length) : '';
}
