/** A throw-away MariaDB from the installed binaries, with the durability it has by default: an fsync a commit. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Connection, createConnection } from 'mysql2/promise';
import { finish, launch, readyOrEnded } from './child';

const RETRY_MS = 100;
const GIVE_UP_MS = 60_000;

export function mariaDbIsInstalled(): boolean {
  const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`;
  return ['mariadbd', 'mariadb-install-db'].every(
    (name) => spawnSync('sh', ['-c', `command -v ${name}`], { env: { PATH } }).status === 0,
  );
}

/**
 * Resolves with the process and the `mysql://` URL of an empty database, when it takes connections. `pool`: memory for its
 * pages (`4G`); without it, what it comes with.
 */
export async function startMariaDb(parent: string, pool?: string): Promise<{ pid: number; url: string }> {
  const folder = join(parent, 'mariadb');
  mkdirSync(folder);
  const common = ['--no-defaults', `--datadir=${join(folder, 'data')}`];
  const user = process.getuid?.() === 0 ? ['--user=root'] : [];
  await finish({
    program: 'mariadb-install-db',
    args: [...common, '--auth-root-authentication-method=normal', '--skip-test-db', ...user],
    folder,
  });
  const port = await freePort();
  const address = [`--port=${port}`, '--bind-address=127.0.0.1', `--socket=${join(folder, 'socket')}`];
  const own = [`--tmpdir=${folder}`, '--skip-name-resolve', '--character-set-server=utf8mb4'];
  if (pool) own.push(`--innodb-buffer-pool-size=${pool}`);
  const server = launch({
    program: 'mariadbd',
    args: [...common, ...address, ...own, ...user],
    folder,
  });
  const root = await readyOrEnded(server, 'mariadbd', connected(port));
  await root.query('create database bench');
  await root.end();
  return { pid: server.child.pid ?? 0, url: `mysql://root@127.0.0.1:${port}/bench` };
}

/** The one that this `mysql://` URL names. */
export async function createDatabase({ port, pathname }: URL): Promise<void> {
  const root = await connected(Number(port));
  await root.query(`create database ${pathname.slice(1)}`);
  await root.end();
}

async function connected(port: number): Promise<Connection> {
  const deadline = performance.now() + GIVE_UP_MS;
  for (;;) {
    try {
      return await createConnection({ host: '127.0.0.1', port, user: 'root' });
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(RETRY_MS);
    }
  }
}

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo; // a TCP server has no other kind
  probe.close();
  await once(probe, 'close');
  return port;
}
