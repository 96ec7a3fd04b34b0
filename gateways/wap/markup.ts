/** Which markup a browser gets: what it names decides, and what a gateway on the way has added does not. */
import type { PageMedium } from '../../src/core/model/page';

export interface Markup {
  medium: PageMedium;
  /** For Content-Type, without its charset. */
  type: string;
}

const HTML: Markup = { medium: 'html', type: 'text/html' };
const WML: Markup = { medium: 'wml', type: 'text/vnd.wap.wml' };
const MOBILE = 'application/vnd.wap.xhtml+xml';
const XHTML = 'application/xhtml+xml';

/**
 * XHTML only where it is named; HTML wins over WML, because gateways add WML to what every phone accepts (Kannel
 * does). A browser that names nothing of ours gets HTML.
 */
export function markupFor(accept: string): Markup {
  const named = accepted(accept);
  const weight = (type: string) => named.get(type) ?? 0;
  if (weight(MOBILE) > 0) return { medium: 'xhtml', type: MOBILE };
  if (weight(XHTML) > weight('text/html')) return { medium: 'xhtml', type: XHTML };
  if (weight('text/html') > 0) return HTML;
  return weight('text/vnd.wap.wml') > 0 || weight('application/vnd.wap.wmlc') > 0 ? WML : HTML;
}

/** Media types by name with their weight, 0 to 1 (RFC 9110, section 12.5.1). */
function accepted(accept: string): Map<string, number> {
  const ranges = accept.toLowerCase().split(',');
  return new Map(
    ranges.map((range): [string, number] => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
      const weight = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
      return [type, Number(weight) || 0];
    }),
  );
}
