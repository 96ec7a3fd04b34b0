/** Who is measured over a link: each is a process that binds to the load generator. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { launch, type Started } from './child';
import { WINDOW } from './options';
import { type Database, databasesIn, type Served, type ServiceOptions, serviceOn } from './served';

/** `start` takes the port of 127.0.0.1 that it binds to. */
export interface Engine extends Served {
  /** Where its service keeps its rows, to put some there beside it; absent where there is no service. */
  store?: { url: string; dataKey: Buffer };
  /** Whoever sends and settles so many rows that stand there, and does nothing else. */
  bare?: (port: number, count: number) => Started;
}

/** Name of the service's one link. */
export const LINK = 'bench';

const SMPP = (port: number) => `smpp://u:p@127.0.0.1:${port}?`;
const OTHERS: readonly [protocol: string, link: (port: number) => string][] = [
  ['CMPP', (port) => `cmpp://u:p@127.0.0.1:${port}?`],
  ['SMGP', (port) => `smgp://u:p@127.0.0.1:${port}?alphabet=ucs2&`],
  // The load generator dials the next port.
  ['SGIP', (port) => `sgip://u:p@127.0.0.1:${port}?node=3041012345&bind_at=127.0.0.1&listen=${port + 1}&`],
];

/** The echo first: it is the limit of the others; before each service the one that writes the same rows. Seeded here, once for all runs. */
export async function prepareEngines(folder: string, households: number): Promise<Engine[]> {
  const engines: Engine[] = [echo('echo, stores nothing', 'echo', folder)];
  for (const database of await databasesIn(folder)) {
    const service = await serviceOverSmpp(database, folder, households);
    engines.push(durableEcho(database, folder), { ...service, bare: durableBulk(database, folder) });
  }
  for (const [protocol, link] of OTHERS)
    engines.push(await serviceOn(sqliteFor(protocol, folder), folder, over(link, households)));
  return engines;
}

/** The service over the link of SMPP, with so many households in its database. */
export function serviceOverSmpp(database: Database, folder: string, households: number) {
  return serviceOn(database, folder, over(SMPP, households));
}

function over(link: (port: number) => string, households: number): ServiceOptions {
  return {
    households,
    // It is run at any hour.
    env: { PORT: '0', SIMULATOR: 'off', QUIET_HOURS: '00:00-00:00' },
    envAt: (port) => ({ CARRIER_URL: `${link(port)}name=${LINK}&source=10628&window=${WINDOW}` }),
  };
}

/** The engine that a row by another protocol is measured against; of every other row itself. */
export const smppOf = (name: string): string => name.replace(/, by [A-Z]+$/, '');

/** The other protocols beside SMPP on SQLite: what differs is not in the store. */
function sqliteFor(protocol: string, folder: string): Database {
  return { name: `SQLite, by ${protocol}`, url: `file:${join(folder, `${protocol}.db`)}`, servers: [] };
}

/** On the very database of the service: as many rows beside its own. */
function durableEcho({ name, url, servers }: Database, parent: string): Engine {
  return { ...echo(`echo that writes the same rows, ${name}`, 'durableEcho', parent, url), servers };
}

function durableBulk({ url }: Database, parent: string): (port: number, count: number) => Started {
  const folder = mkdtempSync(join(parent, 'durable'));
  const script = join(__dirname, 'notices', 'durable.js');
  return (port, count) =>
    launch({ program: process.execPath, args: [script, String(port), url, String(count)], folder });
}

function echo(name: string, script: string, parent: string, ...more: string[]): Engine {
  const folder = mkdtempSync(join(parent, script));
  const args = (port: number) => [join(__dirname, `${script}.js`), String(port), ...more];
  return {
    name,
    servers: [],
    start: (port) => launch({ program: process.execPath, args: args(port), folder }),
  };
}
