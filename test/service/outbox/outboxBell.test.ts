import type { Change } from '../../../src/core/model/change';
import { UNROUTED } from '../../../src/core/sending/route';
import type { Queue } from '../../../src/ports';
import { commitAndRing, createBell, ringFor } from '../../../src/service/outbox/outboxBell';
import { NOW, outbound } from '../../support/builders/changes';
import { FakeClock } from '../../support/smsc/clock';
import { log } from '../../worlds/emptyService';

/** A bell, and the jobs that it put into its queue. */
function bell({ fails = false } = {}) {
  const clock = new FakeClock(NOW);
  const jobs: string[] = [];
  const warnings: string[] = [];
  const queue: Queue = {
    engine: 'memory',
    async add(kind, { gateway }, { id } = {}) {
      jobs.push(`${kind} ${gateway} ${id}`);
      if (fails) throw new Error('no Redis');
    },
    work() {},
    async check() {},
    async stop() {},
  };
  const warn = (_facts: object, says: string) => void warnings.push(says);
  return { ring: createBell({ queue, clock, log: { ...log, warn } }), clock, jobs, warnings };
}

test('it rings at once, and once more a moment later for all that came since', () => {
  const { ring, clock, jobs } = bell();
  for (let commit = 0; commit < 1_000; commit++) ring('cm');
  expect(jobs).toEqual(['owed cm cm']);
  clock.advance(20);
  expect(jobs).toHaveLength(2);
  clock.advance(20);
  expect(jobs).toHaveLength(2);
});

test('each gateway has its own bell', () => {
  const { ring, jobs } = bell();
  ring('cm');
  ring('cu');
  expect(jobs).toEqual(['owed cm cm', 'owed cu cu']);
});

test('a bell that can not be rung is logged, and fails nothing', async () => {
  const { ring, warnings } = bell({ fails: true });
  ring('cm');
  await Promise.resolve();
  await Promise.resolve();
  expect(warnings).toEqual(['a bell could not be rung']);
});

describe('rung for is', () => {
  const owed = (gateway: string, more: object = {}): Change => ({
    kind: 'owed',
    message: outbound('a', { gateway }),
    at: NOW,
    ...more,
  });
  const rung = (changes: Change[]) => {
    const gateways: string[] = [];
    ringFor(changes, (gateway) => gateways.push(gateway));
    return gateways;
  };

  test('each gateway once, however many of its messages may leave now', () => {
    expect(rung([owed('cm'), owed('cu'), owed('cm')])).toEqual(['cm', 'cu']);
  });

  test('no gateway for what waits for the morning, is suppressed, or has no route', () => {
    const later = owed('cm', { notBefore: NOW + 1 });
    const never = owed('cm', { suppressed: 'optedOut' });
    expect(rung([later, never, owed(UNROUTED)])).toEqual([]);
  });

  test('nobody where another process was first', async () => {
    const gateways: string[] = [];
    const ring = (gateway: string) => void gateways.push(gateway);
    const store = { commit: async () => 'duplicate' as const };
    expect(await commitAndRing([owed('cm')], { store, ring })).toBe('duplicate');
    expect(gateways).toEqual([]);
  });
});
