/** The queue of a single process. What is in it is lost with the process, which does no harm: jobs are bells. */
import type { Clock, Jobs, Log, Queue } from '../ports';

interface Bell {
  data: Jobs[keyof Jobs];
  id: string | undefined;
}

/** Jobs of one kind for one gateway: those that wait, and who works on them. */
interface Line {
  waiting: Bell[];
  ids: Set<string>;
  handle: ((data: Jobs[keyof Jobs]) => Promise<void>) | null;
  concurrency: number;
  running: number;
}

export function memoryQueue({ clock, log }: { clock: Clock; log: Log }): Queue {
  const lines = new Map<string, Line>();
  const delayed = new Set<() => void>();
  let stopped = false;
  let idle: (() => void)[] = [];

  const lineOf = (kind: keyof Jobs, gateway: string): Line => {
    const key = `${kind} ${gateway}`;
    const line = lines.get(key) ?? { waiting: [], ids: new Set(), handle: null, concurrency: 0, running: 0 };
    lines.set(key, line);
    return line;
  };

  function pump(kind: keyof Jobs, line: Line): void {
    while (!stopped && line.handle && line.running < line.concurrency) {
      const bell = line.waiting.shift();
      if (!bell) return;
      // From here on the same id may be added again: what it speaks of may be newer than what is read now.
      if (bell.id !== undefined) line.ids.delete(bell.id);
      line.running += 1;
      void run(kind, line, line.handle(bell.data));
    }
  }

  async function run(kind: keyof Jobs, line: Line, job: Promise<void>): Promise<void> {
    try {
      await job;
    } catch (error) {
      log.error({ kind, error: error instanceof Error ? error.name : 'unknown' }, 'a job failed');
    }
    line.running -= 1;
    pump(kind, line);
    if ([...lines.values()].every(({ running }) => running === 0)) {
      for (const resolve of idle.splice(0)) resolve();
    }
  }

  return {
    engine: 'memory',
    async add(kind, data, { id, delay = 0 } = {}) {
      const line = lineOf(kind, data.gateway);
      if (stopped || (id !== undefined && line.ids.has(id))) return;
      if (id !== undefined) line.ids.add(id);
      const ring = () => {
        line.waiting.push({ data, id });
        pump(kind, line);
      };
      if (delay <= 0) return ring();
      const cancel = clock.after(delay, () => {
        delayed.delete(cancel);
        ring();
      });
      delayed.add(cancel);
    },
    work(kind, gateway, handle, concurrency) {
      const line = lineOf(kind, gateway);
      if (line.handle) throw new Error(`jobs of kind ${kind} for ${gateway} have a worker already`);
      line.handle = (data) => handle(data as Jobs[typeof kind]); // a line holds jobs of its own kind only
      line.concurrency = concurrency;
      pump(kind, line);
    },
    async check() {
      if (stopped) throw new Error('the queue has been stopped');
    },
    async stop() {
      stopped = true;
      for (const cancel of delayed) cancel();
      delayed.clear();
      if ([...lines.values()].some(({ running }) => running > 0)) {
        await new Promise<void>((resolve) => {
          idle = [...idle, resolve];
        });
      }
    },
  };
}
