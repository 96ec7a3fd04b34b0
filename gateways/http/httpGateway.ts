/** A gateway that is called over HTTP and answers within the call. */
import type { Clock, Gateway, Listener, WebAnswer, WebCall, WebHead, WebSide } from '../../src/ports';
import { Lifetime } from './lifetime';

export const NOTHING_HERE = 'There is nothing at this address.';

/** The address of a call; its host is nobody's, for the `Host` header is not believed. */
export function urlOf({ url }: Pick<WebHead, 'url'>): URL {
  return new URL(url, 'http://localhost');
}

interface HttpSide extends Pick<WebSide, 'path' | 'longest' | 'admit'> {
  name: string;
  /** `on` is null before `start` and after `stop`. */
  answer(call: WebCall, on: Listener | null): Promise<WebAnswer>;
}

/** Nothing is queued for it, and nothing limits it. */
export function httpGateway({ name, answer, ...side }: HttpSide, clock: Clock): Gateway {
  const lifetime = new Lifetime(clock);
  return {
    name,
    replies: 'inline',
    limits: { window: 0, perSecond: 0 },
    web: { ...side, answer: (call) => lifetime.track(answer(call, lifetime.on)) },
    start: async (on) => lifetime.start(on),
    health: () => lifetime.health(),
    stop: () => lifetime.stop(),
  };
}
