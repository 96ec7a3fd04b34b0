/** Whether Twilio is there and lets us in: its health, and asking again after it was not. */
import { MINUTE, SECOND } from '../../src/core/calendar/durations';
import type { Chance, Clock, Health, Log, SendError } from '../../src/ports';
import { NAME, type TwilioApi } from './api';

export interface AccountTools {
  clock: Clock;
  chance: Chance;
  log: Log;
}

/** Milliseconds until the account is asked again; doubles. */
const AGAIN = { first: 5 * SECOND, longest: MINUTE } as const;

/**
 * stopped → connecting (asked for the first time) → up. A send that finds nobody, or is not let in, makes it down or
 * refused; the account is asked until it answers, and is up again.
 */
export class Account {
  private health: Omit<Health, 'open'>;
  private pause: number = AGAIN.first;
  private cancel: () => void = () => {};
  private asked: { api: TwilioApi; up: () => void } | null = null;

  constructor(private readonly tools: AccountTools) {
    this.health = { state: 'stopped', since: tools.clock.now(), detail: 'not started' };
  }

  get now(): Omit<Health, 'open'> {
    return this.health;
  }

  /** `up` is called each time that it can be sent by (again). */
  start(api: TwilioApi, up: () => void): void {
    this.asked = { api, up };
    this.become('connecting', 'asking the account');
    void this.ask();
  }

  stop(): void {
    this.cancel();
    this.asked = null;
    this.become('stopped', 'stopped');
  }

  /** What the failure of a send says of the account, beside the message. */
  heed(failure: SendError): void {
    if (!this.asked) return;
    if (failure.fate === 'stopped') this.lose('down', failure);
    else if (failure.fate === 'misconfigured') this.lose('refused', failure);
  }

  private lose(state: 'down' | 'refused', failure: SendError): void {
    const { log, clock, chance } = this.tools;
    if (this.health.state !== state) log.warn({ gateway: NAME, code: failure.code }, failure.message);
    this.become(state, `${failure.message} (${failure.code})`);
    this.cancel();
    const pause = Math.round(this.pause * (1 + chance.fraction() / 4));
    this.cancel = clock.after(pause, () => void this.ask());
    this.pause = Math.min(this.pause * 2, AGAIN.longest);
  }

  /** Any answer but a refusal of the account says that Twilio is there. */
  private async ask(): Promise<void> {
    const { asked } = this;
    if (!asked) return;
    const failure = await asked.api.ping().then(
      () => null,
      (error: SendError) => error, // the API fails in no other way
    );
    if (this.asked !== asked) return;
    const gone = failure?.fate === 'stopped' || failure?.fate === 'unknown';
    const refused = failure?.fate === 'misconfigured' && failure.code !== 'http_404';
    if (failure && (gone || refused)) return this.lose(refused ? 'refused' : 'down', failure);
    this.pause = AGAIN.first;
    this.become('up', '');
    asked.up();
  }

  private become(state: Health['state'], detail: string): void {
    const since = this.health.state === state ? this.health.since : this.tools.clock.now();
    this.health = { state, since, detail };
  }
}
