/** A throw-away MariaDB: its own folder, its own port, gone with the process that started it. */
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { binary, freePort, stopWith } from './processes';
import { knock } from './run/knock';

export interface MariaDb {
  /** `mysql://` URL of a new, empty database. */
  database(): Promise<string>;
  /** One that is migrated and has no rows, that somebody gave back; null: there is none. */
  migrated(): Promise<string | null>;
  /** Takes every row out of a migrated database, for whoever needs one next: making another takes a second. */
  giveBack(url: string): Promise<void>;
  /** Runs a statement as the administrator. */
  admin(sql: string): Promise<unknown[]>;
  stop(): Promise<void>;
}

/** Where mariadbd is, or null where Debian's mariadb-server is not installed. */
export const MARIADB = binary('mariadbd') && binary('mariadb-install-db');

/** `durable`: an fsync for each commit, as the server's default is; tests can do without. */
export async function startMariaDb({ durable = false } = {}): Promise<MariaDb> {
  const { port, stop } = await startServer(durable);
  const client = await clientOf(port);
  return {
    ...client,
    async stop() {
      await client.stop();
      await stop();
    },
  };
}

/** The server that all files of a run share; `stop` ends nothing but the connection to it. */
export async function sharedMariaDb(): Promise<MariaDb> {
  return clientOf(Number(await knock('mariadb')));
}

async function clientOf(port: number): Promise<MariaDb> {
  const root = await createConnection({ host: '127.0.0.1', port, user: 'root', multipleStatements: true });
  await root.query('create database if not exists given_back');
  await root.query('create table if not exists given_back.names (name varchar(64) primary key)');
  /** Of any migrated database: they are all of the current schema. */
  let tables: string[] | null = null;
  const urlOf = (name: string) => `mysql://root@127.0.0.1:${port}/${name}`;
  return {
    async database() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await root.query(`create database ${name}`);
      return urlOf(name);
    },
    async migrated() {
      const [rows] = await root.query<RowDataPacket[]>('delete from given_back.names limit 1 returning name');
      return rows[0] ? urlOf(rows[0].name) : null;
    },
    async giveBack(url) {
      const database = new URL(url).pathname.slice(1);
      tables ??= await tablesOf(root, database);
      await root.query(tables.map((name) => `delete from \`${database}\`.\`${name}\``).join(';'));
      await root.query('insert into given_back.names values (?)', [database]);
    },
    async admin(sql) {
      const [rows] = await root.query(sql);
      return Array.isArray(rows) ? rows : [];
    },
    stop: () => root.end(),
  };
}

/** All but what says which migrations were run. */
async function tablesOf(root: Connection, database: string): Promise<string[]> {
  const [rows] = await root.query<RowDataPacket[]>(
    `select table_name as name from information_schema.tables where table_schema = ? and table_name <> 'migrations'`,
    [database],
  );
  return rows.map(({ name }) => name);
}

/** Resolves when it takes connections. */
export async function startServer(durable = false): Promise<{ port: number; stop(): Promise<void> }> {
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
  return { port, stop };
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
