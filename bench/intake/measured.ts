/** What a piece of work takes in a process of its own. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Reading {
  rows: number;
  seconds: number;
  /** Processor seconds of the process. */
  processor: number;
  /** Peak of the process, in MiB. */
  memory: number;
  /** Longest stop of the event loop, in milliseconds. */
  stop: number;
}

/** Prints what `work` took as JSON; it resolves with how many rows there were. */
export async function printReading(work: () => Promise<number>): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const before = process.cpuUsage();
  const start = performance.now();
  const rows = await work();
  const seconds = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS / 1024;
  const reading: Reading = { rows, seconds, processor: (user + system) / 1e6, memory, stop: delay.max / 1e6 };
  console.log(JSON.stringify(reading));
}
