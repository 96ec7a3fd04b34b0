import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { MIGRATIONS, ROOT } from '../../src/files/root';
import { migrate, openStore } from '../../src/store';
import { turnOf } from '../support/builders/changes';
import { DATA_KEY } from '../support/engines';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The statement of the guide, with another place for the copy. */
function backupStatement(copy: string): string {
  const guide = readFileSync(join(ROOT, 'docs', 'operate.md'), 'utf8');
  const [, words = ''] = /sqlite3 \S+ "([^"]+)"/.exec(guide) ?? [];
  return words.replace(/'[^']+'/, `'${copy}'`);
}

test('the backup of the guide, made while messages come in, is whole and can be opened', async () => {
  const [file, copy] = [join(folder, 'a.db'), join(folder, 'copy.db')];
  await migrate(`file:${file}`, MIGRATIONS);
  const store = await openStore({ url: `file:${file}`, dataKey: DATA_KEY });
  await store.commit(turnOf('m0', 1));
  const writing = Array.from({ length: 50 }, (_, i) =>
    store.commit(turnOf(`m${i + 1}`, 1, `+861380001${1000 + i}`)),
  );
  const other = new Database(file, { timeout: 5_000 });
  other.exec(backupStatement(copy));
  other.close();
  await Promise.all(writing);
  await store.close();

  expect(await migrate(`file:${copy}`, MIGRATIONS)).toEqual({ applied: 0 });
  const restored = await openStore({ url: `file:${copy}`, dataKey: DATA_KEY });
  await restored.check('kept');
  expect(await restored.commit(turnOf('m0', 1))).toBe('duplicate');
  await restored.close();
  const database = new Database(copy);
  expect(database.prepare('pragma integrity_check').raw(true).all()).toEqual([['ok']]);
  database.close();
});
