import { untilCommitted } from '../../src/async/untilCommitted';
import { StoreError } from '../../src/ports';

/** An attempt that loses against other processes `lost` times, and how often it was made. */
function attempts(lost: number) {
  const made = { count: 0 };
  const attempt = async () => (++made.count > lost ? 'done' : null);
  return { made, attempt };
}

test('what another process overtook is read, decided and committed again', async () => {
  const { made, attempt } = attempts(9);
  expect(await untilCommitted(attempt)).toBe('done');
  expect(made.count).toBe(10);
});

test('after ten attempts it is a busy store: whoever asked may ask again', async () => {
  const { made, attempt } = attempts(Number.POSITIVE_INFINITY);
  await expect(untilCommitted(attempt)).rejects.toMatchObject({ name: 'StoreError', kind: 'busy' });
  expect(made.count).toBe(10);
});

test('a store that fails is not asked again', async () => {
  let made = 0;
  const attempt = async () => {
    made++;
    throw new StoreError('full', 'no room');
  };
  await expect(untilCommitted(attempt)).rejects.toMatchObject({ kind: 'full' });
  expect(made).toBe(1);
});
