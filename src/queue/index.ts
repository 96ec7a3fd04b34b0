import type { Clock, Log, Queue } from '../ports';
import { bullQueue } from './bull';
import { memoryQueue } from './memory';

/** Bull where REDIS_URL is set, else the queue within this process. */
export function openQueue(redisUrl: string | undefined, tools: { clock: Clock; log: Log }): Queue {
  return redisUrl === undefined ? memoryQueue(tools) : bullQueue(redisUrl, tools);
}
