/** What is decided at the command line stands in the audit, as it does when it is decided at the desk. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../../src/files/root';
import { migrate, openStore } from '../../src/store';
import { DATA_KEY } from '../support/engines';
import { play } from './play';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-noted-'));
const url = `file:${join(folder, 'x.db')}`;
const env = { DATABASE_URL: url, DATA_KEY: DATA_KEY.toString('base64') };
beforeAll(() => migrate(url, MIGRATIONS));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Subjects of one action, as the command line is said to have acted on them. */
async function noted(action: 'clock.right' | 'reference.change') {
  const store = await openStore({ url, dataKey: DATA_KEY });
  const page = { after: null, limit: 10, newestFirst: false };
  const { rows } = await store.audit.entries({ action, actor: 'command line', areas: null }, page);
  await store.close();
  return rows.map(({ subject }) => subject);
}

test('that a clock is right is noted, with the day that it shows', async () => {
  expect((await play(['clock', '--right'], env)).code).toBe(0);
  expect(await noted('clock.right')).toEqual(['2026-11-23']);
});

test('each of the offices’ own days is noted once', async () => {
  const file = join(folder, 'days.csv');
  writeFileSync(file, '2026-12-31,0\n2027-01-02,1\n2026-12-31,1\n');
  expect((await play(['calendar', file], env)).code).toBe(0);
  expect(await noted('reference.change')).toEqual(['days 2026-12-31', 'days 2027-01-02']);
});
