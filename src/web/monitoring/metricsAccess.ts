/** Who may read the figures: this machine, or whoever holds METRICS_TOKEN. */
import type { Request, RequestHandler } from 'express';
import { bearerToken, isSameSecret } from '../../net/secret';
import { isLocal } from '../http/caller';
import { Problem } from '../http/problem';

/** The figures as /metrics shows them. */
export interface MetricsText {
  text(): Promise<string>;
  contentType: string;
}

/** Who may read the figures and the details of health. */
export interface InsideAccess {
  /** Null or absent: nobody is let in by a token. */
  metricsToken?: string | undefined;
  /** Whether what comes from this machine speaks for nobody else: no proxy is in front. */
  trustsLoopback?: boolean | undefined;
}

export function metricsPage(metrics: MetricsText, access: InsideAccess): RequestHandler {
  return async (request, response) => {
    if (!mayLookInside(request, access)) throw refusal(access.metricsToken);
    const text = await metrics.text();
    response.set('Cache-Control', 'no-store').set('Content-Type', metrics.contentType).end(text);
  };
}

/** Whoever shows the token; where loopback is trusted, also this machine. */
export function mayLookInside(request: Request, { metricsToken, trustsLoopback }: InsideAccess): boolean {
  return holds(request, metricsToken) || (trustsLoopback === true && isLocal(request));
}

function holds({ headers }: Request, token: string | undefined): boolean {
  const shown = bearerToken(headers.authorization);
  return token !== undefined && shown !== undefined && isSameSecret(shown, token);
}

function refusal(token: string | undefined): Problem {
  if (!token) {
    return new Problem(
      403,
      'Forbidden',
      'Figures are shown to this machine only, and in production to nobody. Set METRICS_TOKEN to read them.',
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
