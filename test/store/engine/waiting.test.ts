/** SQLite with two connections in one process: what one holds the other waits for, without stopping the first. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '../../../src/store/engine';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-waiting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a transaction begins when that of another connection has ended', async () => {
  const url = `file:${join(folder, 'x.db')}`;
  const [one, other] = [openEngine(url, 1), openEngine(url, 1)];
  await one.run('create table a (b integer)', []);
  const turns = (count: number) =>
    new Promise<void>((resolve) => {
      const turn = (left: number) => (left === 0 ? resolve() : setImmediate(turn, left - 1));
      turn(count);
    });
  const first = one.transaction(async (session) => {
    await session.run('insert into a values (?)', [1]);
    // The other one asks meanwhile.
    await turns(3);
    return session.rows('select count(*) from a', []);
  });
  const second = other.transaction((session) => session.rows('select count(*) from a', []));
  const counts = await Promise.all([first, second]);
  await Promise.all([one.close(), other.close()]);
  expect(counts).toEqual([[[1]], [[1]]]);
});
