import { afterFailure, type Failure } from '../../../src/core/sending/retry';

const NOW = 1_000_000;
const SOON = 10_000;
const failure = (more: Partial<Failure>): Failure => ({
  fate: 'retry',
  code: '20',
  attempts: 0,
  mayHaveGone: false,
  now: NOW,
  expiresAt: NOW + 86_400_000,
  fraction: 0,
  ...more,
});
const again = (after: number, attempts: number, mayHaveGone = false) => ({
  outcome: 'again',
  dueAt: NOW + after,
  attempts,
  mayHaveGone,
});

test.each<[Partial<Failure>, object]>([
  [{ fate: 'retry', attempts: 0 }, again(10_000, 1)],
  [{ fate: 'retry', attempts: 1 }, again(30_000, 2)],
  [{ fate: 'retry', attempts: 2 }, again(60_000, 3)],
  [{ fate: 'retry', attempts: 3 }, again(300_000, 4)],
  [{ fate: 'retry', attempts: 4 }, again(600_000, 5)],
  [{ fate: 'retry', attempts: 6 }, again(600_000, 7)],
  [{ fate: 'retry', attempts: 7 }, { outcome: 'failed' }],
  // Without an answer it is repeated once, whatever came before; the doubt stays with it.
  [{ fate: 'unknown', attempts: 0 }, again(10_000, 1, true)],
  [{ fate: 'unknown', attempts: 1 }, again(30_000, 2, true)],
  [{ fate: 'unknown', attempts: 6 }, again(600_000, 7, true)],
  [{ fate: 'unknown', attempts: 7 }, { outcome: 'failed' }],
  [{ fate: 'unknown', attempts: 1, mayHaveGone: true }, { outcome: 'failed' }],
  [{ fate: 'busy', attempts: 0 }, again(10_000, 1)],
  [{ fate: 'busy', attempts: 3 }, again(300_000, 4)],
  [{ fate: 'busy', attempts: 4 }, again(300_000, 4)],
  [{ fate: 'busy', attempts: 7 }, again(600_000, 7)],
  [{ fate: 'retry', attempts: 1, mayHaveGone: true }, again(30_000, 2, true)],
  [{ fate: 'throttled', attempts: 1, mayHaveGone: true }, again(1_000, 1, true)],
  [{ fate: 'rejected', attempts: 0 }, { outcome: 'failed' }],
  [{ fate: 'rejected', code: 'expired', expiresAt: NOW }, { outcome: 'expired' }],
  [{ fate: 'rejected', code: 'expired', attempts: 3 }, again(1_000, 3)],
  [{ fate: 'throttled', attempts: 0 }, again(1_000, 0)],
  [{ fate: 'throttled', attempts: 7 }, again(1_000, 7)],
  [{ fate: 'stopped', attempts: 7 }, again(1_000, 7)],
  [{ fate: 'misconfigured', attempts: 7 }, again(60_000, 7)],
  // Up to a quarter longer, so that what failed together does not come back together.
  [{ fraction: 1 }, again(12_500, 1)],
  [{ fraction: 0.5 }, again(11_250, 1)],
  // No sooner than the text is worth nothing.
  [{ expiresAt: NOW + SOON }, { outcome: 'expired' }],
  [{ expiresAt: NOW + SOON + 1 }, again(SOON, 1)],
  [{ fate: 'throttled', expiresAt: NOW + 1_000 }, { outcome: 'expired' }],
  [{ fate: 'rejected', expiresAt: NOW }, { outcome: 'failed' }],
  [{ fate: 'busy', attempts: 4, expiresAt: NOW + 120_000 }, again(60_000, 4)],
  [{ fate: 'busy', attempts: 4, expiresAt: NOW + SOON }, { outcome: 'expired' }],
])('%j', (given, next) => {
  expect(afterFailure(failure(given))).toEqual(next);
});

test('a carrier that is busy until shortly before the time is over ends nothing', () => {
  let { now, attempts, ...rest } = failure({ fate: 'busy', fraction: 1 });
  while (now < rest.expiresAt - 60_000) {
    const next = afterFailure({ ...rest, now, attempts });
    if (next.outcome !== 'again') throw new Error(`${next.outcome} at ${now}`);
    expect(next.dueAt - now).toBeLessThanOrEqual(375_000);
    [now, attempts] = [next.dueAt, next.attempts];
  }
});
