import { measuredRate } from '../../../src/core/sending/pace';

const NOW = 1_000_000;

test.each([
  [0, null, null],
  [19, NOW - 10_000, null],
  [20, NOW - 10_000, 2],
  [20, NOW - 1_999, null],
  [20, NOW - 2_000, 10],
  [6_000, NOW - 60_000, 100],
])('%i since %s: %s a second', (count, first, rate) => {
  expect(measuredRate({ count, first }, NOW)).toBe(rate);
});
