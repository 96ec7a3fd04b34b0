/** Who is measured over a link: each is a process that binds to the load generator. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './child';
import { WINDOW } from './options';
import { databasesIn, type Served, serviceOn } from './served';

/** `start` takes the port of 127.0.0.1 that it binds to. */
export interface Engine extends Served {
  /** Where its service keeps its rows, to put some there beside it; absent where there is no service. */
  store?: { url: string; dataKey: Buffer };
}

/** Name of the service's one link. */
export const LINK = 'bench';

/** The echo first: it is the limit of the others. Databases are seeded here, once for all runs. */
export async function prepareEngines(folder: string, households: number): Promise<Engine[]> {
  // It is run at any hour.
  const env = { PORT: '0', SIMULATOR: 'off', QUIET_HOURS: '00:00-00:00' };
  const envAt = (port: number) => ({
    SMPP_URL: `smpp://u:p@127.0.0.1:${port}?name=${LINK}&source=10628&window=${WINDOW}`,
  });
  const engines: Engine[] = [echo(folder)];
  for (const database of await databasesIn(folder))
    engines.push(await serviceOn(database, folder, { households, env, envAt }));
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
