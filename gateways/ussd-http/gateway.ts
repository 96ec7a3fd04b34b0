/** USSD through an aggregator's HTTP calls: each call is a step, and its answer the next screen. */
import type { Inbound } from '../../src/core/model/message';
import { plain } from '../../src/net/answers';
import { bearerToken, isSecret } from '../../src/net/secret';
import {
  type Answer,
  type Gateway,
  type GatewayTools,
  type Listener,
  Overloaded,
  type WebAnswer,
  type WebCall,
  type WebHead,
} from '../../src/ports';
import { httpGateway, NOTHING_HERE, urlOf } from '../http/httpGateway';
import { type Asked, PATH, readCall, Sessions, Unreadable } from './request';

export interface UssdOptions {
  /** Service codes answered, as `*106#`. */
  codes: readonly string[];
  /** Null: nobody may call, but on a demo. */
  token: string | null;
}

export type UssdTools = Pick<GatewayTools, 'clock' | 'chance' | 'log' | 'open' | 'say'>;

export const NAME = 'ussd';
/** Milliseconds until the person is told that it takes longer: a network waits two seconds or little more. */
const WAIT = 1_800;
const WRONG = 'The token is missing or wrong: see USSD_TOKEN.';
const SHUT = 'Without USSD_TOKEN this is shut, but on a demo to programs of its machine.';
/** Octets of a request: many times what any aggregator sends. */
const LONGEST = 65_536;

export function createUssdGateway(options: UssdOptions, tools: UssdTools): Gateway {
  const { token, codes } = options;
  const door: Door = { isToken: token === null ? null : isSecret(token), open: tools.open };
  const calls = new UssdCalls(codes, door, tools);
  return httpGateway(
    {
      name: NAME,
      path: PATH,
      longest: LONGEST,
      admit: (call) => calls.admit(call),
      answer: (call, on) => calls.answer(call, on),
    },
    tools.clock,
  );
}

/** Who may call. */
interface Door {
  /** Null: there is no token, and nobody may, but on a demo (`open`) programs of its machine. */
  isToken: ((shown: string) => boolean) | null;
  open: boolean;
}

/** Before the body is read: a call that may not come in costs no memory. */
function admit(call: WebHead, { isToken, open }: Door): WebAnswer | null {
  const url = urlOf(call);
  if (url.pathname !== PATH && !url.pathname.startsWith(`${PATH}/session/`)) return plain(404, NOTHING_HERE);
  // Some aggregators know GET only. What acts by an address alone must show who sends it.
  const methods = isToken === null ? ['POST', 'PUT'] : ['POST', 'PUT', 'GET'];
  if (!methods.includes(call.method)) {
    const allowed = methods.join(', ');
    return plain(405, `Possible here: ${allowed}.`, { Allow: allowed });
  }
  if (isToken !== null) return showsToken(call, url.searchParams, isToken) ? null : plain(403, WRONG);
  return open && call.local === true ? null : plain(403, SHUT);
}

/** The token comes as `?token=`, as a bearer, or in X-USSD-Token: aggregators can set one of them at least. */
function showsToken(
  { headers }: Pick<WebHead, 'headers'>,
  query: URLSearchParams,
  isToken: (shown: string) => boolean,
): boolean {
  const shown = [query.get('token'), bearerToken(headers.authorization), headers['x-ussd-token']];
  return shown.some((one) => typeof one === 'string' && isToken(one));
}

/** Answers the calls of aggregators, and remembers whose session each is. */
class UssdCalls {
  private readonly sessions = new Sessions();
  /** Let in before their body was read. */
  private readonly letIn = new WeakSet<WebHead>();

  constructor(
    private readonly codes: readonly string[],
    private readonly door: Door,
    private readonly tools: UssdTools,
  ) {}

  admit(call: WebHead): WebAnswer | null {
    const refused = admit(call, this.door);
    if (!refused) this.letIn.add(call);
    return refused;
  }

  async answer(call: WebCall, on: Listener | null): Promise<WebAnswer> {
    const refused = this.letIn.has(call) ? null : admit(call, this.door);
    if (refused) return refused;
    try {
      const asked = readCall(call, urlOf(call), this.codes, this.sessions.phoneOf);
      this.sessions.keep(asked);
      const { says, ends } = await this.screen(asked, on);
      return screenAnswer(asked.aggregator.answer(asked.fields, says, ends));
    } catch (error) {
      if (error instanceof Unreadable) return plain(400, error.message);
      throw error;
    }
  }

  /** What the phone shows next; `ends`: nothing more can be typed. */
  private async screen(asked: Asked, on: Listener | null): Promise<{ says: string; ends: boolean }> {
    const last = (says: string) => ({ says, ends: true });
    if (asked.phone === '') return last('');
    if (asked.code === null) return last(this.tools.say('elsewhere'));
    if (!on) return last(this.tools.say('busy'));
    const answer = await this.inTime(on.message(this.inboundOf(asked, asked.code)));
    if (answer === 'failed') return last(this.tools.say('busy'));
    if (answer === 'late' || answer.late) return last(this.tools.say('late'));
    const [reply] = answer.replies;
    return { says: reply?.text ?? '', ends: answer.ends === true || reply === undefined };
  }

  private inboundOf({ aggregator, session, phone, text, phase, step }: Asked, code: string): Inbound {
    const { clock, chance } = this.tools;
    const at = clock.now();
    return {
      id: chance.id(),
      gateway: NAME,
      medium: 'ussd',
      from: phone,
      to: code,
      text,
      at,
      connection: aggregator.name,
      session: {
        id: `${aggregator.name}:${session}`,
        answerBy: clock.monotonic() + WAIT,
        ...(aggregator.text === 'cumulative' && { cumulative: true }),
        ...(phase && { phase }),
        ...(step !== undefined && { step }),
      },
    };
  }

  /** The answer; `late` where the person can not wait for it any longer: then the service sends it by SMS. */
  private inTime(answering: Promise<Answer>): Promise<Answer | 'late' | 'failed'> {
    const { clock, log } = this.tools;
    return new Promise((resolve) => {
      const cancel = clock.after(WAIT, () => resolve('late'));
      answering.then(
        (answer) => {
          cancel();
          resolve(answer);
        },
        (error: unknown) => {
          cancel();
          const kind = error instanceof Error ? error.name : 'unknown';
          if (!(error instanceof Overloaded))
            log.warn({ gateway: NAME, error: kind }, 'a step of a session was not taken');
          resolve('failed');
        },
      );
    });
  }
}

function screenAnswer(says: object | string): WebAnswer {
  if (typeof says === 'string') return plain(200, says);
  return { status: 200, type: 'application/json; charset=utf-8', body: JSON.stringify(says) };
}
