/** Is the process alive, and can it do its work? For orchestrators and people. */
import type { Request, RequestHandler } from 'express';
import type { Clock } from '../../ports';

/** One thing the service needs: the store, the queue, a link. */
export interface HealthCheck {
  /** `store`, `queue`, `link cm`. */
  name: string;
  ok: boolean;
  /** What is wrong and what to do; empty or a short fact where all is well. May name hosts: not for everybody. */
  detail: string;
  /** What people ask is answered without it. */
  optional?: true;
}

export interface HealthReport {
  checks: HealthCheck[];
}

/** An orchestrator asks every few seconds; a check that hangs longer has failed. Milliseconds. */
const PATIENCE = 5_000;
/** A report is given again for so long, however many ask. Milliseconds. */
const REUSED_FOR = 1_000;

/** The process answers: that is all this says. */
export const alive: RequestHandler = (_request, response) => {
  response.set('Cache-Control', 'no-store').json({ status: 'ok' });
};

/**
 * 200 when every check that is not optional is well, 503 when not. Details go to callers who `mayLookInside`; others get
 * the names of the checks.
 */
export function ready(
  health: () => Promise<HealthReport>,
  clock: Clock,
  mayLookInside: (request: Request) => boolean,
): RequestHandler {
  const report = shared(() => within(clock, health), clock);
  return async (request, response) => {
    const inside = mayLookInside(request);
    const { checks } = await report(inside);
    const well = checks.every(({ ok, optional }) => ok || optional);
    response.status(well ? 200 : 503).set('Cache-Control', 'no-store');
    response.json({
      status: well ? 'ready' : 'not ready',
      checks: checks.map(({ name, ok, detail }) => (inside ? { name, ok, detail } : { name, ok })),
    });
  };
}

/** One report for all who ask while it is made, and for `REUSED_FOR` after; `fresh`: only one that is being made. */
function shared(make: () => Promise<HealthReport>, clock: Clock): (fresh: boolean) => Promise<HealthReport> {
  let last: { report: Promise<HealthReport>; until: number | null } | null = null;
  return (fresh) => {
    const holds = last !== null && (last.until === null || (!fresh && clock.monotonic() < last.until));
    if (last && holds) return last.report;
    const making: typeof last = { report: make(), until: null };
    last = making;
    // `within` never rejects.
    void making.report.then(() => {
      making.until = clock.monotonic() + REUSED_FOR;
    });
    return making.report;
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
