import type { Clock, Log, Queue } from '../ports';
import { BullQueue } from './bull';
import { MemoryQueue } from './memory';

/** Bull where REDIS_URL is set, else the queue within this process. */
export function openQueue(redisUrl: string | undefined, tools: { clock: Clock; log: Log }): Queue {
  return redisUrl === undefined ? new MemoryQueue(tools) : new BullQueue(redisUrl, tools);
}
