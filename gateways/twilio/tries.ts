/** What is known of tries without an answer: Twilio has no key that would make a second creation harmless. */
import { HOUR, MINUTE } from '../../src/core/calendar/durations';
import type { Outbound } from '../../src/core/model/message';
import type { Clock } from '../../src/ports';
import type { Listed } from './api';

/** The two clocks may differ so much, milliseconds. */
const SKEW = MINUTE;
/** How far back a try may lie that this process knows nothing of, milliseconds: it was restarted meanwhile. */
const UNKNOWN_TRY = HOUR;
/** Messages that are remembered. */
const MOST = 10_000;

/** Remembers, of the newest messages, when each was first tried and which SID it became. */
export class Tries {
  private readonly begun = new Map<string, number>();
  private readonly sids = new Map<string, string>();
  private readonly owners = new Map<string, string>();

  constructor(private readonly clock: Clock) {}

  begin(message: string): void {
    if (!this.begun.has(message)) remember(this.begun, message, this.clock.now());
  }

  /** Twilio named the message: in its answer, or in a callback that came where the answer did not. */
  took(message: string, sid: string): void {
    remember(this.sids, message, sid);
    remember(this.owners, sid, message);
  }

  sidOf(message: string): string | null {
    return this.sids.get(message) ?? null;
  }

  /** The one of these that an earlier try of the message became: the same text, since then, and nobody else's. */
  find({ id, text }: Pick<Outbound, 'id' | 'text'>, listed: readonly Listed[]): string | null {
    const since = (this.begun.get(id) ?? this.clock.now() - UNKNOWN_TRY) - SKEW;
    const isIt = ({ sid, body, direction, createdAt }: Listed) =>
      body === text &&
      direction === 'outbound-api' &&
      createdAt >= since &&
      (this.owners.get(sid) ?? id) === id;
    return listed.find(isIt)?.sid ?? null;
  }
}

function remember<V>(map: Map<string, V>, key: string, value: V): void {
  map.set(key, value);
  if (map.size <= MOST) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
