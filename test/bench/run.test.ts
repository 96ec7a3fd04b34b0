/** The benchmarks as users run them, with so little to do that nothing is measured but that they run. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startCommand } from '../support/command';
import { describeWhere } from '../support/engines';
import { MARIADB } from '../support/mariadb';
import { knock } from '../support/run/knock';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-bench-'));
let bench = '';
beforeAll(async () => {
  bench = join(dirname(await knock('command')), '..', 'bench', 'run.js');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (args: string) =>
  startCommand(bench, args.split(' '), { cwd: folder, env: { TMPDIR: folder } });

test.each([
  ['speed', 'There is no benchmark "speed"; there are: sms'],
  ['sms --messages none', '--messages takes a whole number from 1 on'],
])('%s is refused', async (args, complaint) => {
  const command = start(args);
  expect(await command.ended).toBe(2);
  expect(command.err()).toContain(complaint);
});

test('what understanding costs stands beside its multiplications alone', async () => {
  const command = start('understanding --rounds 1');
  expect(await command.ended).toBe(0);
  const rows = command
    .out()
    .split('\n')
    .filter((line) => line.startsWith('|'));
  expect(rows.find((row) => row.includes('check texts'))).toMatch(/\| +[1-9][\d.]+ \| +[\d.]+ \|$/);
});

describeWhere(MARIADB, 'mariadb-server', 'the benchmark of SMS', () => {
  test('prints a row for each engine and the echo beside them', async () => {
    const command = start('sms --households 100 --messages 50 --paced 20 --warmup 20');
    expect([await command.ended, command.err()]).toEqual([0, expect.not.stringContaining('rror')]);
    const rows = command
      .out()
      .split('\n')
      .filter((line) => line.startsWith('|'));
    for (const name of ['echo', 'SQLite', 'MariaDB']) {
      expect(rows.find((row) => row.includes(name))).toMatch(/\d/);
    }
  });
});
