/** One message of ours, segment by segment, and what its failures mean. */
import type { Outbound } from '../../src/core/model/message';
import { SendError, type Sent } from '../../src/ports';
import { type Connection, LinkError, type Pacer } from '../link';
import type { SmppOptions } from './options';
import { planSubmits, type Submit } from './outbound';
import { commandOf, messageIdOf, statusOf } from './pdu';
import { nameOf, STATUS, sendErrorOf } from './status';
import { encodeSubmit } from './submitSm';
import type { Tools } from './tools';

const SUBMIT_SM_RESP = 0x80000004;
const GENERIC_NACK = 0x80000000;
const NOT_BOUND = 0x04;
const REFUSED_VALIDITY = nameOf(STATUS.ESME_RINVEXPIRY);
/** Milliseconds after which an answer that never came says nothing of the link any more. */
const FORGOTTEN = 300_000;
/** Tries of a later part that the carrier is too busy for: the first ones have gone, so giving up has a price. */
const LATER_TRIES = 4;

/** Sends through one gate. The parts of a text go in order and over one bind. */
export class Submissions {
  /** False where the peer speaks a version without TLVs: its long texts go with headers, whatever the options say. */
  tlvs = true;
  /** The carrier refused a validity_period: its messages go without, as long as this process runs. */
  private validity = true;
  /** Since when no submit_sm was answered though one was written, and when the last one was; by the monotonic clock. */
  private unanswered: number | null = null;
  private writtenAt = 0;
  private reference: number;

  constructor(
    private readonly options: SmppOptions,
    private readonly tools: Tools,
    private readonly pacer: Pacer,
  ) {
    this.reference = Math.floor(tools.chance.fraction() * 0x10000);
  }

  /** Milliseconds for which the carrier has answered nothing that it was sent; null where it answers, or is sent nothing. */
  get mute(): number | null {
    const now = this.tools.clock.monotonic();
    if (this.unanswered === null || now - this.writtenAt >= FORGOTTEN) return null;
    return now - this.unanswered;
  }

  /** A new bind: what the old one did not answer says nothing of it. */
  begin(tlvs: boolean): void {
    this.tlvs = tlvs;
    this.unanswered = null;
  }

  /** Throws SendError: `unknown` also where some parts went and others did not. */
  async send(message: Outbound, connection: Connection, signal: AbortSignal): Promise<Sent> {
    const { clock } = this.tools;
    const parts = planSubmits(message, this.way(), this.nextReference(), clock.now());
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
    part: Submit,
    gone: number,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<string> {
    // Giving up has its price once the first parts have gone: only the link ends what is left of them.
    const until = gone === 0 ? signal : new AbortController().signal;
    for (let tries = 1; ; tries++) {
      const { validity } = this;
      try {
        return await this.submit(validity ? part : { ...part, validity_period: '' }, connection, until);
      } catch (error) {
        const failure = asSendError(error, signal);
        if (failure.code === REFUSED_VALIDITY && validity && part.validity_period !== '') {
          this.goWithoutValidity();
          continue;
        }
        if (failure.fate === 'throttled') this.pacer.throttle();
        if (gone === 0) throw failure;
        const passing = failure.fate === 'throttled' || failure.fate === 'busy' || failure.fate === 'retry';
        if (!passing || tries === LATER_TRIES) {
          throw new SendError(
            'unknown',
            failure.code,
            `${gone} parts went, the next did not: ${failure.message}`,
          );
        }
        this.pacer.throttle();
      }
    }
  }

  private async submit(part: Submit, connection: Connection, signal: AbortSignal): Promise<string> {
    await this.pacer.enter(signal);
    try {
      this.writtenAt = this.tools.clock.monotonic();
      this.unanswered ??= this.writtenAt;
      const response = await connection.request((sequence) => encodeSubmit(sequence, part));
      this.unanswered = this.pacer.open > 1 ? this.tools.clock.monotonic() : null;
      return this.judge(response, connection);
    } finally {
      this.pacer.leave();
    }
  }

  private judge(response: Buffer, connection: Connection): string {
    const status = statusOf(response);
    if (status === NOT_BOUND) connection.close('the carrier does not see us as bound');
    if (status !== 0) throw sendErrorOf(status);
    const command = commandOf(response);
    if (command !== SUBMIT_SM_RESP) {
      const code = command === GENERIC_NACK ? 'generic_nack' : 'response';
      throw new SendError('unknown', code, 'submit_sm was answered by another command');
    }
    this.pacer.ease();
    return messageIdOf(response);
  }

  private goWithoutValidity(): void {
    if (this.validity) {
      this.tools.log.warn(
        { gateway: this.options.name },
        'the carrier refuses validity_period: messages go without; set validity=off, or absolute, on this link',
      );
    }
    this.validity = false;
  }

  private way(): SmppOptions {
    const { long } = this.options;
    return this.tlvs || long === 'udh8' ? this.options : { ...this.options, long: 'udh16' };
  }

  private nextReference(): number {
    this.reference = (this.reference + 1) & 0xffff;
    return this.reference;
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
  return new SendError('rejected', 'encoding', 'the message can not be written as submit_sm');
}
