import { type Admission, AT_FIRST, admissionAfter, TELLS } from '../../../src/core/sending/admission';

const OPEN: Admission = { most: 1_000, shut: false };
const SHUT: Admission = { most: 1_000, shut: true };

test.each<[string, Admission, { count: number; age: number; pressed: boolean }, Admission]>([
  ['little to do', OPEN, { count: 3, age: 40, pressed: false }, OPEN],
  ['one that is stuck', OPEN, { count: 9, age: 20_000, pressed: false }, OPEN],
  [
    'room was wanted and all went soon',
    OPEN,
    { count: 1_000, age: 599, pressed: true },
    { most: 1_050, shut: false },
  ],
  [
    'room was wanted and all went at once',
    OPEN,
    { count: 1_000, age: 199, pressed: true },
    { most: 1_250, shut: false },
  ],
  ['nothing was refused', OPEN, { count: 900, age: 100, pressed: false }, OPEN],
  ['as it should be', OPEN, { count: 1_000, age: 750, pressed: true }, OPEN],
  ['too slow', OPEN, { count: 1_000, age: 901, pressed: true }, { most: 940, shut: false }],
  [
    'too slow, with fewer than may wait',
    OPEN,
    { count: 100, age: 901, pressed: false },
    { most: 94, shut: false },
  ],
  ['much too slow', OPEN, { count: 1_000, age: 1_500, pressed: true }, { most: 940, shut: true }],
  ['shut, and still slow', SHUT, { count: 500, age: 600, pressed: true }, { most: 1_000, shut: true }],
  ['shut, and well again', SHUT, { count: 500, age: 599, pressed: true }, { most: 1_050, shut: false }],
  ['shut, and all gone', SHUT, { count: 0, age: 0, pressed: false }, { most: 1_000, shut: false }],
  [
    'never less than a few',
    { most: 10, shut: false },
    { count: 10, age: 1_000, pressed: true },
    { most: 10, shut: false },
  ],
  [
    'never more than many',
    { most: 20_000, shut: false },
    { count: 20_000, age: 1, pressed: true },
    { most: 20_000, shut: false },
  ],
])('%s', (_, before, stretch, after) => {
  expect(admissionAfter(before, stretch)).toEqual(after);
});

/** Milliseconds until it is seen how fast things go. */
const COLD = 5_000;

/** A queue that is served first come, first served, at `rate(second)` a second, in steps of 10 ms. */
function play(offered: number, seconds: number, rate: (second: number) => number) {
  let admission = AT_FIRST;
  let pressed = false;
  let credit = 0;
  const queue: number[] = [];
  const waits: number[] = [];
  let total = 0;
  const went: number[] = [];
  for (let now = 0; now < seconds * 1_000; now += 10) {
    const second = Math.floor(now / 1_000);
    for (let n = 0; n < offered / 100; n++) {
      if (admission.shut || queue.length >= admission.most) pressed = true;
      else queue.push(now);
    }
    credit += rate(second) / 100;
    for (; credit >= 1; credit--) {
      const came = queue.shift();
      if (came === undefined) continue;
      total++;
      if (came >= COLD) waits.push(now - came);
      went[second] = (went[second] ?? 0) + 1;
    }
    if (now % 100 !== 0) continue;
    const oldest = queue[Math.floor(queue.length * TELLS)];
    const age = oldest === undefined ? 0 : now - oldest;
    admission = admissionAfter(admission, { count: queue.length, age, pressed });
    pressed = false;
  }
  waits.sort((one, other) => one - other);
  return {
    p99: waits[Math.floor(waits.length * 0.99)] ?? 0,
    went,
    refused: offered * seconds - total,
  };
}

describe('what is taken is answered within two seconds, and nothing stands idle', () => {
  test.each<[string, number, (second: number) => number]>([
    ['twice what can be done', 4_000, () => 2_000],
    ['forty times', 4_000, () => 100],
    ['half', 1_000, () => 2_000],
    ['a carrier that takes twenty a second', 300, () => 20],
    [
      'a machine that is half as fast every other ten seconds',
      4_000,
      (second) => (Math.floor(second / 10) % 2 ? 800 : 1_600),
    ],
    ['a machine that gets faster as it runs', 4_000, (second) => Math.min(2_000, 300 + 200 * second)],
  ])('%s', (_, offered, rate) => {
    const { p99, went, refused } = play(offered, 40, rate);
    expect(p99).toBeLessThanOrEqual(2_000);
    const idle = went.filter((count, second) => second > 2 && count < 0.8 * Math.min(offered, rate(second)));
    expect(idle).toEqual([]);
    if (offered <= rate(0)) expect(refused).toBeLessThan(offered);
  });

  test('nothing is refused that can be done as it comes', () => {
    expect(play(1_000, 10, () => 1_200).refused).toBe(0);
  });
});
