/** New databases of the current schema. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { MIGRATIONS } from '../../src/files/root';
import { migrate } from '../../src/store';
import { perWorker } from './perWorker';

/** As `migrate`, on a new database: of SQLite's the first one is made, and all others are copies of it. */
export async function migrated(url: string): Promise<string> {
  if (url.startsWith('file:')) copyFileSync(await template(), url.slice('file:'.length));
  else await migrate(url, MIGRATIONS);
  return url;
}

function template(): Promise<string> {
  return perWorker('migrated database', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xiangxin-template-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'template.db');
    await migrate(`file:${file}`, MIGRATIONS);
    // What stands in the log beside it would not be copied.
    const database = new Database(file);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    return file;
  });
}
