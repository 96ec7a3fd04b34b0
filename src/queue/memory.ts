/** The queue of a single process. It is lost with the process, which does no harm: jobs are bells. */
import type { Clock, Jobs, Log, Queue } from '../ports';

interface Job {
  data: Jobs[keyof Jobs];
  id: string | undefined;
}

/** Jobs of one kind for one gateway: those that wait, and who works on them. */
interface WaitingJobs {
  kind: keyof Jobs;
  waiting: Job[];
  /** Of those that wait. */
  ids: Set<string>;
  handle: ((data: Jobs[keyof Jobs]) => Promise<void>) | null;
  concurrency: number;
  running: number;
}

/**
 * A job is
 *
 *   delayed  until its time has come            → waiting
 *   waiting  in its line, one for each id       → running  when its worker has room
 *   running                                     → gone     whether it succeeds or not: a failed one is logged
 *
 * `stop` drops what is delayed and waiting, and waits for what is running.
 */
export class MemoryQueue implements Queue {
  readonly engine = 'memory';
  private readonly lines = new Map<string, WaitingJobs>();
  /** What cancels each delayed job. */
  private readonly delayed = new Set<() => void>();
  private stopped = false;
  /** Told when nothing is running. */
  private idle: (() => void)[] = [];

  constructor(private readonly tools: { clock: Clock; log: Log }) {}

  async add<K extends keyof Jobs>(
    kind: K,
    data: Jobs[K],
    { id, delay = 0 }: { id?: string; delay?: number } = {},
  ): Promise<void> {
    const line = this.line(kind, data.gateway);
    if (this.stopped || (id !== undefined && line.ids.has(id))) return;
    if (id !== undefined) line.ids.add(id);
    const job = { data, id };
    if (delay <= 0) return this.wait(line, job);
    const cancel = this.tools.clock.after(delay, () => {
      this.delayed.delete(cancel);
      this.wait(line, job);
    });
    this.delayed.add(cancel);
  }

  work<K extends keyof Jobs>(
    kind: K,
    gateway: string,
    handle: (data: Jobs[K]) => Promise<void>,
    concurrency: number,
  ): void {
    const line = this.line(kind, gateway);
    if (line.handle) throw new Error(`jobs of kind ${kind} for ${gateway} have a worker already`);
    line.handle = (data) => handle(data as Jobs[K]); // a line holds jobs of its own kind only
    line.concurrency = concurrency;
    this.pump(line);
  }

  async check(): Promise<void> {
    if (this.stopped) throw new Error('the queue has been stopped');
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const cancel of this.delayed) cancel();
    this.delayed.clear();
    if (!this.isIdle()) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private line(kind: keyof Jobs, gateway: string): WaitingJobs {
    const key = `${kind} ${gateway}`;
    const known = this.lines.get(key);
    if (known) return known;
    const line: WaitingJobs = { kind, waiting: [], ids: new Set(), handle: null, concurrency: 0, running: 0 };
    this.lines.set(key, line);
    return line;
  }

  private wait(line: WaitingJobs, job: Job): void {
    line.waiting.push(job);
    this.pump(line);
  }

  private pump(line: WaitingJobs): void {
    while (!this.stopped && line.handle && line.running < line.concurrency) {
      const job = line.waiting.shift();
      if (!job) return;
      // From here on the same id may be added again: what it tells of may be newer than what is read now.
      if (job.id !== undefined) line.ids.delete(job.id);
      line.running += 1;
      void this.run(line, line.handle(job.data));
    }
  }

  private async run(line: WaitingJobs, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      this.tools.log.error({ kind: line.kind, error: name }, 'a job failed');
    }
    line.running -= 1;
    this.pump(line);
    if (this.isIdle()) for (const resolve of this.idle.splice(0)) resolve();
  }

  private isIdle(): boolean {
    return [...this.lines.values()].every(({ running }) => running === 0);
  }
}
