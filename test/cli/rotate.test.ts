/** Another data key by command, on a real store. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play } from './play';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-rotate-'));
afterAll(() => rmSync(folder, { recursive: true }));
const env = { DATABASE_URL: `file:${folder}/x.db` };
const file = (name: string) => join(folder, name);
const keyIn = (name: string) => readFileSync(file(name), 'utf8').trim();
const doctor = async (more = {}) => (await play(['doctor'], { ...env, ...more })).out;

test('the key file is replaced, the old one is kept aside, and doctor knows the wrong one', async () => {
  await play(['seed', '--households', '3', '--cases', '1'], env);
  const first = keyIn('key');
  const done = await play(['key', 'rotate-data'], env);
  expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/^Done: [1-9]\d* rows/) });
  expect([keyIn('key') === first, keyIn('key.old') === first, existsSync(file('key.new'))]).toEqual([
    false,
    true,
    false,
  ]);
  expect(await doctor()).toMatch(/ok {2} database/);
  const wrong = await doctor({ DATA_KEY: first });
  expect(wrong).toMatch(/FAIL database .*this DATA_KEY is not the one that the data was sealed with/);
});

test('it goes on where it was cut off between its two last steps', async () => {
  const before = keyIn('key');
  renameSync(file('key'), file('key.new'));
  const done = await play(['key', 'rotate-data'], env);
  expect(done.code).toBe(0);
  expect([keyIn('key') === before, keyIn('key.old') === before]).toEqual([false, true]);
});

test('given keys are changed by both', async () => {
  const [from, to] = [keyIn('key'), Buffer.alloc(32, 9).toString('base64')];
  expect(await play(['key', 'rotate-data'], { ...env, DATA_KEY: to })).toMatchObject({
    code: 1,
    err: expect.stringContaining('DATA_KEY_OLD'),
  });
  const wrong = Buffer.alloc(32, 8).toString('base64');
  expect((await play(['key', 'rotate-data'], { ...env, DATA_KEY: to, DATA_KEY_OLD: wrong })).code).toBe(1);
  expect((await play(['key', 'rotate-data'], { ...env, DATA_KEY: to, DATA_KEY_OLD: from })).code).toBe(0);
  expect(await doctor({ DATA_KEY: to })).toMatch(/ok {2} database/);
});
