/** Who is measured: each is a process that binds to the load generator. */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { finish, launch, type Started } from './child';
import { mariaDbIsInstalled, startMariaDb } from './mariadb';
import { WINDOW } from './options';

export interface Engine {
  name: string;
  /** Starts its process, which binds to this port of 127.0.0.1. */
  start(port: number): Started;
  /** Servers that work for it beside its own process. */
  servers: number[];
  /** Where its service keeps its rows, to put some there beside it; absent where there is no service. */
  store?: { url: string; dataKey: Buffer };
}

/** Name of the service's one link. */
export const LINK = 'bench';
const CLI = join(__dirname, '..', 'src', 'cli.js');

/** The echo first: it is the limit of the others. Databases are seeded here, once for all runs. */
export async function prepareEngines(folder: string, households: number): Promise<Engine[]> {
  const engines = [echo(folder)];
  const sqlite = { name: 'SQLite', url: `file:${join(folder, 'xiangxin.db')}`, servers: [] };
  engines.push(await service(folder, households, sqlite));
  if (mariaDbIsInstalled()) {
    const { pid, url } = await startMariaDb(folder);
    engines.push(await service(folder, households, { name: 'MariaDB', url, servers: [pid] }));
  } else {
    console.error('MariaDB is not installed (mariadbd, mariadb-install-db): its row is left out.');
  }
  return engines;
}

function echo(parent: string): Engine {
  const folder = join(parent, 'echo');
  mkdirSync(folder);
  const args = [join(__dirname, 'echo.js')];
  return {
    name: 'echo, stores nothing',
    servers: [],
    start: (port) => launch({ program: process.execPath, args: [...args, String(port)], folder }),
  };
}

async function service(
  parent: string,
  households: number,
  database: { name: string; url: string; servers: number[] },
): Promise<Engine> {
  // A folder of its own: neither a .env nor a key of the checkout is read.
  const folder = join(parent, `service-${database.name}`);
  mkdirSync(folder);
  const dataKey = randomBytes(32);
  const env = {
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATA_KEY: dataKey.toString('base64'),
    PORT: '0',
    SIMULATOR: 'off',
    // It is run at any hour.
    QUIET_HOURS: '00:00-00:00',
  };
  const program = process.execPath;
  console.error(`${database.name}: ${households} households …`);
  await finish({ program, args: [CLI, 'seed', '--households', String(households)], env, folder });
  const link = (port: number) => `smpp://u:p@127.0.0.1:${port}?name=${LINK}&source=10628&window=${WINDOW}`;
  return {
    name: `service on ${database.name}`,
    servers: database.servers,
    store: { url: database.url, dataKey },
    start: (port) => launch({ program, args: [CLI, 'serve'], env: { ...env, SMPP_URL: link(port) }, folder }),
  };
}
