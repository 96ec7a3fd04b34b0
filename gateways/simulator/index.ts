/** A carrier made of nothing: the phone on the web page. Its answer is the answer of the same call. */
import type { Inbound } from '../../src/core/model/message';
import { normalisePhone } from '../../src/core/text/phone';
import { partDialled } from '../../src/core/text/serviceCode';
import {
  type Answer,
  type Chance,
  type Clock,
  type Gateway,
  type Health,
  type Listener,
  SendError,
  type TraceStep,
} from '../../src/ports';
import { createStepTrace } from './trace';
import { type DialStep, endingScreen, octetsOf, type Screen, screenOf, sessionStep } from './ussdDialler';

/** The code that a text goes to where the sender names none. */
export const DEFAULT_CODE = '10628';
const NAME = 'simulator';

export interface SimulatorGateway extends Gateway {
  /** One text from a phone; resolves with the replies once they are committed. `from` in any usual form. */
  say(from: string, to: string | undefined, text: string): Promise<Answer>;
  /** One step of a USSD session; resolves with the screen once it is committed. */
  dial(step: DialStep): Promise<Screen>;
  /** Where the service tells its steps; those of other gateways' messages are dropped. */
  trace(step: TraceStep): void;
  /** Shows each step of this gateway's messages as it happens. Call what it returns to stop. */
  watch(see: (step: TraceStep) => void): () => void;
}

export interface SimulatorNeeds {
  chance: Chance;
  clock: Clock;
  /** Only the phones on the page look at WAP pages: what happens inside is shown of those too. */
  pages?: boolean;
  ussd?: {
    /** Service codes answered, as `*106#`. */
    codes: readonly string[];
    /** What the network says itself, in the language of the place. */
    say: (what: 'late' | 'elsewhere') => string;
  };
}

/** Its health is `up` from `start` to `stop`; `stop` waits for the messages that are being answered. */
export function createSimulatorGateway({
  chance,
  clock,
  ussd,
  pages = false,
}: SimulatorNeeds): SimulatorGateway {
  const steps = createStepTrace(clock, pages);
  const open = new Map<string, Promise<Answer>>();
  let listener: Listener | null = null;
  let health: Omit<Health, 'open'> = { state: 'stopped', since: clock.now(), detail: 'not started' };

  /** Hands it over a turn later, so that it is known as ours before the first step is told. */
  function ask(inbound: Inbound): Promise<Answer> {
    if (!listener)
      throw new SendError('stopped', 'stopped', 'the simulator is not running: start the service');
    const on = listener;
    steps.begin(inbound);
    const answered = Promise.resolve().then(async () => {
      try {
        const answer = await on.message(inbound);
        const looks = inbound.session?.phase !== 'close';
        if (looks) steps.tell(inbound, 'sent', inbound.session ? octetsOf(answer) : segmentsOf(answer));
        return answer;
      } catch (error) {
        steps.tell(inbound, 'failed', { kind: error instanceof Error ? error.name : 'unknown' });
        throw error;
      } finally {
        open.delete(inbound.id);
        steps.end(inbound);
      }
    });
    open.set(inbound.id, answered);
    return answered;
  }

  function inboundOf(from: string, to: string, text: string): Inbound {
    return {
      id: chance.id(),
      gateway: NAME,
      medium: 'sms',
      from: normalisePhone(from),
      to,
      text,
      at: clock.now(),
      connection: NAME,
    };
  }

  return {
    name: NAME,
    replies: 'inline',
    limits: { window: 0, perSecond: 0 },
    async start(on) {
      listener = on;
      health = { state: 'up', since: clock.now(), detail: '' };
    },
    say: async (from, to, text) => ask(inboundOf(from, to || DEFAULT_CODE, text)),
    async dial(step) {
      const dialled = partDialled(ussd?.codes ?? ['*106#'], step.code);
      if (!dialled) return endingScreen(ussd?.say('elsewhere') ?? '');
      const { session, text } = sessionStep(step, dialled, { reading: clock.monotonic(), name: chance.id() });
      const inbound = inboundOf(step.from, dialled.code, text);
      const answer = await ask({ ...inbound, medium: 'ussd', session });
      return answer.late ? endingScreen(ussd?.say('late') ?? '') : screenOf(answer);
    },
    trace: steps.trace,
    watch: steps.watch,
    health: () => ({ ...health, open: open.size }),
    async stop() {
      listener = null;
      health = { state: 'stopped', since: clock.now(), detail: 'stopped' };
      await Promise.allSettled(open.values());
    },
  };
}

function segmentsOf({ replies }: Answer): TraceStep['detail'] {
  const [first] = replies;
  return {
    replies: replies.length,
    segments: replies.reduce((sum, reply) => sum + reply.segments, 0),
    ...(first && { encoding: first.encoding }),
  };
}
