/** The life of a gateway that is called over HTTP: up from `start` to `stop`, which waits for the calls in hand. */
import type { Clock, Gateway, Health, Listener, WebAnswer, WebCall, WebSide } from '../../src/ports';

interface Called extends Pick<WebSide, 'path' | 'longest' | 'admit'> {
  name: string;
  /** `on` is null before `start` and after `stop`. */
  answer(call: WebCall, on: Listener | null): Promise<WebAnswer>;
}

/** It answers within the call, so nothing is queued for it and nothing limits it. */
export function calledGateway({ name, answer, ...side }: Called, clock: Clock): Gateway {
  const open = new Set<Promise<WebAnswer>>();
  let on: Listener | null = null;
  let health: Omit<Health, 'open'> = { state: 'stopped', since: clock.now(), detail: 'not started' };
  return {
    name,
    replies: 'inline',
    limits: { window: 0, perSecond: 0 },
    web: {
      ...side,
      answer(call) {
        const answering = answer(call, on).finally(() => open.delete(answering));
        open.add(answering);
        return answering;
      },
    },
    async start(listener) {
      on = listener;
      health = { state: 'up', since: clock.now(), detail: '' };
    },
    health: () => ({ ...health, open: open.size }),
    async stop() {
      on = null;
      health = { state: 'stopped', since: clock.now(), detail: 'stopped' };
      await Promise.allSettled(open);
    },
  };
}
