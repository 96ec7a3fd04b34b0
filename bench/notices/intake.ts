/** Case events over HTTP: the durable service on each database beside bare Express that keeps nothing, in one run. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SCOPES } from '../../src/core/model/change';
import { openStore } from '../../src/store';
import { hashOf, newKey } from '../../src/web/api/key/apiKey';
import { end, finish, keep, launch, readyOrEnded, temporaryFolder } from '../child';
import { median, processorTime } from '../figures';
import { freePort, mariaDbIsInstalled, startMariaDb } from '../mariadb';
import { readNumbers } from '../options';
import { figure, table } from '../figures';
import type { Called, Calls, FromOffice } from './calls';

const DEFAULTS = {
  /** Of one event each. */
  calls: 20_000,
  /** Calls of `SEVERAL` events each. */
  arrays: 200,
  callers: 16,
  runs: 1,
};
const SEVERAL = 500;
/** Calls before anything counts. */
const WARM_UP = 2_000;
const LOOK_EVERY_MS = 50;
/** Calls a minute: more than any machine can. */
const UNLIMITED = 100_000_000;
const CLI = join(__dirname, '..', '..', 'src', 'cli.js');

interface Served {
  name: string;
  key: string;
  /** Servers that work for it beside its own process. */
  servers: number[];
  start(port: number): ReturnType<typeof launch>;
}

interface Result {
  single: Called;
  several: Called;
  /** Processor milliseconds for a thousand events in calls of one and in arrays, its servers included. */
  singleCpu: number;
  severalCpu: number;
}

export async function measureIntake(args: string[]): Promise<void> {
  const options = readNumbers(args, DEFAULTS);
  const folder = temporaryFolder();
  const served = [
    bareExpress(folder),
    await service(folder, 'SQLite', `file:${join(folder, 'intake.db')}`, []),
  ];
  if (mariaDbIsInstalled()) {
    const { pid, url } = await startMariaDb(folder);
    served.push(await service(folder, 'MariaDB', url, [pid]));
  } else console.error('MariaDB is not installed (mariadbd, mariadb-install-db): its row is left out.');
  const results = new Map<string, Result[]>(served.map(({ name }) => [name, []]));
  let first = 0;
  for (let run = 0; run < options.runs; run += 1) {
    for (const one of served) {
      console.error(`run ${run + 1} of ${options.runs}: ${one.name} …`);
      results.get(one.name)?.push(await measure(one, options, first));
    }
    first += WARM_UP + options.calls + (options.arrays + 1) * SEVERAL;
  }
  print(results, options);
}

function bareExpress(parent: string): Served {
  const folder = join(parent, 'intake-express');
  mkdirSync(folder);
  const args = [join(__dirname, 'express.js')];
  const env = { NODE_ENV: 'test' };
  return {
    name: 'bare Express, keeps nothing',
    key: 'none',
    servers: [],
    start: (port) => launch({ program: process.execPath, args: [...args, String(port)], env, folder }),
  };
}

async function service(parent: string, name: string, url: string, servers: number[]): Promise<Served> {
  const folder = join(parent, `intake-${name}`);
  mkdirSync(folder);
  const dataKey = randomBytes(32);
  const env = {
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATA_KEY: dataKey.toString('base64'),
    SIMULATOR: 'off',
    // Nobody is there: what is owed waits, and sending is measured by itself.
    SMPP_URL: 'smpp://u:p@127.0.0.1:1?name=bench&source=10628',
    LOG_LEVEL: 'error',
  };
  const program = process.execPath;
  console.error(`${name}: departments and matters …`);
  await finish({ program, args: [CLI, 'seed', '--households', '0'], env, folder });
  return {
    name: `service on ${name}`,
    key: await keyIn(url, dataKey),
    servers,
    start: (port) => launch({ program, args: [CLI, 'serve'], env: { ...env, PORT: String(port) }, folder }),
  };
}

async function keyIn(url: string, dataKey: Buffer): Promise<string> {
  const store = await openStore({ url, dataKey });
  const { id, secret } = newKey();
  const key = { id, name: 'bench', hash: hashOf(secret), scopes: [...SCOPES], at: 0, revokedAt: null };
  await store.commit([{ kind: 'key', key: { ...key, perMinute: UNLIMITED } }]);
  await store.close();
  return `${id}.${secret}`;
}

async function measure(served: Served, options: typeof DEFAULTS, from: number): Promise<Result> {
  const port = await freePort();
  const started = served.start(port);
  const offices = keep(fork(join(__dirname, 'office.js')));
  let first = from;
  const call = async (calls: number, events: number): Promise<Called> => {
    const load: Calls = { port, key: served.key, first, calls, events, atOnce: options.callers };
    first += calls * events;
    offices.send(load);
    const [said] = (await once(offices, 'message')) as [FromOffice]; // it says nothing else
    if (said.kind === 'failed') throw new Error(said.why);
    return said.called;
  };
  try {
    await readyOrEnded(started, served.name, answers(port));
    await call(WARM_UP, 1);
    const pids = [started.child.pid ?? 0, ...served.servers];
    const before = processorTime(pids);
    const single = await call(options.calls, 1);
    const singleCpu = ((processorTime(pids) - before) * 1_000) / options.calls;
    await call(1, SEVERAL);
    const between = processorTime(pids);
    const several = await call(options.arrays, SEVERAL);
    const severalCpu = ((processorTime(pids) - between) * 1_000) / (options.arrays * SEVERAL);
    return { single, several, singleCpu, severalCpu };
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw new Error(`${served.name}: ${why}\n${started.printed()}`);
  } finally {
    await Promise.all([end(started.child), end(offices)]);
  }
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const alive = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (alive?.ok) return;
    await pause(LOOK_EVERY_MS);
  }
}

const HEAD = [
  'server',
  'calls/s of one event',
  'of Express',
  'p50 ms',
  'p99 ms',
  'CPU ms per 1,000',
  `events/s in arrays of ${SEVERAL}`,
  'of Express',
  'p99 ms of an array',
  'CPU ms per 1,000',
];

function print(results: ReadonlyMap<string, readonly Result[]>, options: typeof DEFAULTS): void {
  const [bare = []] = results.values();
  const of = (runs: readonly Result[], pick: (result: Result) => number) => median(runs.map(pick));
  const share = (runs: readonly Result[], pick: (result: Result) => number) =>
    `${figure((of(runs, pick) / of(bare, pick)) * 100, 1)} %`;
  const single = ({ single: { callsPerSecond } }: Result) => callsPerSecond;
  const several = ({ several: { eventsPerSecond } }: Result) => eventsPerSecond;
  const rows = [...results].map(([name, runs]) => [
    name,
    figure(of(runs, single)),
    share(runs, single),
    figure(
      of(runs, (result) => result.single.p50),
      1,
    ),
    figure(
      of(runs, (result) => result.single.p99),
      1,
    ),
    figure(of(runs, (result) => result.singleCpu)),
    figure(of(runs, several)),
    share(runs, several),
    figure(
      of(runs, (result) => result.several.p99),
      1,
    ),
    figure(of(runs, (result) => result.severalCpu)),
  ]);
  console.log(
    `\n${figure(options.calls)} calls of one event and ${figure(options.arrays)} of ${SEVERAL}, ` +
      `${options.callers} callers, each case new, Node ${process.versions.node}, ` +
      `${options.runs === 1 ? '1 run' : `medians of ${options.runs} runs`}\n`,
  );
  console.log(table(HEAD, rows));
  for (const [name, [result]] of results) console.log(`\n${name} said: ${result?.single.sample ?? ''}`);
}
