/** WAP pages with a look-up: the service beside bare Express that sends a fixed page of the same size, in one run. */
import { join } from 'node:path';
import { temporaryFolder } from '../child';
import { figure, median, table } from '../figures';
import { readNumbers } from '../options';
import { bareExpress, databasesIn, headline, type Served, serviceOn, underLoad } from '../served';
import { type Load, MARKUPS, type Markup, type Read } from './reading';

const DEFAULTS = {
  /** Each reads so many pages in a run. */
  people: 500,
  looks: 20,
  atOnce: 50,
  runs: 1,
};
/** Read before anything counts, by as many people again. */
const WARM_UP = 200;
const BARE = 'bare Express, a fixed page';

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
  const env = { WAP_TRUSTED_GATEWAYS: '127.0.0.1' };
  const services: Served[] = [];
  for (const database of await databasesIn(folder))
    services.push(await serviceOn(database, folder, { households: options.people, env }));
  const rows: Row[] = [];
  const markups = Object.keys(MARKUPS) as Markup[]; // the keys of MARKUPS are the markups
  for (const markup of markups) {
    for (let run = 0; run < options.runs; run += 1) {
      console.error(`run ${run + 1} of ${options.runs}: ${markup} …`);
      const load = { ...options, markup, first: 0 };
      const ours: Row[] = [];
      for (const served of services)
        ours.push({ name: served.name, markup, read: await measure(served, load) });
      const octets = String(ours[0]?.read.octets ?? 0);
      const bare = bareExpress(BARE, folder, 'wap', octets, MARKUPS[markup]);
      rows.push({ name: BARE, markup, read: await measure(bare, load) }, ...ours);
    }
  }
  print(rows, options);
}

function measure(served: Served, load: Omit<Load, 'port'>): Promise<Result> {
  return underLoad<Load, Read, Result>(served, join(__dirname, 'load.js'), async (loaded) => {
    const { port, call, processor } = loaded;
    await call({ ...load, port, people: Math.min(WARM_UP, load.people) });
    const before = processor();
    const read = await call({ ...load, port });
    const pages = load.people * load.looks;
    return { ...read, processor: ((processor() - before) * 1_000) / pages };
  });
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
    headline(`${figure(options.people * options.looks)} pages, ${options.atOnce} at once`, options.runs),
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
