/** Case events over HTTP: the durable service on each database beside bare Express that keeps nothing, in one run. */
import { join } from 'node:path';
import { SCOPES } from '../../src/core/model/desk/apiKeys';
import { openStore } from '../../src/store';
import { newKey } from '../../src/web/api/key/apiKey';
import { temporaryFolder } from '../child';
import { figure, median, table } from '../figures';
import { readNumbers } from '../options';
import { bareExpress, databasesIn, headline, type Served, serviceOn, underLoad } from '../served';
import type { Called, Calls } from './calls';

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
/** Calls a minute: more than any machine can. */
const UNLIMITED = 100_000_000;

interface Target extends Served {
  key: string;
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
  const targets: Target[] = [
    { ...bareExpress('bare Express, keeps nothing', folder, 'intake'), key: 'none' },
  ];
  const env = {
    SIMULATOR: 'off',
    // Nobody is there: what is owed waits, and sending is measured by itself.
    SMPP_URL: 'smpp://u:p@127.0.0.1:1?name=bench&source=10628',
    LOG_LEVEL: 'error',
  };
  for (const database of await databasesIn(folder)) {
    const served = await serviceOn(database, folder, { households: 0, env });
    targets.push({ ...served, key: await keyIn(served.store) });
  }
  const results = new Map<string, Result[]>(targets.map(({ name }) => [name, []]));
  let first = 0;
  for (let run = 0; run < options.runs; run += 1) {
    for (const target of targets) {
      console.error(`run ${run + 1} of ${options.runs}: ${target.name} …`);
      results.get(target.name)?.push(await measure(target, options, first));
    }
    first += WARM_UP + options.calls + (options.arrays + 1) * SEVERAL;
  }
  print(results, options);
}

async function keyIn(of: { url: string; dataKey: Buffer }): Promise<string> {
  const store = await openStore(of);
  const { id, hash, whole } = newKey();
  const key = { id, name: 'bench', hash, scopes: [...SCOPES], at: 0, revokedAt: null };
  await store.commit([{ kind: 'key', key: { ...key, perMinute: UNLIMITED } }]);
  await store.close();
  return `${whole}`;
}

function measure(target: Target, options: typeof DEFAULTS, from: number): Promise<Result> {
  return underLoad<Calls, Called, Result>(target, join(__dirname, 'office.js'), async (loaded) => {
    const { port, processor } = loaded;
    let first = from;
    const call = (calls: number, events: number): Promise<Called> => {
      const load = { port, key: target.key, first, calls, events, atOnce: options.callers };
      first += calls * events;
      return loaded.call(load);
    };
    await call(WARM_UP, 1);
    const before = processor();
    const single = await call(options.calls, 1);
    const singleCpu = ((processor() - before) * 1_000) / options.calls;
    await call(1, SEVERAL);
    const between = processor();
    const several = await call(options.arrays, SEVERAL);
    const severalCpu = ((processor() - between) * 1_000) / (options.arrays * SEVERAL);
    return { single, several, singleCpu, severalCpu };
  });
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
  const calls = `${figure(options.calls)} calls of one event and ${figure(options.arrays)} of ${SEVERAL}`;
  console.log(headline(`${calls}, ${options.callers} callers, each case new`, options.runs));
  console.log(table(HEAD, rows));
  for (const [name, [result]] of results) console.log(`\n${name} said: ${result?.single.sample ?? ''}`);
}
