/** Who may read the figures: this machine, or whoever holds METRICS_TOKEN. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { Problem } from './problem';

/** What is shown at /metrics. */
export interface MetricsText {
  text(): Promise<string>;
  contentType: string;
}

export function metricsPage(metrics: MetricsText, token: string | undefined): RequestHandler {
  return async (request, response) => {
    if (!fromThisMachine(request) && !holds(request, token)) throw refusal(token);
    const text = await metrics.text();
    response.set('Cache-Control', 'no-store').set('Content-Type', metrics.contentType).end(text);
  };
}

/** A proxy on this machine speaks for somebody else: what it forwards is not local. */
function fromThisMachine(request: Request): boolean {
  if (request.headers.forwarded || request.headers['x-forwarded-for']) return false;
  const peer = request.socket.remoteAddress ?? '';
  return peer === '::1' || /^(::ffff:)?127\./.test(peer);
}

function holds(request: Request, token: string | undefined): boolean {
  const shown = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!token || !shown) return false;
  // Digests are of one length, which timingSafeEqual needs, and tell nothing of the token's.
  const digest = (word: string) => createHash('sha256').update(word).digest();
  return timingSafeEqual(digest(shown), digest(token));
}

function refusal(token: string | undefined): Problem {
  if (!token) {
    return new Problem(
      403,
      'Forbidden',
      'Figures are shown to this machine only. Set METRICS_TOKEN to read them from another.',
    );
  }
  const challenge = { 'WWW-Authenticate': 'Bearer realm="metrics"' };
  return new Problem(
    401,
    'Unauthorized',
    'Send Authorization: Bearer with the METRICS_TOKEN.',
    {},
    challenge,
  );
}
