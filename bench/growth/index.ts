/** Questions by SMS, and commits while old messages are forgotten: the rows of a county beside many times as many, in one run. */
import { temporaryFolder } from '../child';
import { type Engine, serviceOverSmpp } from '../engines';
import { figure, median, share, table } from '../figures';
import { startLoader } from '../loader';
import { askedInOneRun, PACE, readNumbers, UsageError, WARM_UP } from '../options';
import { type Database, databaseBeside, databasesIn, headline } from '../served';
import { type Answers, measure } from '../sms';
import { fill } from './fill';
import { type Forgetting, measureForgetting } from './forgetting';

const DEFAULTS = {
  /** Of the smaller store, with three payments each. */
  households: 100_000,
  /** Messages that were sent in it, and received. */
  sent: 1_000_000,
  received: 100_000,
  /** The larger store has so many times as much of everything; those that ask are the same. */
  times: 10,
  /** Old messages in both. */
  old: 20_000,
  messages: 8_000,
  paced: 2_000,
  runs: 3,
};
type Options = typeof DEFAULTS;

/** What the guide asks for where so much is kept (docs/operate.md). */
const POOL = '4G';

export interface Grown {
  times: number;
  engine: Engine;
  answers: Answers[];
}

export async function growth(args: string[]): Promise<void> {
  const options = readNumbers(args, DEFAULTS);
  const asking = { ...options, warmup: WARM_UP };
  const needed = askedInOneRun(asking) * options.runs;
  if (needed > options.households)
    throw new UsageError(`each household asks once: give --households ${needed} or more`);
  const folder = temporaryFolder();
  const loader = await startLoader();
  const rows: string[][] = [];
  for (const database of await databasesIn(folder, POOL)) {
    const sizes = await grown(database, folder, options);
    for (let run = 0; run < options.runs; run += 1) {
      console.error(`run ${run + 1} of ${options.runs}: ${database.name} …`);
      for (const { engine, answers } of sizes) answers.push(await measure(engine, loader, asking, run));
    }
    for (const each of sizes) rows.push(line(each, sizes, await measureForgetting(each.engine)));
  }
  const { households, sent, received, messages } = options;
  const what = `${figure(messages)} questions; once: ${figure(households * 3)} payments, ${figure(sent)} messages sent, ${figure(received)} received`;
  console.log(headline(what, options.runs));
  console.log(table(HEAD, rows));
}

/** The smaller store and the larger, filled. */
export async function grown(database: Database, folder: string, options: Options): Promise<Grown[]> {
  const { households, sent, received, old } = options;
  const made: Grown[] = [];
  for (const times of [1, options.times]) {
    const own = await databaseBeside(database, `x${times}`);
    const engine = await serviceOverSmpp(own, folder, households);
    console.error(`${own.name}: its other rows …`);
    const volume = {
      seeded: households,
      neighbours: times - 1,
      sent: sent * times,
      received: received * times,
      old,
    };
    await fill(own.url, volume, Date.now());
    made.push({ times, engine, answers: [] });
  }
  return made;
}

const HEAD = [
  'engine',
  'answers/s',
  'of once',
  `p50 ms at ${PACE}/s`,
  `p99 ms at ${PACE}/s`,
  'CPU ms per 1,000',
  'of once',
  `p99 ms of a commit at ${PACE}/s`,
  'while rows are forgotten',
  'rows forgotten',
  'a second',
];

function line({ engine, answers }: Grown, [once]: readonly Grown[], forgetting: Forgetting): string[] {
  const middle = (runs: readonly Answers[], pick: (one: Answers) => number) => median(runs.map(pick));
  const speed = ({ full }: Answers) => full.answersPerSecond;
  const cost = ({ processor }: Answers) => processor;
  const ofOnce = (pick: (one: Answers) => number) =>
    share(middle(answers, pick), middle(once?.answers ?? [], pick));
  return [
    engine.name,
    figure(middle(answers, speed)),
    ofOnce(speed),
    figure(
      middle(answers, ({ paced }) => paced.p50),
      1,
    ),
    figure(
      middle(answers, ({ paced }) => paced.p99),
      1,
    ),
    figure(middle(answers, cost)),
    ofOnce(cost),
    figure(forgetting.idle, 1),
    figure(forgetting.busy, 1),
    figure(forgetting.rows),
    figure(forgetting.perSecond),
  ];
}
