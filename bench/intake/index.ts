/** A workbook of an office, read: the limit beside which checking and storing it is to be held. */

import { once } from 'node:events';
import { join } from 'node:path';
import { launch, temporaryFolder } from '../child';
import { figure, table } from '../figures';
import { readNumbers } from '../options';
import type { Reading } from './read';
import { writeRoster } from './workbook';

const DEFAULTS = { rows: 100_000, runs: 1 };

export async function intake(args: string[]): Promise<void> {
  const { rows, runs } = readNumbers(args, DEFAULTS);
  const folder = temporaryFolder();
  const path = join(folder, 'roster.xlsx');
  await writeRoster(path, rows);
  const readings: Reading[] = [];
  for (let run = 0; run < runs; run++) readings.push(await read(path, folder));
  const head = ['xlsx, 13 columns', 'seconds', 'processor s', 'peak MiB', 'longest stop ms'];
  const lines = readings.map(({ rows: count, seconds, processor, memory, stop }) => [
    `${figure(count)} rows, read only`,
    figure(seconds, 1),
    figure(processor, 1),
    figure(memory),
    figure(stop),
  ]);
  console.log(table(head, lines));
}

async function read(path: string, folder: string): Promise<Reading> {
  const started = launch({ program: process.execPath, args: [join(__dirname, 'read.js'), path], folder });
  const [code] = await once(started.child, 'exit');
  if (code !== 0) throw new Error(`the reader ended with ${code}:\n${started.printed()}`);
  return JSON.parse(started.printed()) as Reading; // what read.ts prints
}
