/** USSD through an aggregator's HTTP calls: each call is a step, and its answer the next screen. */
import type { Inbound } from '../../src/core/model/message';
import {
  type Answer,
  type Chance,
  type Clock,
  type Gateway,
  type Listener,
  type Log,
  Overloaded,
  type WebAnswer,
  type WebCall,
  type WebHead,
} from '../../src/ports';
import { calledGateway } from '../link/called';
import { showsToken } from './access';
import { type Asked, PATH, readCall, Unreadable } from './request';
import { Sessions } from './sessions';

export interface UssdOptions {
  /** Service codes answered, as `*106#`. */
  codes: readonly string[];
  /** Null: nobody may call, unless it is `open`. */
  token: string | null;
  /** A demo: without a token a program on this machine may call. */
  open: boolean;
  /** What the gateway says itself, in the language of the place. */
  say: (what: 'busy' | 'late' | 'elsewhere') => string;
}

export interface UssdTools {
  clock: Clock;
  chance: Chance;
  log: Log;
}

const NAME = 'ussd';
/** Milliseconds until the person is told that it takes longer: a network waits two seconds or little more. */
const WAIT = 1_800;
const PLAIN = 'text/plain; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const WRONG = 'The token is missing or wrong: see USSD_TOKEN.';
const SHUT = 'Without USSD_TOKEN this is shut, but on a demo to programs of its machine.';
/** Octets of a request: many times what any aggregator sends. */
const LONGEST = 65_536;

export function createUssdGateway(options: UssdOptions, tools: UssdTools): Gateway {
  const { clock, chance, log } = tools;
  const sessions = new Sessions();

  /** Before the body is read: a call that may not come in costs no memory. */
  function admit(call: WebHead): WebAnswer | null {
    const url = urlOf(call);
    if (url.pathname !== PATH && !url.pathname.startsWith(`${PATH}/session/`)) {
      return plain(404, 'There is nothing at this address.');
    }
    const { token } = options;
    // Some aggregators know GET only. What acts by an address alone must show who sends it.
    const methods = token === null ? ['POST', 'PUT'] : ['POST', 'PUT', 'GET'];
    if (!methods.includes(call.method)) {
      const allowed = methods.join(', ');
      return { ...plain(405, `Possible here: ${allowed}.`), headers: { Allow: allowed } };
    }
    if (token !== null) return showsToken(call, url.searchParams, token) ? null : plain(403, WRONG);
    return options.open && call.local === true ? null : plain(403, SHUT);
  }

  async function answer(call: WebCall, on: Listener | null): Promise<WebAnswer> {
    const refused = admit(call);
    if (refused) return refused;
    try {
      const asked = readCall(call, urlOf(call), options.codes, sessions.phoneOf);
      sessions.keep(asked);
      return await step(asked, on);
    } catch (error) {
      if (error instanceof Unreadable) return plain(400, error.message);
      throw error;
    }
  }

  async function step(asked: Asked, on: Listener | null): Promise<WebAnswer> {
    const { aggregator, fields } = asked;
    const show = (says: string, ends: boolean) => shown(aggregator.answer(fields, says, ends));
    if (asked.phone === '') return show('', true);
    if (asked.code === null) return show(options.say('elsewhere'), true);
    if (!on) return show(options.say('busy'), true);
    const said = await inTime(on.message(inboundOf(asked, asked.code)));
    if (said === 'late' || said === 'failed')
      return show(options.say(said === 'late' ? 'late' : 'busy'), true);
    if (said.late) return show(options.say('late'), true);
    return show(said.replies[0]?.text ?? '', said.ends === true || said.replies.length === 0);
  }

  function inboundOf({ aggregator, session, phone, text, phase, step: name }: Asked, code: string): Inbound {
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
        ...(name !== undefined && { step: name }),
      },
    };
  }

  /** The answer, or that the person can not wait for it any longer: then the service sends it by SMS. */
  function inTime(answering: Promise<Answer>): Promise<Answer | 'late' | 'failed'> {
    return new Promise((resolve) => {
      const cancel = clock.after(WAIT, () => resolve('late'));
      answering.then(
        (said) => {
          cancel();
          resolve(said);
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

  return calledGateway({ name: NAME, path: PATH, longest: LONGEST, admit, answer }, clock);
}

function urlOf({ url }: WebHead): URL {
  return new URL(url, 'http://localhost');
}

function shown(said: object | string): WebAnswer {
  return typeof said === 'string'
    ? { status: 200, type: PLAIN, body: said }
    : { status: 200, type: JSON_TYPE, body: JSON.stringify(said) };
}

function plain(status: number, body: string): WebAnswer {
  return { status, type: PLAIN, body };
}
