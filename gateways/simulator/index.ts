/** A carrier made of nothing: the phone on the web page. Its answer is the answer of the same call. */
import type { Inbound } from '../../src/core/message';
import { normalisePhone } from '../../src/core/text/phone';
import type { Answer, Chance, Clock, Gateway, Health, Listener, TraceStep } from '../../src/ports';
import { SendError } from '../../src/ports';

/** The code that a text goes to where the sender names none. */
export const DEFAULT_CODE = '10628';
const NAME = 'simulator';

export interface SimulatorGateway extends Gateway {
  /** One text from a phone; resolves with the replies once they are committed. `from` in any usual form. */
  say(from: string, to: string | undefined, text: string): Promise<Answer>;
  /** Where the service tells its steps; those of other gateways' messages are dropped. */
  trace(step: TraceStep): void;
  /** Shows each step of this gateway's messages as it happens. Call what it returns to stop. */
  watch(see: (step: TraceStep) => void): () => void;
}

/** Its health is `up` from `start` to `stop`; `stop` waits for the messages that are being answered. */
export function createSimulatorGateway(needs: { chance: Chance; clock: Clock }): SimulatorGateway {
  const { chance, clock } = needs;
  const watchers = new Set<(step: TraceStep) => void>();
  const open = new Map<string, Promise<Answer>>();
  /** The `ms` last told of each open message: the service may count finer than the clock, and time never goes back. */
  const told = new Map<string, number>();
  let listener: Listener | null = null;
  let health: Omit<Health, 'open'> = { state: 'stopped', since: clock.now(), detail: 'not started' };

  const show = (step: TraceStep): void => {
    for (const see of watchers) see(step);
  };

  const ask = async (on: Listener, inbound: Inbound): Promise<Answer> => {
    const tell = (step: 'sent' | 'failed', detail: TraceStep['detail']): void => {
      const ms = Math.max(clock.now() - inbound.at, told.get(inbound.id) ?? 0);
      show({ inbound: inbound.id, phone: inbound.from, step, ms, detail });
    };
    try {
      const answer = await on.message(inbound);
      const segments = answer.replies.reduce((sum, reply) => sum + reply.segments, 0);
      tell('sent', { replies: answer.replies.length, segments });
      return answer;
    } catch (error) {
      tell('failed', { kind: error instanceof Error ? error.name : 'unknown' });
      throw error;
    } finally {
      open.delete(inbound.id);
      told.delete(inbound.id);
    }
  };

  return {
    name: NAME,
    replies: 'inline',
    limits: { window: 0, perSecond: 0 },
    async start(on) {
      listener = on;
      health = { state: 'up', since: clock.now(), detail: '' };
    },
    async say(from, to, text) {
      if (!listener)
        throw new SendError('stopped', 'stopped', 'the simulator is not running: start the service');
      const on = listener;
      const inbound: Inbound = {
        id: chance.id(),
        gateway: NAME,
        medium: 'sms',
        from: normalisePhone(from),
        to: to || DEFAULT_CODE,
        text,
        at: clock.now(),
        connection: NAME,
      };
      // A turn later, so that it is known as ours before the first step is told.
      const answered = Promise.resolve().then(() => ask(on, inbound));
      open.set(inbound.id, answered);
      return answered;
    },
    trace(step) {
      if (!open.has(step.inbound)) return;
      told.set(step.inbound, step.ms);
      show(step);
    },
    watch(see) {
      watchers.add(see);
      return () => void watchers.delete(see);
    },
    health: () => ({ ...health, open: open.size }),
    async stop() {
      listener = null;
      health = { state: 'stopped', since: clock.now(), detail: 'stopped' };
      await Promise.allSettled(open.values());
    },
  };
}
