/** Twilio as a carrier: replies are the answer of its call, everything else goes out by its REST API. */
import type { Outbound } from '../../src/core/model/message';
import { plain } from '../../src/net/answers';
import { type Gateway, type Health, type Listener, SendError, type Sent } from '../../src/ports';
import { Pacer } from '../link/pacer';
import { Rate } from '../link/rate';
import { Account, type AccountTools } from './account';
import { connectTo, loadPackage, NAME, STATUS_PATH, type TwilioApi, type TwilioOptions } from './api';
import { Throttled } from './failures';
import { Tries } from './tries';
import { admit, createWebhook, type Webhook } from './webhook';

/** As many connections as the package opens. */
const WINDOW = 20;
const MOST_CHARACTERS = 1_600;
const LONGEST_VALIDITY = 36_000;
/** Octets of a form of Twilio's: its longest text, each octet escaped, and as much beside it. */
const LONGEST_FORM = 65_536;

export function createTwilioGateway(options: TwilioOptions, tools: AccountTools): Gateway {
  return new TwilioGateway(options, tools);
}

class TwilioGateway implements Gateway {
  readonly name = NAME;
  readonly replies = 'inline';
  readonly limits = { window: WINDOW, perSecond: 0 };
  readonly source: string;
  readonly web: NonNullable<Gateway['web']>;
  private readonly pacer: Pacer;
  private readonly tries: Tries;
  private readonly account: Account;
  private api: TwilioApi | null = null;
  private webhook: Webhook | null = null;
  private on: Listener | null = null;

  constructor(
    private readonly options: TwilioOptions,
    private readonly tools: AccountTools,
  ) {
    this.source = options.from ?? options.messagingServiceSid ?? '';
    this.pacer = new Pacer(WINDOW, new Rate(0, tools.clock), tools.clock);
    this.tries = new Tries(tools.clock);
    this.account = new Account(tools);
    const path = '/gateways/twilio';
    this.web = { path, longest: LONGEST_FORM, admit, answer: (call) => this.called(call) };
  }

  /** Resolves at once; `ready` is said when the account has let us in. */
  async start(on: Listener): Promise<void> {
    const twilio = loadPackage();
    this.on = on;
    this.api = connectTo(twilio, this.options, this.tools.clock);
    this.webhook = createWebhook(twilio, this.options, (message, sid) => this.tries.took(message, sid));
    this.account.start(this.api, () => on.ready(NAME));
  }

  async send(message: Outbound, signal: AbortSignal): Promise<Sent> {
    const { api } = this;
    const { state, detail } = this.account.now;
    if (!api || state !== 'up') throw new SendError('stopped', 'not_up', detail);
    if (message.text.length > MOST_CHARACTERS) {
      throw new SendError(
        'rejected',
        '21617',
        `a text of Twilio's has at most ${MOST_CHARACTERS} characters`,
      );
    }
    await this.pacer.enter(signal).catch((error: unknown) => {
      throw error instanceof SendError
        ? error
        : new SendError('stopped', 'aborted', 'called off before it went');
    });
    try {
      const gone = message.mayHaveGone ? await this.lookUp(api, message) : null;
      return { references: [gone ?? (await this.create(api, message))] };
    } catch (error) {
      throw this.heed(error as SendError); // the API fails in no other way
    } finally {
      this.pacer.leave();
    }
  }

  health(): Health {
    return { ...this.account.now, open: this.pacer.open };
  }

  async stop(): Promise<void> {
    this.account.stop();
    this.pacer.shut(new SendError('stopped', 'stopped', 'the gateway is stopping'));
    this.api = null;
    this.on = null;
  }

  /** Without an answer it is looked for at once: most of what may have gone can be told from what has not. */
  private async create(api: TwilioApi, message: Outbound): Promise<string> {
    this.tries.begin(message.id);
    try {
      const sid = await api.create(this.creation(message));
      this.tries.took(message.id, sid);
      this.pacer.rate.ease();
      return sid;
    } catch (error) {
      if (!(error instanceof SendError) || error.fate !== 'unknown') throw error;
      const found = await this.lookUp(api, message).catch(() => null);
      if (found === null) throw error;
      return found;
    }
  }

  /** The SID under which an earlier try was taken, or null. Whoever can not tell may not send: that is `stopped`. */
  private async lookUp(api: TwilioApi, message: Outbound): Promise<string | null> {
    const told = this.tries.sidOf(message.id);
    if (told) return told;
    try {
      const sid = this.tries.find(message, await api.sentTo(message.to));
      if (sid) this.tries.took(message.id, sid);
      return sid;
    } catch (error) {
      if (!(error instanceof SendError) || error.fate !== 'unknown') throw error;
      throw new SendError('stopped', error.code, 'whether the message went could not be looked up');
    }
  }

  private creation({ id, to, from, text, expiresAt }: Outbound) {
    const { messagingServiceSid, publicUrl } = this.options;
    const seconds = Math.floor((expiresAt - this.tools.clock.now()) / 1_000);
    const sender = messagingServiceSid === null ? { from: from || this.source } : { messagingServiceSid };
    return {
      ...sender,
      to,
      body: text,
      statusCallback: `${publicUrl}${STATUS_PATH}?m=${encodeURIComponent(id)}`,
      validityPeriod: Math.min(Math.max(seconds, 1), LONGEST_VALIDITY),
    };
  }

  /** What a failure says of the carrier, beside the message. */
  private heed(failure: SendError): SendError {
    if (failure instanceof Throttled) this.pacer.rate.throttle(failure.retryAfter ?? undefined);
    else if (failure.fate === 'throttled') this.pacer.rate.throttle();
    this.account.heed(failure);
    return failure;
  }

  private async called(call: Parameters<Webhook['answer']>[0]) {
    const { webhook, on } = this;
    if (webhook && on) return webhook.answer(call, on, this.tools.clock.now());
    return plain(503, 'The service is not ready. Call again in a moment.', { 'Retry-After': '5' });
  }
}
