/** Whose session it is, for aggregators that say it with the first request alone. */
import type { Asked } from './request';

/** Sessions that are remembered: many times what is open at once. A session lasts three minutes at most. */
const MOST = 10_000;

export class Sessions {
  private readonly phones = new Map<string, string>();

  readonly phoneOf = (aggregator: string, session: string): string | undefined =>
    this.phones.get(`${aggregator}:${session}`);

  keep({ aggregator, session, phone, phase }: Asked): void {
    const key = `${aggregator.name}:${session}`;
    this.phones.delete(key);
    if (phase === 'close' || phone === '') return;
    this.phones.set(key, phone);
    const [oldest] = this.phones.keys();
    if (this.phones.size > MOST && oldest !== undefined) this.phones.delete(oldest);
  }
}
