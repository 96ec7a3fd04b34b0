import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS, ROOT } from '../../../src/files/root';
import { migrate, openStore } from '../../../src/store';
import { openEngine } from '../../../src/store/engine';
import { PHONE, turnOf } from '../../support/builders/changes';
import { DATA_KEY, describeEachEngine, describeWhere } from '../../support/engines';
import { MARIADB, type MariaDb, sharedMariaDb } from '../../support/mariadb';

/** One migration of these statements, in a folder that `migrate` takes. */
function migrationOf(statements: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxin-migrations-'));
  mkdirSync(join(folder, 'mysql', 'meta'), { recursive: true });
  writeFileSync(join(folder, 'mysql', 'meta', '_journal.json'), '{"entries":[{"tag":"0000_only"}]}');
  writeFileSync(join(folder, 'mysql', '0000_only.sql'), statements.join('--> statement-breakpoint\n'));
  return folder;
}

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

describeWhere(MARIADB, 'mariadb-server', 'migrate where every change of schema commits by itself', () => {
  let server: MariaDb;
  beforeAll(async () => {
    server = await sharedMariaDb();
  });
  afterAll(() => server.stop());

  /** As the process that was killed while the server still carried out its last statement left it. */
  async function forgetLast(url: string, noted: number): Promise<void> {
    const engine = openEngine(url, 1);
    await engine.run('update migrations set statements = ?', [noted]);
    await engine.close();
  }

  test('a statement that was carried out and not noted is not in the way of those after it', async () => {
    const url = await server.database();
    const statements = [
      'create table t (id int not null, a int, b int)',
      'alter table t add c int',
      'create index t_a on t (a)',
      'alter table t add constraint t_b unique (b)',
      'alter table t modify column a bigint',
      'drop index t_a on t',
      'alter table t drop column c',
    ];
    for (let count = 1; count <= statements.length; count += 1) {
      const folder = migrationOf(statements.slice(0, count));
      await migrate(url, folder);
      await forgetLast(url, count - 1);
      expect(await migrate(url, folder)).toEqual({ applied: 1 });
      expect(await migrate(url, folder)).toEqual({ applied: 0 });
      rmSync(folder, { recursive: true });
    }
  });

  test('but only that one: what is there and was never begun is somebody else’s', async () => {
    const url = await server.database();
    const folder = migrationOf(['create table t (id int)', 'create table u (id int)']);
    const engine = openEngine(url, 1);
    await engine.run('create table u (id int)', []);
    await engine.close();
    await expect(migrate(url, folder)).rejects.toMatchObject({ kind: 'broken' });
    rmSync(folder, { recursive: true });
  });
});
