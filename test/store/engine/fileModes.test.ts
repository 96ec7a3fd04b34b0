/** Names, phones and texts are in the file of the database: it is its owner's alone. */

import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../../../src/files/root';
import { migrate, openStore } from '../../../src/store';
import { NOW, turnOf } from '../../support/builders/changes';
import { DATA_KEY } from '../../support/engines';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-modes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** Files in a folder with their modes, while the store is at work. */
async function used(path: string): Promise<Record<string, string>> {
  await migrate(`file:${path}`, MIGRATIONS);
  const store = await openStore({ url: `file:${path}`, dataKey: DATA_KEY });
  await store.commit(turnOf(`m${NOW}`, 1));
  const files = readdirSync(join(path, '..')).map((name) => [name, modeOf(join(path, '..', name))]);
  await store.close();
  return Object.fromEntries(files);
}

test.each([0o022, 0o000])(
  'a new database with its log and index, and its folder, under umask %i',
  async (mask) => {
    const before = process.umask(mask);
    try {
      const path = join(folder, `new${mask}`, 'data', 'x.db');
      expect(await used(path)).toEqual({ 'x.db': '600', 'x.db-wal': '600', 'x.db-shm': '600' });
      expect(modeOf(join(path, '..'))).toBe('700');
    } finally {
      process.umask(before);
    }
  },
);

test('one that everybody could read until now; a folder of others stays as it is', async () => {
  const old = join(folder, 'old');
  mkdirSync(old);
  chmodSync(old, 0o755);
  writeFileSync(join(old, 'x.db'), '', { mode: 0o644 });
  expect(await used(join(old, 'x.db'))).toEqual({ 'x.db': '600', 'x.db-wal': '600', 'x.db-shm': '600' });
  expect(modeOf(old)).toBe('755');
});
