/** What `/readyz` says of this process: each thing that it needs, and what is wrong with it. */
import { CARRIERS } from '../../gateways';
import type { ClockDoubt } from '../core/sending/clockTrust';
import type { Clock, Gateway, Queue, Store } from '../ports';
import type { Service } from '../service';
import type { HealthCheck, HealthReport } from '../web/monitoring/health';

interface Parts {
  store: Pick<Store, 'check'>;
  queue: Pick<Queue, 'check'>;
  links: readonly Pick<Gateway, 'name' | 'health'>[];
  service: Pick<Service, 'routes' | 'clockDoubt'>;
}

/** How long one of them may take, so that the report names it: the report as a whole is given a second more. Milliseconds. */
const PATIENCE = 4_000;

/** Never rejects. `clock` says when waiting is over. */
export async function healthOf(
  { store, queue, links, service }: Parts,
  clock: Pick<Clock, 'after' | 'now'>,
): Promise<HealthReport> {
  const checks = await Promise.all([
    looked('store', within(clock, store.check())),
    looked('queue', within(clock, queue.check())),
  ]);
  for (const link of links) {
    const { state, detail, mute } = link.health();
    checks.push({
      name: `link ${link.name}`,
      ok: state === 'up' && mute === undefined,
      detail: detail || state,
    });
  }
  checks.push(routesCheck(service.routes()), clockCheck(service.clockDoubt(), clock.now()));
  return { checks };
}

function looked(name: string, check: Promise<unknown>): Promise<HealthCheck> {
  return check.then(
    () => ({ name, ok: true, detail: '' }),
    (error: unknown) => ({ name, ok: false, detail: error instanceof Error ? error.message : 'failed' }),
  );
}

function within(clock: Pick<Clock, 'after'>, check: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = new Error(
      `no answer within ${PATIENCE / 1000} s: see that its server is neither stopped nor overloaded`,
    );
    const cancel = clock.after(PATIENCE, () => reject(late));
    check.then(resolve, reject).finally(cancel);
  });
}

/** Who asks is answered without a route; what the service has to say of itself waits for one. */
function routesCheck({ known, unrouted }: ReturnType<Service['routes']>): HealthCheck {
  const settings = CARRIERS.flatMap(({ setBy }) => setBy ?? []).join(' or ');
  const wait = `${unrouted} messages wait for one: set ${settings}, here or where the links are`;
  const detail = known > 0 ? `${known} known` : `no way is known for messages of our own, ${wait}`;
  return { name: 'routes', ok: known > 0, detail, optional: true };
}

/** Answers are given by any clock; whoever reads them wonders at their days. */
function clockCheck(doubt: ClockDoubt | null, now: number): HealthCheck {
  const wrong: Readonly<Record<ClockDoubt, string>> = {
    known: 'far from where it last stood: set it, or run `xiangxin clock --right` if it is right',
    server: 'not the day of the database: set both by NTP',
  };
  const day = new Date(now).toISOString().slice(0, 10);
  const detail = doubt === null ? '' : `${day}, ${wrong[doubt]}; nothing is forgotten meanwhile`;
  return { name: 'clock', ok: doubt === null, detail, optional: true };
}
