/** The thread that writes, and what the loop makes of its answers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { Writer } from '../../../src/store/engine/writer';
import { endNewest } from '../../support/writerThread';

jest.mock('node:worker_threads', () => jest.requireActual('../../support/writerThread').mockThreads());

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-writer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

function writerOn(lost: (why: Error) => void = () => {}) {
  const file = join(folder, `${++made}.db`);
  const reader = new Database(file);
  reader.exec('create table a (b integer primary key)');
  const writer = new Writer({ file, pragmas: ['journal_mode = WAL'], waitMs: 0, kept: 2 }, lost);
  const held = () => (reader.prepare('select b from a').raw(true).all() as number[][]).flat();
  return { writer, held };
}

const blameFor = (name: string) => () => new Error(name);

test('many that nobody waits for are written in their order, and together', async () => {
  const { writer, held } = writerOn();
  await writer.transaction(async (session) => {
    for (let b = 0; b < 40; b += 1) await session.put('insert into a values (?)', [b], blameFor('never'));
    expect(await session.rows('select count(*) from a', [])).toEqual([[40]]);
    expect(held()).toEqual([]);
  });
  expect(held()).toHaveLength(40);
  await writer.close();
});

test.each([0, 3, 20, 39])('the one of 40 that fails, number %i, is blamed, and none is left', async (bad) => {
  const { writer, held } = writerOn();
  const all = writer.transaction(async (session) => {
    for (let i = 0; i < 40; i += 1) {
      const sql = i === bad ? 'insert into missing values (?)' : 'insert into a values (?)';
      await session.put(sql, [i], blameFor(`number ${i}`));
    }
  });
  await expect(all).rejects.toThrow(`number ${bad}`);
  expect(held()).toEqual([]);
  await writer.transaction((session) => session.run('insert into a values (?)', [7]));
  expect(held()).toEqual([7]);
  await writer.close();
});

test('what the caller throws takes back what it wrote', async () => {
  const { writer, held } = writerOn();
  const thrown = writer.transaction(async (session) => {
    await session.run('insert into a values (?)', [1]);
    throw new Error('changed my mind');
  });
  await expect(thrown).rejects.toThrow('changed my mind');
  expect(held()).toEqual([]);
  await writer.close();
});

test('a driver error keeps its code', async () => {
  const { writer } = writerOn();
  const taken = writer.transaction(async (session) => {
    await session.run('insert into a values (?)', [1]);
    await session.run('insert into a values (?)', [1]);
  });
  await expect(taken).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
  await writer.close();
});

test('a thread that ends by itself is told of, one that is closed is not', async () => {
  let tell = (_: Error) => {};
  const told = new Promise<Error>((resolve) => (tell = resolve));
  const { writer } = writerOn(tell);
  await writer.transaction((session) => session.run('insert into a values (?)', [1]));
  await endNewest();
  expect((await told).message).toBe('the thread that writes the database has ended');

  const silent = jest.fn();
  const { writer: closed } = writerOn(silent);
  await closed.transaction((session) => session.run('insert into a values (?)', [1]));
  await Promise.all([closed.close(), closed.close()]);
  await expect(closed.transaction(async () => {})).rejects.toThrow('the database was closed');
  expect(silent).not.toHaveBeenCalled();
});

test('what need not last is not synced, and whatever comes after it is', async () => {
  const { writer, held } = writerOn();
  const [LATER, AT_ONCE] = [1, 2];
  const synced = (how?: 'unsynced') =>
    writer.transaction(async (session) => {
      await session.put('insert into a values (?)', [held().length], blameFor('never'));
      return session.rows('PRAGMA synchronous', []);
    }, how);
  expect(await synced()).toEqual([[AT_ONCE]]);
  expect(await synced('unsynced')).toEqual([[LATER]]);
  expect(await synced()).toEqual([[AT_ONCE]]);
  expect(held()).toEqual([0, 1, 2]);
  await writer.close();
});

test('one that failed leaves nothing behind, and the next is synced', async () => {
  const { writer, held } = writerOn();
  const failing = writer.transaction(async (session) => {
    await session.put('insert into a values (?)', [1], blameFor('never'));
    await session.put('insert into missing values (?)', [1], blameFor('the second'));
  }, 'unsynced');
  await expect(failing).rejects.toThrow('the second');
  expect(held()).toEqual([]);
  const next = await writer.transaction((session) => session.rows('PRAGMA synchronous', []));
  expect(next).toEqual([[2]]);
  await writer.close();
});
