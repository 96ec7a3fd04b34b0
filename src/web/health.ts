/** Is the process alive, and can it do its work? For orchestrators and people. */
import type { RequestHandler } from 'express';
import type { Clock } from '../ports';

/** One thing the service needs: the store, the queue, a link. */
export interface HealthCheck {
  /** `store`, `queue`, `link cm`. */
  name: string;
  ok: boolean;
  /** What is wrong and what to do; empty or a short fact where all is well. */
  detail: string;
}

export interface HealthReport {
  checks: HealthCheck[];
}

/** An orchestrator asks every few seconds; a check that hangs longer has failed. Milliseconds. */
const PATIENCE = 5_000;

/** The process answers: that is all this says. */
export const alive: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'no-store').json({ status: 'ok' });
};

/** 200 when every check is well, 503 with the reasons when not. */
export function ready(health: () => Promise<HealthReport>, clock: Clock): RequestHandler {
  return async (_request, response) => {
    const { checks } = await within(clock, health);
    const well = checks.every((check) => check.ok);
    response.status(well ? 200 : 503).set('Cache-Control', 'no-store');
    response.json({ status: well ? 'ready' : 'not ready', checks });
  };
}

async function within(clock: Clock, health: () => Promise<HealthReport>): Promise<HealthReport> {
  const failed = (detail: string): HealthReport => ({ checks: [{ name: 'health', ok: false, detail }] });
  let cancel = () => {};
  const late = new Promise<HealthReport>((resolve) => {
    cancel = clock.after(PATIENCE, () => resolve(failed(`no answer within ${PATIENCE / 1000} s`)));
  });
  try {
    return await Promise.race([health(), late]);
  } catch {
    return failed('the check itself failed; the log says why');
  } finally {
    cancel();
  }
}
