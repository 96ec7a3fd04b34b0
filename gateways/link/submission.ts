/** One message of ours, segment by segment, and what its failures mean. */
import { MINUTE } from '../../src/core/calendar/durations';
import type { Outbound } from '../../src/core/model/message';
import { type Clock, SendError, type Sent } from '../../src/ports';
import type { Connection } from './connection';
import type { Pacer } from './pacer';
import { LinkError } from './pending';
import { LoginLost, type SubmitSide } from './protocol';

/** Milliseconds after which an answer that never came says nothing of the link any more. */
const FORGOTTEN = 5 * MINUTE;
/** Tries of a later part that the carrier is too busy for: the first ones have gone, so giving up has a price. */
const LATER_TRIES = 4;

/** Sends over one line, through its pacer. The parts of a text go in order and over one connection. */
export class Submissions<Submit> {
  /** Since when no segment was answered though one was written, and when the last one was; by the monotonic clock. */
  private unanswered: number | null = null;
  private writtenAt = 0;

  constructor(
    private readonly protocol: SubmitSide<Submit>,
    readonly pacer: Pacer,
    private readonly clock: Clock,
    /** Marks the parts of the next text, among all that leave by the link: 0 to 65535. */
    private readonly nextReference: () => number,
  ) {}

  /** Milliseconds for which the carrier has answered nothing that it was sent; null where it answers, or is sent nothing. */
  get mute(): number | null {
    const now = this.clock.monotonic();
    if (this.unanswered === null || now - this.writtenAt >= FORGOTTEN) return null;
    return now - this.unanswered;
  }

  /** A new session: what the old one did not answer says nothing of it. */
  begin(): void {
    this.unanswered = null;
  }

  /** Throws SendError: `unknown` also where some parts went and others did not. */
  async send(message: Outbound, connection: Connection, signal: AbortSignal): Promise<Sent> {
    const { clock } = this;
    const parts = this.protocol.submits(message, this.nextReference(), clock.now());
    const references: string[] = [];
    for (const part of parts) {
      if (clock.now() >= message.expiresAt && references.length === 0) {
        throw new SendError('rejected', 'expired', 'its time ran out before it could be sent');
      }
      references.push(await this.sendPart(part, references.length, connection, signal));
    }
    return { references };
  }

  private async sendPart(
    planned: Submit,
    gone: number,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<string> {
    // Giving up has its price once the first parts have gone: only the link ends what is left of them.
    const until = gone === 0 ? signal : new AbortController().signal;
    let part = planned;
    for (let tries = 1; ; tries++) {
      try {
        return await this.submit(part, connection, until);
      } catch (error) {
        const failure = asSendError(error, signal);
        const repaired = this.protocol.repair?.(part, failure);
        if (repaired) {
          part = repaired;
          continue;
        }
        if (failure.fate === 'throttled') this.pacer.rate.throttle();
        if (gone === 0) throw failure;
        const passing = failure.fate === 'throttled' || failure.fate === 'busy' || failure.fate === 'retry';
        if (!passing || tries === LATER_TRIES) {
          throw new SendError(
            'unknown',
            failure.code,
            `${gone} parts went, the next did not: ${failure.message}`,
          );
        }
        this.pacer.rate.throttle();
      }
    }
  }

  private async submit(part: Submit, connection: Connection, signal: AbortSignal): Promise<string> {
    const { clock, pacer, protocol } = this;
    await pacer.enter(signal);
    try {
      this.writtenAt = clock.monotonic();
      this.unanswered ??= this.writtenAt;
      const response = await connection.request((sequence) => protocol.encode(sequence, part));
      this.unanswered = pacer.open > 1 ? clock.monotonic() : null;
      const reference = protocol.outcome(response);
      pacer.rate.ease();
      return reference;
    } catch (error) {
      if (error instanceof LoginLost) connection.close('the carrier does not see us as bound');
      throw error;
    } finally {
      pacer.leave();
    }
  }
}

/** The closed set of failures: what left this process unanswered may have arrived. */
function asSendError(error: unknown, signal: AbortSignal): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof LinkError) {
    return new SendError(error.written ? 'unknown' : 'stopped', error.kind, error.message);
  }
  if (signal.aborted)
    return new SendError('stopped', 'aborted', 'sending was called off before it was written');
  return new SendError('rejected', 'encoding', 'the message can not be written in the protocol of its link');
}
