/** Reads one workbook in a process of its own, and prints what it took as JSON. */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openWorkbook } from '../../src/sheets/openWorkbook';

export interface Reading {
  rows: number;
  seconds: number;
  /** Processor seconds. */
  processor: number;
  /** Peak of the process, in MiB. */
  memory: number;
  /** Longest stop of the event loop, in milliseconds. */
  stop: number;
}

async function read(path: string): Promise<Reading> {
  const bytes = readFileSync(path);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = process.cpuUsage();
  const start = performance.now();
  const workbook = await openWorkbook(bytes);
  let rows = 0;
  for await (const _ of workbook.rows(workbook.first)) rows += 1;
  const seconds = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS / 1024;
  return { rows, seconds, processor: (user + system) / 1e6, memory, stop: delay.max / 1e6 };
}

const [path = ''] = process.argv.slice(2);
read(path).then(
  (reading) => console.log(JSON.stringify(reading)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
