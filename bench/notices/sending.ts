/** Announcements over one link: the durable service on each database, beside a loop that stores nothing, in one run. */
import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Scope } from '../../src/core/model/desk/apiKeys';
import type { Store } from '../../src/ports';
import { openStore } from '../../src/store';
import { newKey } from '../../src/web/api/key/apiKey';
import { end, launch, readyOrEnded, type Started, temporaryFolder } from '../child';
import { type Engine, prepareEngines } from '../engines';
import { figure, median, table } from '../figures';
import { type Loader, startLoader } from '../loader';
import { PACE, readNumbers, UsageError, WARM_UP, WINDOW } from '../options';
import { oweBulk } from './bulk';

interface Options {
  /** Announced at once. */
  messages: number;
  /** Questions at `PACE` a second, on an idle service and again while announcements go out. */
  paced: number;
  /** Green cases that are accepted meanwhile, one after the other. */
  alerts: number;
  /** Of everything; the table shows the medians. */
  runs: number;
}

interface Result {
  perSecond: number;
  /** Milliseconds from a question to its answer, 99th percentile. */
  idle: number;
  busy: number;
  /** Milliseconds from the call of an office to the alert on the link while announcements go out, 99th percentile. */
  alert: number;
}

const DEFAULTS: Options = { messages: 100_000, paced: 1_000, alerts: 100, runs: 1 };
/** What one segment of a link costs whoever stores nothing, a second's worth of them warms it up. */
const BARE = 200_000;

export async function measureSending(args: string[]): Promise<void> {
  const options = readNumbers(args, DEFAULTS);
  const asked = WARM_UP + 2 * options.paced;
  if (options.runs > 20) throw new UsageError('--runs takes at most 20');
  const folder = temporaryFolder();
  const engines = (await prepareEngines(folder, asked * options.runs)).filter(({ store }) => store);
  const loader = await startLoader();
  const bare: number[] = [];
  const results = new Map<Engine, Result[]>(engines.map((engine) => [engine, []]));
  for (let run = 0; run < options.runs; run += 1) {
    console.error(`run ${run + 1} of ${options.runs}: a bare loop …`);
    bare.push(await measureBare(folder, loader));
    for (const [engine, found] of results) {
      console.error(`run ${run + 1} of ${options.runs}: ${engine.name} …`);
      found.push(await measure(engine, loader, options, run * asked));
    }
  }
  print(median(bare), results, options);
}

async function measureBare(parent: string, loader: Loader): Promise<number> {
  const folder = join(parent, 'bare');
  mkdirSync(folder, { recursive: true });
  const args = [join(__dirname, 'bare.js'), String(loader.port), String(BARE)];
  const tallied = loader.tally(BARE);
  const started = launch({ program: process.execPath, args, folder });
  try {
    return await readyOrEnded(started, 'the bare loop', tallied);
  } finally {
    await end(started.child);
  }
}

async function measure(engine: Engine, loader: Loader, options: Options, from: number): Promise<Result> {
  const bound = loader.bound();
  const started = engine.start(loader.port);
  let first = from;
  const ask = async (count: number, pace: number) => {
    const measured = loader.measure({ first, count, window: WINDOW, pace });
    first += count;
    return (await measured).p99;
  };
  if (!engine.store) throw new Error(`${engine.name} keeps nothing`);
  let store: Store | undefined;
  try {
    await readyOrEnded(started, engine.name, bound);
    store = await openStore(engine.store);
    await ask(WARM_UP, 0);
    const idle = await ask(options.paced, PACE);
    await oweBulk(store, options.messages);
    const perSecond = await loader.tally(options.messages);
    const due = await oweBulk(store, options.messages);
    const busy = loader.tally(options.messages);
    await pause(due - Date.now());
    const during = await ask(options.paced, PACE);
    await busy;
    const key = await makeKey(store);
    const alertsFrom = await oweBulk(store, options.messages);
    const rest = loader.tally(options.messages);
    await pause(alertsFrom - Date.now());
    const alert = await loader.alarm({ port: portOf(started), key, first: from, count: options.alerts });
    await rest;
    return { perSecond, idle, busy: during, alert };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${engine.name}: ${why}\n${started.printed()}`);
  } finally {
    await store?.close();
    await end(started.child);
  }
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

const HEAD = [
  'engine',
  'messages/s',
  'of the bare loop',
  'p99 ms of an answer, idle',
  'while they go out',
  'ratio',
  'p99 ms of an alert',
];

function print(bare: number, results: ReadonlyMap<Engine, readonly Result[]>, options: Options): void {
  const rows = [...results].map(([{ name }, runs]) => {
    const of = (pick: (result: Result) => number) => median(runs.map(pick));
    const [perSecond, idle, busy] = [
      of((one) => one.perSecond),
      of((one) => one.idle),
      of((one) => one.busy),
    ];
    return [
      name,
      figure(perSecond),
      `${figure((perSecond / bare) * 100)} %`,
      figure(idle, 1),
      figure(busy, 1),
      figure(busy / idle, 1),
      figure(
        of((one) => one.alert),
        1,
      ),
    ];
  });
  const { messages, paced, runs } = options;
  console.log(
    `\n${figure(messages)} announcements over one link, window ${WINDOW}; ${figure(paced)} questions at ${PACE}/s, ` +
      `${cpus().length} processors, Node ${process.versions.node}, ${runs === 1 ? '1 run' : `medians of ${runs} runs`}\n`,
  );
  console.log(
    table(HEAD, [['bare loop, stores nothing', figure(bare), '100 %', '–', '–', '–', '–'], ...rows]),
  );
}
