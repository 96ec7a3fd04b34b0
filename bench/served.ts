/** Who is measured: the service on each database beside bare Express, each in a process, and a process that calls it. */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end, finish, keep, launch, readyOrEnded, type Started } from './child';
import { processorTime } from './figures';
import { createDatabase, freePort, mariaDbIsInstalled, startMariaDb } from './mariadb';

const LOOK_EVERY_MS = 50;
const CLI = join(__dirname, '..', 'src', 'cli.js');

export interface Served {
  name: string;
  /** Servers that work for it beside its own process. */
  servers: number[];
  start(port: number): Started;
}

export interface Database {
  name: string;
  url: string;
  servers: number[];
}

/** SQLite, and MariaDB where it is installed, with so much memory for its pages. */
export async function databasesIn(folder: string, pool?: string): Promise<Database[]> {
  const databases: Database[] = [{ name: 'SQLite', url: `file:${join(folder, 'bench.db')}`, servers: [] }];
  if (mariaDbIsInstalled()) {
    const { pid, url } = await startMariaDb(folder, pool);
    databases.push({ name: 'MariaDB', url, servers: [pid] });
  } else console.error('MariaDB is not installed (mariadbd, mariadb-install-db): its row is left out.');
  return databases;
}

/** An empty one on the same server, in the same folder; `name` tells it from others. */
export async function databaseBeside({ name, url, servers }: Database, other: string): Promise<Database> {
  if (url.startsWith('file:')) return { name: `${name}, ${other}`, url: `${url}-${other}`, servers };
  const own = new URL(url);
  own.pathname = `${own.pathname}_${other}`;
  await createDatabase(own);
  return { name: `${name}, ${other}`, url: own.href, servers };
}

/** `answers`: the name of those it gives (express.ts), and what they need. */
export function bareExpress(name: string, parent: string, ...answers: [string, ...string[]]): Served {
  const [kind, ...more] = answers;
  const folder = join(parent, 'express');
  mkdirSync(folder, { recursive: true });
  const env = { NODE_ENV: 'test' };
  const args = (port: number) => [join(__dirname, 'express.js'), kind, String(port), ...more];
  return {
    name,
    servers: [],
    start: (port) => launch({ program: process.execPath, args: args(port), env, folder }),
  };
}

export interface ServiceOptions {
  households: number;
  env: Record<string, string>;
  /** What the port of its start decides; the port that it listens at, unless something else is said. */
  envAt?: (port: number) => Record<string, string>;
}

/** Seeds the database, once for all runs. */
export async function serviceOn(
  { name, url, servers }: Database,
  parent: string,
  { households, env: own, envAt = (port) => ({ PORT: String(port) }) }: ServiceOptions,
): Promise<Served & { store: { url: string; dataKey: Buffer } }> {
  // A folder of its own: neither a .env nor a key of the checkout is read.
  const folder = join(parent, `service-${name}`);
  mkdirSync(folder);
  const dataKey = randomBytes(32);
  const env = { NODE_ENV: 'test', DATABASE_URL: url, DATA_KEY: dataKey.toString('base64'), ...own };
  const program = process.execPath;
  console.error(`${name}: ${households} households …`);
  await finish({ program, args: [CLI, 'seed', '--households', String(households)], env, folder });
  return {
    name: `service on ${name}`,
    servers,
    store: { url, dataKey },
    start: (port) => launch({ program, args: [CLI, 'serve'], env: { ...env, ...envAt(port) }, folder }),
  };
}

/** What the calling process says after each load: its figures, or why it has none. */
export type FromCaller<Figures> = { kind: 'called'; figures: Figures } | { kind: 'failed'; why: string };

export interface UnderLoad<Load, Figures> {
  port: number;
  /** Sends a load to the calling process. Rejects where it failed. */
  call(load: Load): Promise<Figures>;
  /** Processor milliseconds that the server and its servers have used so far. */
  processor(): number;
}

/** Starts the server and the calling process (a compiled script), measures, and ends both. */
export async function underLoad<Load extends object, Figures, Result>(
  served: Served,
  script: string,
  measure: (loaded: UnderLoad<Load, Figures>) => Promise<Result>,
): Promise<Result> {
  const port = await freePort();
  const started = served.start(port);
  const caller = keep(fork(script));
  const over = new AbortController();
  const call = async (load: Load): Promise<Figures> => {
    caller.send(load);
    const message = once(caller, 'message') as Promise<[FromCaller<Figures>]>; // it says nothing else
    const [said] = await readyOrEnded({ child: caller, printed: () => '' }, 'the calling process', message);
    if (said.kind === 'failed') throw new Error(said.why);
    return said.figures;
  };
  const processor = () => processorTime([started.child.pid ?? 0, ...served.servers]);
  try {
    await readyOrEnded(started, served.name, answers(port, over.signal));
    return await measure({ port, call, processor });
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw new Error(`${served.name}: ${why}\n${started.printed()}`);
  } finally {
    over.abort();
    await Promise.all([end(started.child), end(caller)]);
  }
}

/** Asked no more once it is `over`: nothing will answer then. */
async function answers(port: number, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const alive = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (alive?.ok) return;
    await pause(LOOK_EVERY_MS);
  }
}

/** `4,000 steps, …` above a table: what was measured, by which Node, how often. */
export function headline(what: string, runs: number): string {
  const often = runs === 1 ? '1 run' : `medians of ${runs} runs`;
  return `\n${what}, Node ${process.versions.node}, ${often}\n`;
}
