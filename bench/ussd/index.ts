/** Steps of USSD over HTTP: the durable service beside bare Express that answers a fixed text, in one run. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end, finish, keep, launch, readyOrEnded, temporaryFolder } from '../child';
import { median, processorTime } from '../figures';
import { freePort, mariaDbIsInstalled, startMariaDb } from '../mariadb';
import { readNumbers } from '../options';
import { figure, table } from '../figures';
import { type FromWalkers, type Load, USSD_TOKEN, WALK, type Walked } from './walk';

const DEFAULTS = {
  /** Each walks once in a run. */
  people: 4_000,
  atOnce: 50,
  runs: 1,
};
interface Result extends Walked {
  /** Processor milliseconds for a thousand steps, its servers included. */
  processor: number;
}

/** Walk before anything counts. */
const WARM_UP = 1_000;
const LOOK_EVERY_MS = 50;
const CLI = join(__dirname, '..', '..', 'src', 'cli.js');

interface Served {
  name: string;
  /** Servers that work for it beside its own process. */
  servers: number[];
  start(port: number): ReturnType<typeof launch>;
}

export async function ussd(args: string[]): Promise<void> {
  const options = readNumbers(args, DEFAULTS);
  const people = (options.people + WARM_UP) * options.runs;
  const folder = temporaryFolder();
  const served = [
    bareExpress(folder),
    await service(folder, people, { name: 'SQLite', url: `file:${join(folder, 'ussd.db')}` }),
  ];
  if (mariaDbIsInstalled()) {
    const { pid, url } = await startMariaDb(folder);
    served.push(await service(folder, people, { name: 'MariaDB', url, pid }));
  } else console.error('MariaDB is not installed (mariadbd, mariadb-install-db): its row is left out.');
  const results = new Map<string, Result[]>(served.map(({ name }) => [name, []]));
  for (let run = 0; run < options.runs; run += 1) {
    for (const one of served) {
      console.error(`run ${run + 1} of ${options.runs}: ${one.name} …`);
      const first = run * (options.people + WARM_UP);
      results.get(one.name)?.push(await measure(one, { ...options, first }));
    }
  }
  print(results, options);
}

function bareExpress(parent: string): Served {
  const folder = join(parent, 'express');
  mkdirSync(folder);
  const args = [join(__dirname, 'express.js')];
  const env = { NODE_ENV: 'test' };
  return {
    name: 'bare Express, a fixed text',
    servers: [],
    start: (port) => launch({ program: process.execPath, args: [...args, String(port)], env, folder }),
  };
}

async function service(
  parent: string,
  people: number,
  { name, url, pid }: { name: string; url: string; pid?: number },
): Promise<Served> {
  const folder = join(parent, `service-${name}`);
  mkdirSync(folder);
  const env = {
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATA_KEY: randomBytes(32).toString('base64'),
    SIMULATOR: 'off',
    USSD_TOKEN,
  };
  const program = process.execPath;
  console.error(`${name}: ${people} households …`);
  await finish({ program, args: [CLI, 'seed', '--households', String(people)], env, folder });
  return {
    name: `service on ${name}`,
    servers: pid === undefined ? [] : [pid],
    start: (port) => launch({ program, args: [CLI, 'serve'], env: { ...env, PORT: String(port) }, folder }),
  };
}

async function measure(served: Served, load: Omit<Load, 'port'>): Promise<Result> {
  const port = await freePort();
  const started = served.start(port);
  const walkers = keep(fork(join(__dirname, 'load.js')));
  const walk = async (part: Partial<Load>): Promise<Walked> => {
    walkers.send({ ...load, port, ...part });
    const [said] = (await once(walkers, 'message')) as [FromWalkers]; // it says nothing else
    if (said.kind === 'failed') throw new Error(said.why);
    return said.walked;
  };
  try {
    await readyOrEnded(started, served.name, answers(port));
    await walk({ people: WARM_UP });
    const pids = [started.child.pid ?? 0, ...served.servers];
    const before = processorTime(pids);
    const walked = await walk({ first: load.first + WARM_UP });
    const steps = load.people * WALK.length;
    return { ...walked, processor: ((processorTime(pids) - before) * 1_000) / steps };
  } catch (error) {
    throw new Error(
      `${served.name}: ${error instanceof Error ? error.message : error}\n${started.printed()}`,
    );
  } finally {
    await Promise.all([end(started.child), end(walkers)]);
  }
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const alive = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (alive?.ok) return;
    await pause(LOOK_EVERY_MS);
  }
}

function print(results: ReadonlyMap<string, readonly Result[]>, options: typeof DEFAULTS): void {
  const [bare = []] = results.values();
  const speedOf = (runs: readonly Result[]) => median(runs.map(({ stepsPerSecond }) => stepsPerSecond));
  const rows = [...results].map(([name, runs]) => [
    name,
    figure(speedOf(runs)),
    `${figure((speedOf(runs) / speedOf(bare)) * 100)} %`,
    figure(median(runs.map(({ p50 }) => p50)), 1),
    figure(median(runs.map(({ p99 }) => p99)), 1),
    figure(median(runs.map(({ processor }) => processor))),
  ]);
  console.log(
    `\n${figure(options.people * WALK.length)} steps, ${options.atOnce} sessions at once, Node ${process.versions.node}, ` +
      `${options.runs === 1 ? '1 run' : `medians of ${options.runs} runs`}\n`,
  );
  console.log(table(['server', 'steps/s', 'of Express', 'p50 ms', 'p99 ms', 'CPU ms per 1,000'], rows));
  for (const [name, [result]] of results) console.log(`\n${name} said: ${result?.sample ?? ''}`);
}
