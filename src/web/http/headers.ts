/** Security headers. */
import type { RequestHandler } from 'express';

const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'object-src': "'none'",
  'frame-ancestors': "'none'",
};

/** The policy of a page (Content Security Policy Level 3) that is allowed `more` than others, by directive. */
export function policy(more: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...POLICY, ...more })
    .map(([directive, allowed]) => `${directive} ${allowed}`)
    .join('; ');
}

/** Of pages and the API, beside those of every answer. */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Nothing runs but our own files, nobody frames us, and addresses (which may hold a phone) go nowhere. */
export function securityHeaders(publicUrl: string): RequestHandler {
  const all = Object.entries({ ...headersOfAll(publicUrl), ...HEADERS });
  return (_request, response, next) => {
    for (const [name, value] of all) response.setHeader(name, value);
    next();
  };
}

/**
 * Headers of every answer, of gateways and errors too, unless the answer sets its own. Where we are called by TLS, browsers
 * use nothing else for a year (RFC 6797); subdomains are not bound, for they may be somebody else's.
 */
export function headersOfAll(publicUrl: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': policy(),
    'X-Content-Type-Options': 'nosniff',
    // With none at all browsers hide the origin of our own forms too (Fetch, 3.2), and the door would not know them.
    'Referrer-Policy': 'same-origin',
    ...(publicUrl.startsWith('https://') && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
}
