/** What the store says when its database fails, with the real failures of real engines. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import type { Change } from '../../../src/core/model/change';
import { MIGRATIONS } from '../../../src/files/root';
import type { Store } from '../../../src/ports';
import { migrate, openStore } from '../../../src/store';
import { eventOf } from '../../support/builders/casework';
import { inbound, NOW, part, turnOf } from '../../support/builders/changes';
import { DATA_KEY, describeWhere } from '../../support/engines';
import { MARIADB, type MariaDb, startMariaDb } from '../../support/mariadb';
import { type CuttingProxy, startProxy } from '../../support/proxy';
import { spoil } from '../../support/writerThread';

jest.mock('node:worker_threads', () => jest.requireActual('../../support/writerThread').mockThreads());

const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

async function open(url: string, patience = 5_000): Promise<Store> {
  const store = await openStore({ url, dataKey: DATA_KEY, patience });
  opened.push(store);
  return store;
}

/** Fails so, says why in one plain sentence, and what is committed and checked alike says it. */
async function fails(store: Store, kind: string, says: string): Promise<void> {
  const error = { name: 'StoreError', kind, message: expect.stringContaining(says) };
  await expect(store.commit(turnOf('bad', 1, '+8699'))).rejects.toMatchObject(error);
  await expect(store.check()).rejects.toMatchObject(error);
}

/** Takes what comes, and nothing is left of what failed. */
async function works(store: Store): Promise<void> {
  expect(await store.commit(turnOf('bad', 1, '+8699'))).toBe('done');
  await store.check();
}

describe('on sqlite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxin-faults-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let made = 0;

  /** A store that has written once. */
  async function sqlite(patience?: number) {
    const file = join(folder, `${++made}.db`);
    await migrate(`file:${file}`, MIGRATIONS);
    const store = await open(`file:${file}`, patience);
    await store.check();
    return { file, store };
  }

  test('a file that is no database says so, and what to do', async () => {
    const file = join(folder, 'garbage.db');
    writeFileSync(file, 'x'.repeat(5_000));
    const says = /^the file is no database, or a damaged one \(SQLITE_NOTADB\): put it back from a backup/;
    await expect(migrate(`file:${file}`, MIGRATIONS)).rejects.toThrow(says);
  });

  test('full: refused and said until there is room', async () => {
    const { store } = await sqlite();
    spoil('PRAGMA max_page_count = 1'); // as many as there are
    const long = 'x'.repeat(30_000); // what the last page still takes is not enough
    const filler: Change = { kind: 'part', part: part(1, { text: long }) };
    await expect(store.commit([filler])).rejects.toMatchObject({ kind: 'full' });
    await expect(store.check()).rejects.toMatchObject({
      kind: 'full',
      message: expect.stringContaining('no room left (SQLITE_FULL): free disk space'),
    });
    spoil('PRAGMA max_page_count = 1000000');
    expect(await store.commit([filler])).toBe('done');
    await works(store);
  });

  test('full in the middle of a batch: nobody in it is acknowledged, and nothing of it is left', async () => {
    const { store } = await sqlite();
    spoil('PRAGMA max_page_count = 1'); // as many as there are
    const batch = [
      turnOf('m1', 1, '+861'),
      [{ kind: 'part', part: part(1, { text: 'x'.repeat(30_000) }) }],
      turnOf('m2', 1, '+862'),
    ] satisfies Change[][];
    const full = { status: 'rejected', reason: expect.objectContaining({ kind: 'full' }) };
    expect(await Promise.allSettled(batch.map((one) => store.commit(one)))).toEqual([full, full, full]);
    expect(await store.backlog(NOW)).toEqual([]);
    spoil('PRAGMA max_page_count = 1000000');
    expect(await Promise.all(batch.map((one) => store.commit(one)))).toEqual(['done', 'done', 'done']);
  });

  test('read-only: refused and said until it can be written', async () => {
    const { store } = await sqlite();
    spoil('PRAGMA query_only = 1');
    await fails(store, 'readonly', 'takes no writes (SQLITE_READONLY): check its file, disk and mode');
    expect((await store.reads.caller('+8699')).dialogue).toBeNull();
    spoil('PRAGMA query_only = 0');
    await works(store);
  });

  test('held by another process: busy beyond its patience, else it waits', async () => {
    const { file, store } = await sqlite(0);
    spoil('PRAGMA busy_timeout = 0');
    const other = new Database(file);
    other.exec('begin immediate');
    await fails(store, 'busy', 'held by another transaction (SQLITE_BUSY): try again');
    other.exec('rollback');
    await works(store);
    other.close();
  });

  test.each([
    ['a folder', 'readonly', (path: string) => mkdirSync(path)],
    ['no database', 'broken', (path: string) => writeFileSync(path, 'no database at all '.repeat(100))],
  ])('a file that is %s: %s', async (_, kind, make) => {
    const path = join(folder, `${++made}.db`);
    make(path);
    const error = { name: 'StoreError', kind, message: expect.not.stringContaining(path) };
    await expect(openStore({ url: `file:${path}`, dataKey: DATA_KEY })).rejects.toMatchObject(error);
    await expect(migrate(`file:${path}`, MIGRATIONS)).rejects.toMatchObject(error);
  });
});

describeWhere(MARIADB, 'mariadb-server', 'on mariadb', () => {
  let server: MariaDb;
  let proxy: CuttingProxy;
  beforeAll(async () => {
    server = await startMariaDb();
    proxy = await startProxy(Number(new URL(await server.database()).port));
  });
  afterAll(async () => {
    await proxy?.stop();
    await server?.stop();
  });

  /** A migrated database, as somebody who may not do everything. */
  async function mysql() {
    const url = await server.database();
    await migrate(url, MIGRATIONS);
    const { pathname } = new URL(url);
    await server.admin(`grant all on ${pathname.slice(1)}.* to farmer@'127.0.0.1' identified by 'secret'`);
    return { name: pathname.slice(1), url: url.replace('root@', 'farmer:secret@') };
  }

  test('read-only: refused and said until it can be written', async () => {
    const { url } = await mysql();
    const store = await open(url);
    await server.admin('set global read_only = 1');
    await fails(store, 'readonly', 'takes no writes (ER_OPTION_PREVENTS_STATEMENT)');
    await server.admin('set global read_only = 0');
    await works(store);
  });

  test('full: refused and said until there is room', async () => {
    const { url, name } = await mysql();
    const store = await open(url);
    // As the server says it when the disk is full, without filling one.
    const full = `for each row signal sqlstate 'HY000' set mysql_errno = 1114, message_text = 'full'`;
    await server.admin(`create trigger ${name}.full before insert on ${name}.inbound ${full}`);
    await fails(store, 'full', 'no room left (ER_RECORD_FILE_FULL): free disk space');
    await server.admin(`drop trigger ${name}.full`);
    await works(store);
  });

  test('held by another transaction: busy beyond its patience', async () => {
    const { url, name } = await mysql();
    await server.admin('set global innodb_lock_wait_timeout = 0');
    const store = await open(url, 0);
    await store.commit(turnOf('m1', 1));
    await server.admin('begin');
    await server.admin(`select phone from ${name}.dialogues for update`);
    await expect(store.commit(turnOf('m2', 2))).rejects.toMatchObject({
      kind: 'busy',
      message: 'the database is held by another transaction (ER_LOCK_WAIT_TIMEOUT): try again',
    });
    await server.admin('rollback');
    await server.admin('set global innodb_lock_wait_timeout = 50');
    expect(await store.commit(turnOf('m2', 2))).toBe('done');
  });

  test('gone: unavailable beyond its patience, and not let in: what to check', async () => {
    const own = await startMariaDb();
    const url = await own.database();
    await migrate(url, MIGRATIONS);
    const store = await open(url, 0);
    const wrong = url.replace('root@', 'nobody:secret@');
    await expect(openStore({ url: wrong, dataKey: DATA_KEY })).rejects.toMatchObject({
      kind: 'broken',
      message: expect.stringMatching(/does not let us in \(ER_ACCESS_DENIED\w*\): check user, password/),
    });
    await own.stop();
    await fails(store, 'unavailable', 'check that it runs and DATABASE_URL');
    await expect(openStore({ url, dataKey: DATA_KEY })).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test.each(['request lost', 'answer lost'] as const)(
    'a connection cut at the commit, %s: written once',
    async (cut) => {
      const { url } = await mysql();
      const store = await open(proxy.through(url));
      proxy.next = cut;
      expect(await store.commit(turnOf('m1', 1))).toBe('done');
      expect(proxy.next).toBe('passes');
      expect(await store.backlog(NOW)).toEqual([{ gateway: 'cm', lane: 'reply', depth: 1, oldest: 0 }]);
      expect(await store.commit(turnOf('m2', 1))).toBe('duplicate');
    },
  );

  test.each<[string, Change[]]>([
    ['a message without a reply', [{ kind: 'received', message: inbound('m1'), turn: 1, intent: 'unknown' }]],
    ['an event without a notice', eventOf('e1', 'QZ1', 1).filter(({ kind }) => kind === 'caseEvent')],
    [
      'a key and its entry in the audit',
      [
        { kind: 'once', key: 'k1', at: NOW },
        { kind: 'audit', id: 'a1', at: NOW, actor: 'cli', action: 'key.add', subject: 'k1' },
      ],
    ],
  ])('an answer lost for what owes nobody anything, %s: known as written', async (_, changes) => {
    const { url } = await mysql();
    const store = await open(proxy.through(url));
    proxy.next = 'answer lost';
    expect(await store.commit(changes)).toBe('done');
    expect(proxy.next).toBe('passes');
    expect(await store.commit(changes.slice(0, 1))).toBe('duplicate');
  });
});
