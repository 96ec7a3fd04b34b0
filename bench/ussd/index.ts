/** Steps of USSD over HTTP: the durable service beside bare Express that answers a fixed text, in one run. */
import { join } from 'node:path';
import { temporaryFolder } from '../child';
import { figure, median, table } from '../figures';
import { readNumbers } from '../options';
import { bareExpress, databasesIn, headline, type Served, serviceOn, underLoad } from '../served';
import { type Load, USSD_TOKEN, WALK, type Walked } from './walk';

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

export async function ussd(args: string[]): Promise<void> {
  const options = readNumbers(args, DEFAULTS);
  const households = (options.people + WARM_UP) * options.runs;
  const folder = temporaryFolder();
  const served: Served[] = [bareExpress('bare Express, a fixed text', folder, 'ussd')];
  for (const database of await databasesIn(folder))
    served.push(await serviceOn(database, folder, { households, env: { SIMULATOR: 'off', USSD_TOKEN } }));
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

function measure(served: Served, load: Omit<Load, 'port'>): Promise<Result> {
  return underLoad<Load, Walked, Result>(served, join(__dirname, 'load.js'), async (loaded) => {
    const { port, call, processor } = loaded;
    await call({ ...load, port, people: WARM_UP });
    const before = processor();
    const walked = await call({ ...load, port, first: load.first + WARM_UP });
    const steps = load.people * WALK.length;
    return { ...walked, processor: ((processor() - before) * 1_000) / steps };
  });
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
    headline(
      `${figure(options.people * WALK.length)} steps, ${options.atOnce} sessions at once`,
      options.runs,
    ),
  );
  console.log(table(['server', 'steps/s', 'of Express', 'p50 ms', 'p99 ms', 'CPU ms per 1,000'], rows));
  for (const [name, [result]] of results) console.log(`\n${name} said: ${result?.sample ?? ''}`);
}
