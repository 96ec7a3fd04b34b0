/** Bells between processes. */

/**
 * Jobs are bells: losing or repeating one does no harm, because the rows are the truth. Each is for one gateway, and
 * only a process that works for that one hears it.
 */
export interface Jobs {
  /** Messages are owed on this gateway. */
  owed: { gateway: string };
}

export interface Queue {
  readonly engine: 'memory' | 'bull';
  add<K extends keyof Jobs>(kind: K, data: Jobs[K], options?: { id?: string; delay?: number }): Promise<void>;
  work<K extends keyof Jobs>(
    kind: K,
    gateway: string,
    handle: (data: Jobs[K]) => Promise<void>,
    concurrency: number,
  ): void;
  check(): Promise<void>;
  stop(): Promise<void>;
}
