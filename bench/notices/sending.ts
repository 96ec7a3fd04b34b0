/** Announcements over one link: the durable service on each database, beside loops that store nothing and only the rows, in one run. */
import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { end, launch, readyOrEnded, temporaryFolder } from '../child';
import { type Engine, prepareEngines, smppOf } from '../engines';
import { figure, median, share, table } from '../figures';
import { type Loader, startLoader } from '../loader';
import { PACE, readNumbers, UsageError, WARM_UP, WINDOW } from '../options';
import { measure, type Options, type Result } from './oneEngine';

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

const COLUMNS: [title: string, of: (one: Result, bare: number) => number, decimals: number][] = [
  ['messages/s', (one) => one.perSecond, 0],
  ['% of the bare loop', (one, bare) => (one.perSecond / bare) * 100, 0],
  ['of one that writes the same rows, /s', (one) => one.durable, 0],
  ['% of it', (one) => (one.perSecond / one.durable) * 100, 0],
  ['CPU ms per 1,000', (one) => one.processor, 0],
  ['commits/s', (one) => one.commits, 0],
  ['rows a commit', (one) => one.changes, 1],
  ['syncs/s', (one) => one.syncs, 0],
  ['p99 ms of an answer, idle', (one) => one.idle, 1],
  ['while they go out', (one) => one.busy, 1],
  ['ratio', (one) => one.busy / one.idle, 1],
  ['p99 ms of an alert', (one) => one.alert, 1],
];

function print(bare: number, results: ReadonlyMap<Engine, readonly Result[]>, options: Options): void {
  const byName = new Map([...results].map(([{ name }, runs]) => [name, runs]));
  const rows = [...byName].map(([name, runs]) => {
    const ofSmpp = (pick: (result: Result) => number) => {
      const smpp = byName.get(smppOf(name)) ?? runs;
      return share(median(runs.map(pick)), median(smpp.map(pick)));
    };
    return [
      name,
      ...COLUMNS.map(([, of, decimals]) => figure(median(runs.map((one) => of(one, bare))), decimals)),
      ofSmpp((one) => one.perSecond),
      ofSmpp((one) => one.processor),
    ];
  });
  const { messages, paced, runs } = options;
  console.log(
    `\n${figure(messages)} announcements over one link, window ${WINDOW}; ${figure(paced)} questions at ${PACE}/s, ` +
      `${cpus().length} processors, Node ${process.versions.node}, ${runs === 1 ? '1 run' : `medians of ${runs} runs`}; ` +
      `a bare loop that stores nothing: ${figure(bare)} messages/s\n`,
  );
  console.log(
    table(['engine', ...COLUMNS.map(([title]) => title), 'messages/s of SMPP', 'CPU of SMPP'], rows),
  );
}
