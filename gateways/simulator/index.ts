/** A carrier made of nothing: the phone on the web page. Its answer is the answer of the same call. */

import type { Inbound } from '../../src/core/model/message';
import { normalisePhone } from '../../src/core/text/phone';
import { partDialled } from '../../src/core/text/serviceCode';
import {
  type Answer,
  type DialStep,
  type Gateway,
  type GatewayTools,
  type Health,
  type Listener,
  type PhoneScreen,
  SendError,
  type TraceStep,
} from '../../src/ports';
import { Lifetime } from '../http/lifetime';
import { DEFAULT_CODE } from './demoPhone';
import { createStepTrace, type StepTrace } from './trace';
import { endingScreen, octetsOf, screenOf, sessionStep } from './ussdDialler';

const NAME = 'simulator';

export interface SimulatorGateway extends Gateway {
  /** One text from a phone; resolves with the replies once they are committed. `from` in any usual form. */
  say(from: string, to: string | undefined, text: string): Promise<Answer>;
  /** One step of a USSD session; resolves with the screen once it is committed. */
  dial(step: DialStep): Promise<PhoneScreen>;
  /** Where the service tells its steps; those of other gateways' messages are dropped. Needs no `this`. */
  readonly trace: (step: TraceStep) => void;
  /** Shows each step of this gateway's messages as it happens. Call what it returns to stop. */
  watch(see: (step: TraceStep) => void): () => void;
}

export interface SimulatorOptions {
  /** Service codes answered, as `*106#`. */
  codes: readonly string[];
  /** Only the phones on the page look at WAP pages: what happens inside is shown of those too. */
  pages: boolean;
}

/** Its health is `up` from `start` to `stop`; `stop` waits for the messages that are being answered. */
export function createSimulatorGateway(
  options: SimulatorOptions,
  tools: Pick<GatewayTools, 'chance' | 'clock' | 'say'>,
): SimulatorGateway {
  return new Simulator(options, tools);
}

class Simulator implements SimulatorGateway {
  readonly name = NAME;
  readonly replies = 'inline';
  readonly limits = { window: 0, perSecond: 0 };
  readonly trace: StepTrace['trace'];
  private readonly steps: StepTrace;
  private readonly lifetime: Lifetime;

  constructor(
    private readonly options: SimulatorOptions,
    private readonly tools: Pick<GatewayTools, 'chance' | 'clock' | 'say'>,
  ) {
    this.steps = createStepTrace(tools.clock, options.pages);
    this.trace = this.steps.trace;
    this.lifetime = new Lifetime(tools.clock);
  }

  async start(on: Listener): Promise<void> {
    this.lifetime.start(on);
  }

  async say(from: string, to: string | undefined, text: string): Promise<Answer> {
    return this.ask(this.inboundOf(from, to || DEFAULT_CODE, text));
  }

  async dial(step: DialStep): Promise<PhoneScreen> {
    const { clock, chance, say } = this.tools;
    const dialled = partDialled(this.options.codes, step.code);
    if (!dialled) return endingScreen(say('elsewhere'));
    const { session, text } = sessionStep(step, dialled, { reading: clock.monotonic(), name: chance.id() });
    const inbound = this.inboundOf(step.from, dialled.code, text);
    const answer = await this.ask({ ...inbound, medium: 'ussd', session });
    return answer.late ? endingScreen(say('late')) : screenOf(answer);
  }

  watch(see: (step: TraceStep) => void): () => void {
    return this.steps.watch(see);
  }

  health(): Health {
    return this.lifetime.health();
  }

  stop(): Promise<void> {
    return this.lifetime.stop();
  }

  /** Hands it over a turn of the event loop later, so that it is known as ours before the first step is told. */
  private ask(inbound: Inbound): Promise<Answer> {
    const { on } = this.lifetime;
    if (!on) throw new SendError('stopped', 'stopped', 'the simulator is not running: start the service');
    this.steps.begin(inbound);
    return this.lifetime.track(Promise.resolve().then(() => this.answer(inbound, on)));
  }

  private async answer(inbound: Inbound, on: Listener): Promise<Answer> {
    const { steps } = this;
    try {
      const answer = await on.message(inbound);
      // Whoever has hung up looks at nothing.
      if (inbound.session?.phase !== 'close')
        steps.tell(inbound, 'sent', inbound.session ? octetsOf(answer) : segmentsOf(answer));
      return answer;
    } catch (error) {
      steps.tell(inbound, 'failed', { kind: error instanceof Error ? error.name : 'unknown' });
      throw error;
    } finally {
      steps.end(inbound);
    }
  }

  private inboundOf(from: string, to: string, text: string): Inbound {
    const { chance, clock } = this.tools;
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
}

function segmentsOf({ replies }: Answer): TraceStep['detail'] {
  const [first] = replies;
  return {
    replies: replies.length,
    segments: replies.reduce((sum, reply) => sum + reply.segments, 0),
    ...(first && { encoding: first.encoding }),
  };
}
