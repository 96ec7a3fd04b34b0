import { createSeldom, troubleOf } from '../../src/async/seldom';
import { FakeClock } from '../support/smsc/clock';

test('a trouble is told at once, and once a minute while it lasts, with how often it came', () => {
  const clock = new FakeClock();
  const seldom = createSeldom(clock);
  const told: (number | null)[] = [];
  for (let second = 0; second <= 120; second += 1) {
    told.push(seldom('the database'));
    clock.advance(1_000);
  }
  expect(told.filter((times) => times !== null)).toEqual([1, 60, 60]);
  expect(seldom('Redis')).toBe(1);
});

test('however many there are, few are remembered', () => {
  const seldom = createSeldom(new FakeClock());
  for (let n = 0; n < 1_000; n += 1) expect(seldom(`${n}`)).toBe(1);
});

test.each([
  [new Error('no'), 'Error no'],
  ['no', 'no'],
])('an error is known again', (error, trouble) => {
  expect(troubleOf(error)).toBe(trouble);
});
