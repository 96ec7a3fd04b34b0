import type { Lane } from '../../../src/core/model/message';
import {
  type Candidate,
  type Condition,
  chooseRoute,
  refugeFrom,
  type Signs,
  type Standing,
  standingAfter,
  type Wanted,
} from '../../../src/core/sending/route';

const NOW = 1_000_000;
const QUIET: Signs = {
  up: true,
  stateFor: 60_000,
  refused: false,
  ended: 0,
  failed: 0,
  awaited: 0,
  silent: 0,
};

describe('the standing of a route', () => {
  const rows: [string, Partial<Standing>, Partial<Signs>, Condition][] = [
    ['stays well with nothing to say', {}, {}, 'well'],
    ['is not gone before it was for 5 s', {}, { up: false, stateFor: 4_999 }, 'well'],
    ['is gone after 5 s', {}, { up: false, stateFor: 5_000 }, 'down'],
    ['is gone at once where its log-in is refused', {}, { up: false, stateFor: 0, refused: true }, 'down'],
    ['that comes back has to prove itself', { condition: 'down' }, {}, 'recovering'],
    ['does not fail by one refusal', {}, { ended: 19, failed: 19 }, 'well'],
    ['fails by a fifth of its sends', {}, { ended: 20, failed: 4 }, 'failing'],
    ['does not fail by less', {}, { ended: 100, failed: 19 }, 'well'],
    ['is slow with three quarters of the receipts missing', {}, { awaited: 20, silent: 15 }, 'slow'],
    ['is not slow with fewer missing', {}, { awaited: 20, silent: 14 }, 'well'],
    ['is not slow by a few messages', {}, { awaited: 19, silent: 19 }, 'well'],
    ['that fails rests', { condition: 'failing', since: NOW - 59_999, rest: 60_000 }, {}, 'failing'],
    [
      'is tried after its rest',
      { condition: 'failing', since: NOW - 60_000, rest: 60_000 },
      {},
      'recovering',
    ],
    [
      'that was slow is tried too',
      { condition: 'slow', since: NOW - 60_000, rest: 60_000 },
      {},
      'recovering',
    ],
    [
      'is well after 30 s of sound messages',
      { condition: 'recovering', since: NOW - 30_000 },
      { ended: 20, failed: 1 },
      'well',
    ],
    [
      'is not well before',
      { condition: 'recovering', since: NOW - 29_999 },
      { ended: 20, failed: 1 },
      'recovering',
    ],
    [
      'that left well at a fifth does not come back with a tenth',
      { condition: 'recovering', since: NOW - 30_000 },
      { ended: 20, failed: 2 },
      'recovering',
    ],
    ['without traffic is well after 5 min', { condition: 'recovering', since: NOW - 300_000 }, {}, 'well'],
    [
      'recovers and fails again',
      { condition: 'recovering', since: NOW - 1 },
      { ended: 20, failed: 9 },
      'failing',
    ],
    ['recovers and is gone again', { condition: 'recovering', since: NOW - 1 }, { up: false }, 'down'],
  ];
  test.each(rows)('a route %s', (_, before, signs, condition) => {
    const standing: Standing = { condition: 'well', since: 0, rest: 0, ...before };
    const after = standingAfter(standing, { ...QUIET, ...signs }, NOW);
    expect(after.condition).toBe(condition);
    expect(after.since).toBe(condition === standing.condition ? standing.since : NOW);
  });

  test.each([
    [0, 60_000],
    [60_000, 120_000],
    [480_000, 600_000],
    [600_000, 600_000],
  ])('after a rest of %d ms the next one lasts %d', (rest, next) => {
    const before: Standing = { condition: 'recovering', since: NOW - 1, rest };
    expect(standingAfter(before, { ...QUIET, ended: 20, failed: 20 }, NOW).rest).toBe(next);
  });

  test('a route that proved itself rests shortly the next time', () => {
    const before: Standing = { condition: 'recovering', since: 0, rest: 600_000 };
    expect(standingAfter(before, QUIET, NOW).rest).toBe(0);
  });
});

function route(name: string, more: Partial<Candidate> = {}): Candidate {
  return { name, source: '10628', condition: 'well', backlog: 0, perSecond: 100, ...more };
}

describe('the choice among routes', () => {
  const rows: [string, Candidate[], Lane, Partial<Wanted>, string | null][] = [
    ['the first where all are well', [route('a'), route('b')], 'notice', {}, 'a'],
    ['none where there is none', [], 'alert', {}, null],
    ['the only one, whatever it is like', [route('a', { condition: 'down' })], 'alert', {}, 'a'],
    ['another than one that is down', [route('a', { condition: 'down' }), route('b')], 'alert', {}, 'b'],
    [
      'the less bad',
      [route('a', { condition: 'failing' }), route('b', { condition: 'slow' })],
      'alert',
      {},
      'b',
    ],
    [
      'one that answers by the same code',
      [route('a', { source: '1' }), route('b')],
      'reply',
      { code: '10628' },
      'b',
    ],
    ['none for a code that nobody serves', [route('a')], 'reply', { code: '95500' }, null],
    [
      'a later one where the first is a minute behind',
      [route('a', { backlog: 6_001 }), route('b')],
      'bulk',
      {},
      'b',
    ],
    ['the first where it is less behind', [route('a', { backlog: 5_999 }), route('b')], 'bulk', {}, 'a'],
    ['the first for what overtakes', [route('a', { backlog: 100_000 }), route('b')], 'alert', {}, 'a'],
    [
      'the recipient’s own carrier’s, however it is listed',
      [route('agg'), route('cm', { carrier: 'mobile' }), route('ct', { carrier: 'telecom' })],
      'alert',
      { home: { home: 'telecom', away: [] } },
      'ct',
    ],
    [
      'everybody’s where his own is slow',
      [
        route('cm', { carrier: 'mobile' }),
        route('ct', { carrier: 'telecom', condition: 'slow' }),
        route('agg'),
      ],
      'alert',
      { home: { home: 'telecom', away: [] } },
      'agg',
    ],
    [
      'another carrier’s only where nothing else is up',
      [route('cm', { carrier: 'mobile' }), route('ct', { carrier: 'telecom', condition: 'down' })],
      'alert',
      { home: { home: 'telecom', away: [] } },
      'cm',
    ],
    [
      'none of those who said that the number is not theirs',
      [route('cm', { carrier: 'mobile' }), route('agg')],
      'alert',
      { home: { home: null, away: ['mobile'] } },
      'agg',
    ],
    [
      'the first for a number of another country',
      [route('cm', { carrier: 'mobile' }), route('agg')],
      'alert',
      { home: { home: null, away: [] } },
      'agg',
    ],
    [
      'one that recovers, for a tenth of the patient',
      [route('a', { condition: 'recovering' }), route('b')],
      'bulk',
      { fraction: 0.09 },
      'a',
    ],
    [
      'not for the rest',
      [route('a', { condition: 'recovering' }), route('b')],
      'bulk',
      { fraction: 0.1 },
      'b',
    ],
    [
      'never for alerts',
      [route('a', { condition: 'recovering' }), route('b')],
      'alert',
      { fraction: 0 },
      'b',
    ],
  ];
  test.each(rows)('is %s', (_, routes, lane, wanted, name) => {
    expect(chooseRoute(routes, { lane, fraction: 0.5, ...wanted })?.name ?? null).toBe(name);
  });
});

describe('what waits at a route', () => {
  const rows: [string, Candidate[], Lane, string | undefined, string | null][] = [
    ['stays where all is well', [route('a'), route('b')], 'notice', undefined, null],
    ['leaves one that is down', [route('a', { condition: 'down' }), route('b')], 'alert', undefined, 'b'],
    ['leaves one that fails', [route('a', { condition: 'failing' }), route('b')], 'bulk', undefined, 'b'],
    ['leaves one that is slow', [route('a', { condition: 'slow' }), route('b')], 'alert', undefined, 'b'],
    [
      'stays while it recovers',
      [route('a', { condition: 'recovering' }), route('b')],
      'bulk',
      undefined,
      null,
    ],
    [
      'stays where the other is as bad',
      [route('a', { condition: 'down' }), route('b', { condition: 'down' })],
      'alert',
      undefined,
      null,
    ],
    [
      'of replies stays without another of its code',
      [route('a', { condition: 'down' }), route('b', { source: '95500' })],
      'reply',
      '10628',
      null,
    ],
    [
      'of replies moves to another of its code',
      [route('a', { condition: 'down' }), route('b')],
      'reply',
      '10628',
      'b',
    ],
    [
      'of bulk is shared when it is six minutes deep',
      [route('a', { backlog: 36_001 }), route('b')],
      'bulk',
      undefined,
      'b',
    ],
    ['of bulk stays below', [route('a', { backlog: 35_999 }), route('b')], 'bulk', undefined, null],
  ];
  test.each(rows)('%s', (_, routes, lane, code, name) => {
    const wanted = code === undefined ? { lane } : { lane, code };
    const [from = route('a')] = routes;
    expect(refugeFrom(from, routes, wanted)?.name ?? null).toBe(name);
  });

  test('of replies stays at a route that is well, whatever code that one sends from', () => {
    const routes = [route('a', { source: '95500' }), route('b')];
    expect(refugeFrom(route('a', { source: '95500' }), routes, { lane: 'reply', code: '10628' })).toBeNull();
  });

  test('leaves a route that nobody lists once it is down', () => {
    const lost = route('a', { condition: 'down' });
    expect(refugeFrom(lost, [route('b')], { lane: 'notice' })?.name).toBe('b');
    expect(refugeFrom(route('a'), [route('b')], { lane: 'notice' })).toBeNull();
  });
});
