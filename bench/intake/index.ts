/** Spreadsheets: read alone, checked and kept as a draft, put in, and compared with what is held; each in a process of its own. */
import { once } from 'node:events';
import { join } from 'node:path';
import { MIGRATIONS } from '../../src/files/root';
import { migrate, openStore } from '../../src/store';
import { launch, temporaryFolder } from '../child';
import { figure, processorTime, table } from '../figures';
import { readNumbers } from '../options';
import { type Database, databasesIn } from '../served';
import type { Reading } from './measured';
import { writeRoster } from './workbook';

const DEFAULTS = { rows: 100_000, runs: 1 };
const AREAS = [
  { id: '410526', parent: null, level: 'county' as const, name: '滑县' },
  { id: '410526101', parent: '410526', level: 'township' as const, name: '城关镇' },
  { id: '410526101001', parent: '410526101', level: 'village' as const, name: '东街村' },
];
const HEAD = ['what', 'seconds', 'processor s', 'of reading', 'database s', 'peak MiB', 'longest stop ms'];

/** `intake [--rows N] [--runs N]` */
export async function intake(args: string[]): Promise<void> {
  const { rows, runs } = readNumbers(args, DEFAULTS);
  const folder = temporaryFolder();
  const path = join(folder, 'roster.xlsx');
  await writeRoster(path, rows);
  const databases = await databasesIn(folder);
  const lines: string[][] = [];
  for (let run = 0; run < runs; run++) {
    const bare = await measured(folder, 'read.js', [path]);
    lines.push(line('read alone', bare, bare, 0));
    for (const database of databases) lines.push(...(await offices(database, folder, path, bare, run)));
  }
  console.log(`${figure(rows)} rows of xlsx, 13 columns\n\n${table(HEAD, lines)}`);
}

/** A draft of all new ones, the same put in, and a draft of the next year beside what is held then. */
async function offices(
  { name, url, servers }: Database,
  folder: string,
  path: string,
  bare: Reading,
  run: number,
) {
  if (run === 0) await prepare(url);
  const lines: string[][] = [];
  for (const [what, step, period] of [
    ['checked and kept as a draft', 'draft', `${run} first`],
    ['put in', 'publish', `${run} first`],
    ['compared with what is held, kept', 'draft', `${run} next`],
  ] as const) {
    const before = processorTime(servers);
    const reading = await measured(folder, 'office.js', [url, step, path, period]);
    lines.push(line(`${what}, ${name}`, reading, bare, (processorTime(servers) - before) / 1e3));
  }
  return lines;
}

async function prepare(url: string): Promise<void> {
  await migrate(url, MIGRATIONS);
  const store = await openStore({ url, dataKey: Buffer.alloc(32, 7) });
  await store.load({ areas: AREAS });
  await store.close();
}

function line(what: string, reading: Reading, bare: Reading, database: number): string[] {
  const { seconds, processor, memory, stop } = reading;
  const figures = [figure(seconds, 1), figure(processor, 1), figure(processor / bare.processor, 2)];
  return [what, ...figures, figure(database, 1), figure(memory), figure(stop)];
}

async function measured(folder: string, program: string, args: string[]): Promise<Reading> {
  const started = launch({
    ...{ program: process.execPath, args: [join(__dirname, program), ...args], folder },
    // As the service is started (docs/operate.md).
    env: { MALLOC_ARENA_MAX: '2', NODE_OPTIONS: '--max-old-space-size=1024' },
  });
  const [code] = await once(started.child, 'exit');
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${started.printed()}`);
  return JSON.parse(started.printed().trim().split('\n').at(-1) ?? '') as Reading; // what measured.ts prints
}
