/** Threads as they are, remembered, so that a test can spoil the connection that writes: `jest.mock('node:worker_threads', mockThreads)`. */
import type { Worker } from 'node:worker_threads';
import type { Asked } from '../../src/store/engine/writerThread';

/** Every thread started in this test file, the newest last. */
const threads: Worker[] = [];

/** A factory for jest.mock. */
export function mockThreads() {
  const real = jest.requireActual('node:worker_threads');
  class Remembered extends real.Worker {
    constructor(...given: unknown[]) {
      super(...given);
      threads.push(this as unknown as Worker); // what it extends
    }
  }
  return { ...real, Worker: Remembered };
}

/** Has the newest connection that writes run this, before whatever it is asked from now on. It must have written once. */
export function spoil(sql: string): void {
  newest().postMessage({ steps: [[sql, null]], tell: null } satisfies Asked);
}

/** Ends the newest thread, whatever it is doing. */
export async function endNewest(): Promise<void> {
  await newest().terminate();
}

function newest(): Worker {
  const thread = threads.at(-1);
  if (!thread) throw new Error('nothing was written yet');
  return thread;
}
