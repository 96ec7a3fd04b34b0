/** Questions by SMS: the durable service on each database, beside an echo that stores nothing, in one run. */
import { cpus } from 'node:os';
import { end, readyOrEnded, temporaryFolder } from './child';
import { type Engine, prepareEngines, smppOf } from './engines';
import { figure, median, processorTime, share, table } from './figures';
import { type Loader, startLoader } from './loader';
import { askedInOneRun, PACE, readSmsOptions, type SmsOptions, WINDOW } from './options';
import type { Measured } from './phase';

export interface Answers {
  full: Measured;
  paced: Measured;
  /** Processor milliseconds for a thousand answers at full speed, its servers included. */
  processor: number;
}

export async function sms(args: string[]): Promise<void> {
  const options = readSmsOptions(args);
  const engines = await prepareEngines(temporaryFolder(), options.households);
  const loader = await startLoader();
  const results = new Map<string, Answers[]>(engines.map(({ name }) => [name, []]));
  for (let run = 0; run < options.runs; run += 1) {
    for (const engine of engines) {
      console.error(`run ${run + 1} of ${options.runs}: ${engine.name} …`);
      results.get(engine.name)?.push(await measure(engine, loader, options, run));
    }
  }
  print(results, options);
}

/** The phones that ask are others in each run. */
export async function measure(
  engine: Engine,
  loader: Loader,
  options: SmsOptions,
  run: number,
): Promise<Answers> {
  const bound = loader.bound();
  const started = engine.start(loader.port);
  try {
    await readyOrEnded(started, engine.name, bound);
    const pids = [started.child.pid ?? 0, ...engine.servers];
    let first = run * askedInOneRun(options);
    const phase = (count: number, pace: number) => {
      const measured = loader.measure({ first, count, among: options.households, window: WINDOW, pace });
      first += count;
      return measured;
    };
    await phase(options.warmup, 0);
    const before = processorTime(pids);
    const full = await phase(options.messages, 0);
    const processor = ((processorTime(pids) - before) * 1_000) / options.messages;
    return { full, paced: await phase(options.paced, PACE), processor };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${engine.name}: ${why}\n${started.printed()}`);
  } finally {
    await end(started.child);
  }
}

const HEAD = [
  'engine',
  'answers/s',
  'of the echo',
  'of SMPP',
  'p50 ms',
  'p99 ms',
  `p50 ms at ${PACE}/s`,
  `p99 ms at ${PACE}/s`,
  'CPU ms per 1,000',
  'of SMPP',
  'SMS per answer',
];

function print(results: ReadonlyMap<string, readonly Answers[]>, options: SmsOptions): void {
  const speedOf = (runs: readonly Answers[]) => median(runs.map(({ full }) => full.answersPerSecond));
  const costOf = (runs: readonly Answers[]) => median(runs.map(({ processor }) => processor));
  const [echo = []] = results.values();
  const rows = [...results].map(([name, runs]) => {
    const of = (pick: (result: Answers) => number, decimals: number) =>
      figure(median(runs.map(pick)), decimals);
    const smpp = results.get(smppOf(name)) ?? runs;
    return [
      name,
      figure(speedOf(runs)),
      `${figure((speedOf(runs) / speedOf(echo)) * 100)} %`,
      share(speedOf(runs), speedOf(smpp)),
      of(({ full }) => full.p50, 1),
      of(({ full }) => full.p99, 1),
      of(({ paced }) => paced.p50, 1),
      of(({ paced }) => paced.p99, 1),
      figure(costOf(runs)),
      share(costOf(runs), costOf(smpp)),
      of(({ full }) => full.segments, 1),
    ];
  });
  const { households, messages, runs } = options;
  console.log(
    `\n${figure(messages)} questions, ${figure(households)} households, window ${WINDOW}, ` +
      `${cpus().length} processors, Node ${process.versions.node}, ${runs === 1 ? '1 run' : `medians of ${runs} runs`}\n`,
  );
  console.log(table(HEAD, rows));
  for (const [name, [result]] of results) console.log(`\n${name} said: ${result?.full.sample ?? ''}`);
}
