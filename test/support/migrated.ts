/** New databases of the current schema. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { MIGRATIONS } from '../../src/files/root';
import { migrate } from '../../src/store';
import { perWorker } from './perWorker';

const SCHEME = 'file:';

/** As `migrate`, on a new database; one of SQLite is a copy. */
export async function migrated(url: string): Promise<string> {
  if (url.startsWith(SCHEME)) return copied('migrated', url, async () => {});
  await migrate(url, MIGRATIONS);
  return url;
}

/** Of SQLite: the first one of a name is migrated and filled, and all are copies of it. */
export async function copied(
  name: string,
  url: string,
  fill: (url: string) => Promise<void>,
): Promise<string> {
  const template = await perWorker(`database ${name}`, () => filled(fill));
  copyFileSync(template, url.slice(SCHEME.length));
  return url;
}

async function filled(fill: (url: string) => Promise<void>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxin-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'template.db');
  await migrate(SCHEME + file, MIGRATIONS);
  await fill(SCHEME + file);
  // What stands in the log beside it would not be copied.
  const database = new Database(file);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  return file;
}
