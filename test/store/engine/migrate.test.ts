import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS, ROOT } from '../../../src/files/root';
import { migrate, openStore } from '../../../src/store';
import { PHONE, turnOf } from '../../support/builders/changes';
import { DATA_KEY, describeEachEngine } from '../../support/engines';

describeEachEngine('migrate', (engine) => {
  test('twice, and twice at once', async () => {
    const url = await engine.database();
    const first = await Promise.all([migrate(url, MIGRATIONS), migrate(url, MIGRATIONS)]);
    const all = readdirSync(join(ROOT, 'migrations', 'sqlite')).filter((name) =>
      name.endsWith('.sql'),
    ).length;
    expect(first.map(({ applied }) => applied).sort()).toEqual([0, all]);
    expect(await migrate(url, MIGRATIONS)).toEqual({ applied: 0 });
  });

  test('an upgrade keeps the rows', async () => {
    const url = await engine.database();
    await migrate(url, MIGRATIONS);
    const store = await openStore({ url, dataKey: DATA_KEY });
    await store.commit(turnOf('m1', 1));
    await store.close();
    const folder = mkdtempSync(join(tmpdir(), 'xiangxin-migrations-'));
    try {
      const files = join(folder, engine.name);
      cpSync(join(MIGRATIONS, engine.name), files, { recursive: true });
      const journal = join(files, 'meta', '_journal.json');
      const { entries } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] }; // drizzle-kit's own file
      writeFileSync(journal, JSON.stringify({ entries: [...entries, { tag: '9999_next' }] }));
      writeFileSync(join(files, '9999_next.sql'), 'alter table dialogues add column seen bigint;');
      expect(await migrate(url, folder)).toEqual({ applied: 1 });
    } finally {
      rmSync(folder, { recursive: true });
    }
    const upgraded = await openStore({ url, dataKey: DATA_KEY });
    expect((await upgraded.reads.caller(PHONE)).dialogue?.turn).toBe(1);
    await upgraded.close();
  });
});
