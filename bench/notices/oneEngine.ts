/** Announcements, and answers and alerts while they go out, by the service on one database. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Scope } from '../../src/core/model/desk/apiKeys';
import type { Store } from '../../src/ports';
import { openStore } from '../../src/store';
import { newKey } from '../../src/web/api/key/apiKey';
import { end, readyOrEnded, type Started } from '../child';
import { commitsSoFar } from '../commits';
import type { Engine } from '../engines';
import { processorTime } from '../figures';
import type { Loader } from '../loader';
import { PACE, WARM_UP, WINDOW } from '../options';
import { oweBulk } from './bulk';

export interface Options {
  /** Announced at once. */
  messages: number;
  /** Questions at `PACE` a second, on an idle service and again while announcements go out. */
  paced: number;
  /** Green cases that are accepted meanwhile, one after the other. */
  alerts: number;
  /** Of everything; the table shows the medians. */
  runs: number;
}

export interface Result {
  /** Messages a second of whoever writes the same rows and does nothing else. */
  durable: number;
  perSecond: number;
  /** Processor milliseconds for a thousand messages, its servers included. */
  processor: number;
  /** A second; and what was written with each. */
  commits: number;
  changes: number;
  syncs: number;
  /** Milliseconds from a question to its answer, 99th percentile. */
  idle: number;
  busy: number;
  /** Milliseconds from the call of an office to the alert on the link while announcements go out, 99th percentile. */
  alert: number;
}

/** `from`: the first number that asks. */
export async function measure(
  engine: Engine,
  loader: Loader,
  options: Options,
  from: number,
): Promise<Result> {
  if (!engine.store) throw new Error(`${engine.name} keeps nothing`);
  const store = await openStore(engine.store);
  let started: Started | undefined;
  try {
    const durable = await measureDurable(engine, store, loader, options.messages);
    const bound = loader.bound();
    started = engine.start(loader.port);
    await readyOrEnded(started, engine.name, bound);
    const running = { engine, store, loader, options, from, started };
    return { durable, ...(await measureBulk(running)), ...(await measureAnswers(running)) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${engine.name}: ${why}\n${started?.printed() ?? ''}`);
  } finally {
    await store.close();
    if (started) await end(started.child);
  }
}

async function measureDurable(
  { bare, name, store: kept }: Engine,
  store: Store,
  loader: Loader,
  count: number,
): Promise<number> {
  if (!bare || !kept) return Number.NaN;
  await oweBulk(store, kept.url, count);
  const tallied = loader.tally(count);
  const started = bare(loader.port, count);
  try {
    return await readyOrEnded(started, `${name}, bare`, tallied);
  } finally {
    await end(started.child);
  }
}

interface Running {
  engine: Engine;
  store: Store;
  loader: Loader;
  options: Options;
  /** The first number that asks. */
  from: number;
  started: Started;
}

async function measureBulk({ engine, store, loader, options: { messages }, started }: Running) {
  const pids = [started.child.pid ?? 0, ...engine.servers];
  const url = engine.store?.url ?? '';
  const soFar = () => commitsSoFar(portOf(started), url);
  const due = await oweBulk(store, url, messages);
  const tallied = loader.tally(messages);
  await pause(due - Date.now());
  const [before, busy] = [await soFar(), processorTime(pids)];
  const perSecond = await tallied;
  const processor = ((processorTime(pids) - busy) * 1_000) / messages;
  const after = await soFar();
  const each = perSecond / messages;
  const commits = after.commits - before.commits;
  const changes = (after.changes - before.changes) / commits;
  return {
    perSecond,
    processor,
    commits: commits * each,
    changes,
    syncs: (after.syncs - before.syncs) * each,
  };
}

async function measureAnswers({ engine, store, loader, options, from, started }: Running) {
  const { messages, paced, alerts } = options;
  let first = from;
  const ask = async (count: number, pace: number) => {
    const measured = loader.measure({ first, count, window: WINDOW, pace });
    first += count;
    return (await measured).p99;
  };
  const meanwhile = async <T>(work: () => Promise<T>): Promise<T> => {
    const due = await oweBulk(store, engine.store?.url ?? '', messages);
    const tallied = loader.tally(messages);
    await pause(due - Date.now());
    const done = await work();
    await tallied;
    return done;
  };
  await ask(WARM_UP, 0);
  const idle = await ask(paced, PACE);
  const busy = await meanwhile(() => ask(paced, PACE));
  const key = await makeKey(store);
  const alert = await meanwhile(() =>
    loader.alarm({ port: portOf(started), key, first: from, count: alerts }),
  );
  return { idle, busy, alert };
}

async function makeKey(store: Store): Promise<string> {
  const { id, hash, whole } = newKey();
  const scopes: Scope[] = ['cases:write'];
  const key = { id, name: 'bench', hash, scopes, perMinute: 100_000, at: 0, revokedAt: null };
  await store.commit([{ kind: 'key', key }]);
  return `${whole}`;
}

/** Where it says that it listens. */
function portOf(started: Started): number {
  return Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(started.printed())?.[1]);
}
