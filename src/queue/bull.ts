/** The queue of several processes: Bull on Redis. */
import Bull from 'bull';
import type { Cluster, Redis } from 'ioredis';
import type { Jobs, Log, Queue } from '../ports';
import { connectTo, prefixFor } from './connection';

/** A worker that died is noticed after lock and check together; its job is rung again. */
const SETTINGS = { lockDuration: 5000, stalledInterval: 2500, maxStalledCount: 10 };
const CHECK_MS = 2000;
/** How long running jobs may take to end. Milliseconds. */
const CLOSE_MS = 10_000;

/** `redisUrl` as `connectTo` takes it. Connects by itself, and again after a connection was lost. */
export function bullQueue(redisUrl: string, { log }: { log: Log }): Queue {
  const connections: (Redis | Cluster)[] = [];
  const connect = (): Redis | Cluster => {
    const connection = connectTo(redisUrl);
    connection.on('error', ({ name }: Error) =>
      log.warn({ error: name }, 'Redis is not reachable: trying again'),
    );
    connections.push(connection);
    return connection;
  };
  // Commands share a connection and so do subscriptions; each worker waits on one of its own.
  const shared = { client: connect(), subscriber: connect() };
  const queues = new Map<string, Bull.Queue>();

  /** One for each gateway: only who has it may take its jobs. */
  const queueOf = (kind: keyof Jobs, gateway: string): Bull.Queue => {
    const name = `${kind}-${gateway}`;
    const known = queues.get(name);
    if (known) return known;
    const queue = new Bull(name, {
      prefix: prefixFor(redisUrl),
      settings: SETTINGS,
      createClient: (type) => (type === 'bclient' ? connect() : shared[type]),
      // A finished job would keep its id taken.
      defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 3, backoff: 1000 },
    });
    queue.on('error', ({ name }: Error) => log.warn({ kind, error: name }, 'the queue reported an error'));
    queue.on('failed', (_job, { name }: Error) => log.error({ kind, error: name }, 'a job failed'));
    queues.set(name, queue);
    return queue;
  };

  return {
    engine: 'bull',
    async add(kind, data, { id, delay } = {}) {
      await queueOf(kind, data.gateway).add(data, {
        ...(id === undefined ? {} : { jobId: id }),
        ...(delay ? { delay } : {}),
      });
    },
    work(kind, gateway, handle, concurrency) {
      // Rejects only when the queue is closed; jobs that fail are told of by the event.
      queueOf(kind, gateway)
        .process(concurrency, (job: Bull.Job<Jobs[typeof kind]>) => handle(job.data))
        .catch(({ name }: Error) => log.warn({ kind, error: name }, 'the worker ended'));
    },
    async check() {
      await answersWithin(CHECK_MS, shared.client.ping());
    },
    async stop() {
      // Never rejects. A close that meets a connection being made can wait for ever; a bell that is lost does no harm.
      const closed = Promise.allSettled([...queues.values()].map((queue) => queue.close()));
      await answersWithin(CLOSE_MS, closed).catch(() => {});
      // Bull leaves the connections that it was given open.
      for (const connection of connections) connection.disconnect();
    },
  };
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
