/** Whether the store can be written to is asked often, and by strangers: that leaves nothing behind. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { MIGRATIONS } from '../../../src/files/root';
import { migrate, openStore } from '../../../src/store';
import { DATA_KEY } from '../../support/engines';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a check writes nothing that stays, unless it is to be kept', async () => {
  const file = join(folder, 'x.db');
  await migrate(`file:${file}`, MIGRATIONS);
  const store = await openStore({ url: `file:${file}`, dataKey: DATA_KEY });
  const other = new Database(file);
  const rows = () => other.prepare('select count(*) from heartbeat').raw(true).get();
  await store.check();
  const checked = rows();
  await store.check('kept');
  const kept = rows();
  other.close();
  await store.close();
  expect([checked, kept]).toEqual([[0], [1]]);
});
