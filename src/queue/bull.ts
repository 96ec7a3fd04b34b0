/** The queue of several processes: Bull on Redis. */
import Bull from 'bull';
import type { Cluster, Redis } from 'ioredis';
import { createSeldom, type Seldom } from '../async/seldom';
import type { Clock, Jobs, Log, Queue } from '../ports';
import { connectTo, prefixFor } from './connection';

/** A worker that died is noticed after lock and check together; its job is rung again. Milliseconds. */
const SETTINGS = { lockDuration: 5000, stalledInterval: 2500, maxStalledCount: 10 };
const CHECK_MS = 2000;
/** How long running jobs may take to end. Milliseconds. */
const CLOSE_MS = 10_000;
/** What a Redis that refuses begins its reply with: WRONGPASS, OOM, READONLY, MISCONF. */
const REFUSAL = /^[A-Z]{2,}\b/;

/** Connects by itself, and again after a connection was lost. */
export class BullQueue implements Queue {
  readonly engine = 'bull';
  private readonly connections: (Redis | Cluster)[] = [];
  /** Commands share a connection and so do subscriptions; each worker waits on one of its own. */
  private readonly shared: { client: Redis | Cluster; subscriber: Redis | Cluster };
  private readonly queues = new Map<string, Bull.Queue>();
  private readonly seldom: Seldom;

  /** `redisUrl` as `connectTo` takes it. */
  constructor(
    private readonly redisUrl: string,
    private readonly tools: { log: Log; clock: Pick<Clock, 'monotonic'> },
  ) {
    this.seldom = createSeldom(tools.clock);
    this.shared = { client: this.connect(), subscriber: this.connect() };
  }

  async add<K extends keyof Jobs>(
    kind: K,
    data: Jobs[K],
    { id, delay }: { id?: string; delay?: number } = {},
  ): Promise<void> {
    const options = { ...(id !== undefined && { jobId: id }), ...(delay && { delay }) };
    await this.queue(kind, data.gateway).add(data, options);
  }

  work<K extends keyof Jobs>(
    kind: K,
    gateway: string,
    handle: (data: Jobs[K]) => Promise<void>,
    concurrency: number,
  ): void {
    // Rejects only when the queue is closed; jobs that fail are told of by the event.
    this.queue(kind, gateway)
      .process(concurrency, (job: Bull.Job<Jobs[K]>) => handle(job.data))
      .catch((error) => this.tools.log.warn({ kind, why: whyOf(error) }, 'the worker ended'));
  }

  /** By a key that ends by itself: a Redis that is full, or a copy that is only read, answers and takes no jobs. */
  async check(): Promise<void> {
    const written = this.shared.client.set(`${prefixFor(this.redisUrl)}:check`, '', 'PX', CHECK_MS);
    await answersWithin(CHECK_MS, written);
  }

  /** Never rejects. A close that meets a connection being made can wait for ever; a bell that is lost does no harm. */
  async stop(): Promise<void> {
    const closed = Promise.allSettled([...this.queues.values()].map((queue) => queue.close()));
    await answersWithin(CLOSE_MS, closed).catch(() => {});
    // What Bull has asked for is answered first: a command that is cut off rejects where nobody listens.
    await answersWithin(CHECK_MS, this.shared.client.quit()).catch(() => {});
    // Bull leaves the connections that it was given open.
    for (const connection of this.connections) connection.disconnect();
  }

  /** One for each gateway: only the process that has the gateway may take its jobs. */
  private queue(kind: keyof Jobs, gateway: string): Bull.Queue {
    const name = `${kind}-${gateway}`;
    const known = this.queues.get(name);
    if (known) return known;
    const { log } = this.tools;
    const queue = new Bull(name, {
      prefix: prefixFor(this.redisUrl),
      settings: SETTINGS,
      createClient: (type) => (type === 'bclient' ? this.connect() : this.shared[type]),
      // A finished job would keep its id taken.
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 3, backoff: 1000 },
    });
    // It names connections for those who list them, and nobody hears where Redis refuses: that would end the process.
    queue.setWorkerName = () => Promise.resolve();
    queue.on('error', (error) => this.warn(error));
    queue.on('failed', (_job, { name }: Error) => log.error({ kind, error: name }, 'a job failed'));
    this.queues.set(name, queue);
    return queue;
  }

  private connect(): Redis | Cluster {
    const connection = connectTo(this.redisUrl);
    connection.on('error', (error: Error) => this.warn(error));
    this.connections.push(connection);
    return connection;
  }

  /** However many connections and queues meet it, and however often they try. */
  private warn(error: Error): void {
    const why = whyOf(error);
    const times = this.seldom(why);
    if (times === null) return;
    this.tools.log.warn(
      { why, ...(times > 1 && { times }) },
      'Redis is not reachable or refuses us: trying again',
    );
  }
}

/** In a word, without what hangs on the error: the command that failed, and with it a password. */
function whyOf({ name, message, code }: NodeJS.ErrnoException): string {
  return REFUSAL.exec(message)?.[0] ?? code ?? name;
}

async function answersWithin(ms: number, answer: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis did not answer within ${ms} ms: check REDIS_URL`)), ms);
  });
  try {
    await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
