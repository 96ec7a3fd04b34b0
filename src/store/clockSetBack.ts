/** What waits by the time of a clock that was set back would wait for that time to come again. */
import { callsSetBack } from './desk/webhooks';
import type { Engine } from './engine/engine';
import { messagesSetBack } from './outbox/moveWaiting';
import { alarmsSetBack } from './people/guard';
import { uploadsSetBack } from './uploads/uploads';

/** The clock says `now` and said `from` before, milliseconds UTC. Resolves with how many messages are due at once. */
export async function clockSetBack(engine: Engine, now: number, from: number): Promise<number> {
  await alarmsSetBack(engine, now);
  await callsSetBack(engine, now, from);
  await uploadsSetBack(engine, now);
  return messagesSetBack(engine, now, from);
}
