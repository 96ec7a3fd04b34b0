/** Addresses of the desk that came from outside: only those of the desk itself are followed. */

/** Where the desk is. */
export const CONSOLE = '/console';

const OURS = /^\/console(\/(?!\.{1,2}[/?]|\.{1,2}$)[\w.~%-]+)*\/?(\?[^\s#\\]*)?$/;

/** Below /console; its first page where it is anything else. */
export function withinDesk(address: string): string {
  return OURS.test(address) ? address.slice(CONSOLE.length) : '';
}
