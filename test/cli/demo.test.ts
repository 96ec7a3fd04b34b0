/** Invented people never meet the world: their numbers are somebody's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play } from './play';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

const database = (name: string) => ({
  DATABASE_URL: `file:${folder}/${name}.db`,
  PORT: '0',
  LOG_LEVEL: 'silent',
});
const serve = (env: Record<string, string>) => play(['serve'], env, (signal) => signal());
const OUTSIDE = 'smpp://a:b@carrier.invalid:2775?name=cm&source=10628';

test.each([
  ['a carrier out there', { SMPP_URL: OUTSIDE }],
  ['production', { NODE_ENV: 'production' }],
  [
    'Twilio',
    {
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: 'a'.repeat(32),
      TWILIO_FROM: '+13800000000',
    },
  ],
])('a demo that ran before does not start with %s', async (_, env) => {
  expect((await serve(database('demo'))).code).toBe(0);
  const { code, err } = await serve({ ...database('demo'), ...env });
  expect(code).toBe(1);
  expect(err).toMatch(/^xiangxin: this database holds invented people.*DATABASE_URL/);
});

test('seeded people do not meet it either', async () => {
  expect((await play('seed --households 1'.split(' '), database('seeded'))).code).toBe(0);
  const { code, err } = await serve({ ...database('seeded'), SMPP_URL: OUTSIDE });
  expect([code, err]).toEqual([1, expect.stringContaining('holds invented people')]);
});

test('beside a real carrier nobody is made up, and its phones are strangers', async () => {
  const env = { ...database('real'), NODE_ENV: 'production' };
  expect((await serve(env)).code).toBe(0);
  const { out } = await play(['say', '--from', '13800000001', 'BT'], env);
  expect(out).toContain('请先核对身份');
});
