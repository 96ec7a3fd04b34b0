/** USSD through an aggregator's HTTP calls: each call is a step, and its answer the next screen. */
import type { Inbound } from '../../src/core/message';
import type { Answer, Chance, Clock, Gateway, Listener, Log, WebAnswer, WebCall } from '../../src/ports';
import { calledGateway } from '../link/called';
import { mayCall } from './access';
import { type Asked, PATH, readCall, Unreadable } from './request';

export interface UssdOptions {
  /** Service codes answered, as `*106#`. */
  codes: readonly string[];
  /** Null: only this machine may call. */
  token: string | null;
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

export function createUssdGateway(options: UssdOptions, tools: UssdTools): Gateway {
  const { clock, chance, log } = tools;

  async function answer(call: WebCall, on: Listener | null): Promise<WebAnswer> {
    const url = new URL(call.url, 'http://localhost');
    if (url.pathname !== PATH && !url.pathname.startsWith(`${PATH}/session/`)) {
      return plain(404, 'There is nothing at this address.');
    }
    if (call.method !== 'POST' && call.method !== 'GET') {
      return { ...plain(405, 'GET and POST are possible here.'), headers: { Allow: 'GET, POST' } };
    }
    if (!mayCall(call, url.searchParams, options.token)) {
      return plain(403, 'The token is wrong, or none is set and the call comes from another machine.');
    }
    try {
      return await step(readCall(call, url, options.codes), on);
    } catch (error) {
      if (error instanceof Unreadable) return plain(400, error.message);
      throw error;
    }
  }

  async function step(asked: Asked, on: Listener | null): Promise<WebAnswer> {
    const { aggregator, fields } = asked;
    const show = (says: string, ends: boolean) => shown(aggregator.answer(fields, says, ends));
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
        answerBy: at + WAIT,
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
          log.warn({ gateway: NAME, error: kind }, 'a step of a session was not taken');
          resolve('failed');
        },
      );
    });
  }

  return calledGateway({ name: NAME, path: PATH, answer }, clock);
}

function shown(said: object | string): WebAnswer {
  return typeof said === 'string'
    ? { status: 200, type: PLAIN, body: said }
    : { status: 200, type: JSON_TYPE, body: JSON.stringify(said) };
}

function plain(status: number, body: string): WebAnswer {
  return { status, type: PLAIN, body };
}
