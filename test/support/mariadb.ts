/** A throw-away MariaDB: its own folder, its own port, gone with the test process. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { binary, freePort, stopWith } from './processes';

export interface MariaDb {
  /** `mysql://` URL of a new, empty database. */
  database(): Promise<string>;
  /** Takes every row out of a migrated database: making another takes a second. */
  empty(url: string): Promise<void>;
  /** Runs a statement as the administrator. */
  admin(sql: string): Promise<unknown[]>;
  stop(): Promise<void>;
}

/** Where mariadbd is, or null where Debian's mariadb-server is not installed. */
export const MARIADB = binary('mariadbd') && binary('mariadb-install-db');

/** `durable`: an fsync for each commit, as the server's default is; tests can do without. */
export async function startMariaDb({ durable = false } = {}): Promise<MariaDb> {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxin-mariadb-'));
  const data = join(folder, 'data');
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  const installed = spawnSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      `--datadir=${data}`,
      // Two at once would stumble over each other's files in /tmp.
      `--tmpdir=${folder}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      ...user,
    ],
    { encoding: 'utf8' },
  );
  if (installed.status !== 0)
    throw new Error(`mariadb-install-db failed:\n${installed.stdout}${installed.stderr}`);
  const port = await freePort();
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--tmpdir=${folder}`,
      `--socket=${join(folder, 'socket')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--default-time-zone=+00:00',
      `--innodb-flush-log-at-trx-commit=${durable ? 1 : 0}`,
      ...user,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const stop = stopWith(server, 'SIGKILL', () => rmSync(folder, { recursive: true, force: true }));
  await said(server.stderr, 'ready for connections');
  const root = await createConnection({ host: '127.0.0.1', port, user: 'root' });
  let made = 0;
  return {
    async database() {
      made += 1;
      await root.query(`create database test${made}`);
      return `mysql://root@127.0.0.1:${port}/test${made}`;
    },
    async empty(url) {
      const database = new URL(url).pathname.slice(1);
      const [tables] = await root.query<RowDataPacket[]>(
        `select table_name as name from information_schema.tables where table_schema = ? and table_name <> 'migrations'`,
        [database],
      );
      for (const { name } of tables) await root.query(`delete from \`${database}\`.\`${name}\``);
    },
    async admin(sql) {
      const [rows] = await root.query(sql);
      return Array.isArray(rows) ? rows : [];
    },
    async stop() {
      await root.end();
      await stop();
    },
  };
}

/** Resolves when the server has written these words; rejects with all that it wrote when it ends before. */
function said(stream: NodeJS.ReadableStream, words: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.on('data', (chunk) => {
      text += chunk;
      if (text.includes(words)) resolve();
    });
    stream.on('end', () => reject(new Error(`mariadbd did not start:\n${text}`)));
  });
}
