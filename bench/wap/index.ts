/** WAP pages with a look-up: the service beside bare Express that sends a fixed page of the same size, in one run. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end, finish, keep, launch, readyOrEnded, type Started, temporaryFolder } from '../child';
import { median, processorTime } from '../figures';
import { freePort, mariaDbIsInstalled, startMariaDb } from '../mariadb';
import { readNumbers } from '../options';
import { figure, table } from '../figures';
import { type FromReaders, type Load, MARKUPS, type Markup, type Read } from './reading';

const DEFAULTS = {
  /** Each reads so many pages in a run. */
  people: 500,
  looks: 20,
  atOnce: 50,
  runs: 1,
};
/** Read before anything counts, by as many people again. */
const WARM_UP = 200;
const LOOK_EVERY_MS = 50;
const CLI = join(__dirname, '..', '..', 'src', 'cli.js');

interface Served {
  /** Servers that work for it beside its own process. */
  servers: number[];
  start(port: number): Started;
}

interface Result extends Read {
  /** Processor milliseconds for a thousand pages, its servers included. */
  processor: number;
}

interface Row {
  name: string;
  markup: Markup;
  read: Result;
}

export async function wap(args: string[]): Promise<void> {
  const options = readNumbers(args, DEFAULTS);
  const folder = temporaryFolder();
  const services = new Map<string, Served>();
  services.set(
    'SQLite',
    await service(folder, options, { name: 'SQLite', url: `file:${join(folder, 'wap.db')}` }),
  );
  if (mariaDbIsInstalled()) {
    const { pid, url } = await startMariaDb(folder);
    services.set('MariaDB', await service(folder, options, { name: 'MariaDB', url, pid }));
  } else console.error('MariaDB is not installed (mariadbd, mariadb-install-db): its rows are left out.');
  const rows: Row[] = [];
  const markups = Object.keys(MARKUPS) as Markup[]; // the keys of MARKUPS are the markups
  for (const markup of markups) {
    for (let run = 0; run < options.runs; run += 1) {
      console.error(`run ${run + 1} of ${options.runs}: ${markup} …`);
      const load = { ...options, markup, first: 0 };
      const ours: Row[] = [];
      for (const [name, served] of services)
        ours.push({ name: `service on ${name}`, markup, read: await measure(name, served, load) });
      const octets = ours[0]?.read.octets ?? 0;
      const read = await measure('Express', bareExpress(folder, markup, octets), load);
      rows.push({ name: BARE, markup, read }, ...ours);
    }
  }
  print(rows, options);
}

const BARE = 'bare Express, a fixed page';

function bareExpress(parent: string, markup: Markup, octets: number): Served {
  const folder = join(parent, 'express');
  mkdirSync(folder, { recursive: true });
  const args = [join(__dirname, 'express.js')];
  const env = { NODE_ENV: 'test' };
  return {
    servers: [],
    start(port) {
      const more = [String(port), String(octets), MARKUPS[markup]];
      return launch({ program: process.execPath, args: [...args, ...more], env, folder });
    },
  };
}

async function service(
  parent: string,
  { people }: typeof DEFAULTS,
  { name, url, pid }: { name: string; url: string; pid?: number },
): Promise<Served> {
  const folder = join(parent, `service-${name}`);
  mkdirSync(folder);
  const env = {
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATA_KEY: randomBytes(32).toString('base64'),
    WAP_TRUSTED_GATEWAYS: '127.0.0.1',
  };
  const program = process.execPath;
  console.error(`${name}: ${people} households …`);
  await finish({ program, args: [CLI, 'seed', '--households', String(people)], env, folder });
  return {
    servers: pid === undefined ? [] : [pid],
    start: (port) => launch({ program, args: [CLI, 'serve'], env: { ...env, PORT: String(port) }, folder }),
  };
}

async function measure(name: string, served: Served, load: Omit<Load, 'port'>): Promise<Result> {
  const port = await freePort();
  const started = served.start(port);
  const readers = keep(fork(join(__dirname, 'load.js')));
  const read = async (part: Partial<Load>): Promise<Read> => {
    readers.send({ ...load, port, ...part });
    const [said] = (await once(readers, 'message')) as [FromReaders]; // it says nothing else
    if (said.kind === 'failed') throw new Error(said.why);
    return said.read;
  };
  try {
    await readyOrEnded(started, name, answers(port));
    await read({ people: Math.min(WARM_UP, load.people) });
    const pids = [started.child.pid ?? 0, ...served.servers];
    const before = processorTime(pids);
    const figures = await read({});
    const pages = load.people * load.looks;
    return { ...figures, processor: ((processorTime(pids) - before) * 1_000) / pages };
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}\n${started.printed()}`);
  } finally {
    await Promise.all([end(started.child), end(readers)]);
  }
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const alive = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (alive?.ok) return;
    await pause(LOOK_EVERY_MS);
  }
}

function print(rows: readonly Row[], options: typeof DEFAULTS): void {
  const speed = (name: string, markup: Markup) => medianOf(rows, name, markup, (read) => read.looksPerSecond);
  const names = [...new Map(rows.map((row) => [`${row.markup} ${row.name}`, row])).values()];
  const lines = names.map(({ name, markup }) => [
    name,
    markup,
    figure(medianOf(rows, name, markup, ({ octets }) => octets)),
    figure(speed(name, markup)),
    `${figure((speed(name, markup) / speed(BARE, markup)) * 100)} %`,
    figure(
      medianOf(rows, name, markup, ({ p50 }) => p50),
      1,
    ),
    figure(
      medianOf(rows, name, markup, ({ p99 }) => p99),
      1,
    ),
    figure(medianOf(rows, name, markup, ({ processor }) => processor)),
  ]);
  console.log(
    `\n${figure(options.people * options.looks)} pages, ${options.atOnce} at once, Node ${process.versions.node}, ` +
      `${options.runs === 1 ? '1 run' : `medians of ${options.runs} runs`}\n`,
  );
  console.log(
    table(
      ['server', 'markup', 'octets', 'pages/s', 'of Express', 'p50 ms', 'p99 ms', 'CPU ms per 1,000'],
      lines,
    ),
  );
  const sample = rows.find(({ name }) => name !== BARE)?.read.sample ?? '';
  console.log(`\nthe page: ${sample}`);
}

function medianOf(rows: readonly Row[], name: string, markup: Markup, of: (read: Result) => number): number {
  return median(rows.filter((row) => row.name === name && row.markup === markup).map(({ read }) => of(read)));
}
