/** Looking on through a long list for what is rare in it. */
import { readOn } from '../../../src/web/console/lists/readOn';

const ASKED = { page: { limit: 50, after: null } } as unknown as Parameters<typeof readOn>[1]; // all else is the list's own

test.each([
  ['until something is found', [0, 0, 1, 0, 0, 0], 1, 3],
  ['five times', [0, 0, 0, 0, 0, 0], 1, 5],
  ['no further where the looks take long', [0, 0, 0, 0], 30, 2],
])('it is looked on %s', async (_what, founds, each, looks) => {
  let asked = 0;
  const read = async () => ({ rows: Array(founds[asked++]).fill({}), next: ['N'] as const });
  await readOn({ read } as never, ASKED, () => asked * each); // of the list only `read` is used
  expect(asked).toBe(looks);
});
