/** The log of a SQLite file stays short, whatever a crash left of it. */
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openEngine } from '../../../src/store/engine';
import { Checkpoints, LOG_LIMIT } from '../../../src/store/engine/checkpoints';
import type { Engine } from '../../../src/store/engine/engine';
import { ThreadConnection } from '../../../src/store/engine/threadConnection';

const MB = 1024 * 1024;
/** `WAL_MB=1000 npx jest test/store/engine/checkpoints.test.ts` for a gigabyte. */
const CRASHED_WITH = Number(process.env.WAL_MB ?? 80) * MB;
const folder = mkdtempSync(join(tmpdir(), 'xiangxin-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Its thread ends with the test, however that goes: jest waits for it. */
const opened: Engine[] = [];
afterEach(() => Promise.all(opened.splice(0).map((engine) => engine.close())));

function open(file: string): Engine {
  const engine = openEngine(`file:${file}`, 1);
  opened.push(engine);
  return engine;
}

const INSERT = 'insert into a (c) values (?)';
const TEXT = 'x'.repeat(MB / 2);

/** A file of which a power cut has left so much in the log alone; how many rows it holds. */
function crashed(file: string): number {
  const before = join(folder, 'before.db');
  const database = new Database(before);
  for (const pragma of ['journal_mode = WAL', 'synchronous = OFF', 'wal_autocheckpoint = 0'])
    database.exec(`PRAGMA ${pragma}`);
  database.exec('create table a (b integer primary key, c text)');
  const insert = database.prepare(INSERT);
  let rows = 0;
  for (; rows * TEXT.length < CRASHED_WITH; rows += 1) insert.run([TEXT]);
  for (const end of ['', '-wal']) copyFileSync(before + end, file + end);
  database.close();
  return rows;
}

const commit = (engine: Engine) => engine.run(INSERT, ['y']);

test('a log that a crash left is taken up, and soon the file holds all of it', async () => {
  const file = join(folder, 'crashed.db');
  const rows = crashed(file);
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(CRASHED_WITH);
  const engine = open(file);
  expect(await engine.rows('select count(*) from a', [])).toEqual([[rows]]);
  let commits = 0;
  for (; statSync(`${file}-wal`).size > LOG_LIMIT && commits < 5_000; commits += 1) await commit(engine);
  expect(statSync(`${file}-wal`).size).toBeLessThanOrEqual(LOG_LIMIT);
  expect(statSync(file).size).toBeGreaterThan(CRASHED_WITH);
  expect(await engine.rows('select count(*) from a', [])).toEqual([[rows + commits]]);
});

/** How often the log of this file has begun anew: a number in the header of the format. */
const beginnings = (file: string) => readFileSync(`${file}-wal`).readUInt32BE(12);

test('under load it begins anew again and again', async () => {
  const file = join(folder, 'loaded.db');
  const engine = open(file);
  await engine.run('create table a (b integer primary key, c text)', []);
  const first = beginnings(file);
  let commits = 0;
  for (; beginnings(file) < first + 3 && commits < 20_000; commits += 1) await commit(engine);
  expect(beginnings(file)).toBe(first + 3);
});

/** A file whose log has so many octets. */
function withLog(octets: number): string {
  const file = join(folder, `${octets}.db`);
  writeFileSync(`${file}-wal`, '');
  truncateSync(`${file}-wal`, octets);
  return file;
}

const done = () => jest.fn(async () => ({ kind: 'count', count: 0 }) as const);

test.each([
  ['as long as it may be', LOG_LIMIT, 1, 0],
  ['longer', LOG_LIMIT + 1, 2, 1],
])('many commits: for a log %s the writer waits only where it must', async (_, octets, copies, waits) => {
  const ask = done();
  const checkpoints = new Checkpoints({ ask, close: async () => {} }, withLog(octets));
  for (let commit = 0; commit < 80; commit += 1) checkpoints.committed();
  await checkpoints.close();
  expect(ask).toHaveBeenCalledTimes(copies);
  const writer = { ask: done() };
  await checkpoints.pause(writer);
  expect(writer.ask).toHaveBeenCalledTimes(waits);
});

test.each([
  ['as long as it may be', LOG_LIMIT, 0],
  ['longer', LOG_LIMIT + 1, 2],
])('a few large commits: a log %s', async (_, octets, copies) => {
  const file = withLog(octets);
  const ask = done();
  const checkpoints = new Checkpoints({ ask, close: async () => {} }, file);
  for (let commit = 0; commit < 16; commit += 1) checkpoints.committed();
  await checkpoints.close();
  expect(ask).toHaveBeenCalledTimes(copies);
});

test('what could not be copied is no fault of the next transaction', async () => {
  const options = { file: join(folder, 'full.db'), pragmas: ['journal_mode = WAL'], waitMs: 0, kept: 10 };
  const lost = (why: Error) => {
    throw why;
  };
  const writer = new ThreadConnection(options, lost);
  const checkpoints = new Checkpoints(new ThreadConnection(options, lost), withLog(LOG_LIMIT + 1));
  for (let i = 0; i < 200; i += 1) checkpoints.committed();
  await checkpoints.close();
  const asked: string[] = [];
  await checkpoints.pause({
    ask: ({ steps, tell }) => {
      asked.push(...steps.map(([text]) => text));
      const failing = steps.map(([text, values]) => [text.replace('PRAGMA', 'FULL'), values] as const);
      return writer.ask({ steps: failing, tell });
    },
  });
  const next = await writer.ask({ steps: [['begin immediate', null]], tell: 'count' });
  await writer.close();
  expect(asked).toContain('PRAGMA wal_checkpoint(PASSIVE)');
  expect(next).toMatchObject({ kind: 'count' });
});
