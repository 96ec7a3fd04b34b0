/** What the peer of a link asks of us, and what it gets for it. */
import { SECOND } from '../../src/core/calendar/durations';
import { type Chance, type Clock, type Listener, type Log, Overloaded, StoreError } from '../../src/ports';
import type { Connection } from './connection';
import { type DeliverySide, Malformed } from './protocol';

/** Milliseconds that open work gets before a good-bye is answered. */
export const DRAIN = 5_000;
/** Between two lines of the log on messages that were not taken over, milliseconds: while the store is away it is every one. */
const TELL_EVERY = 10 * SECOND;
/** Frames of a fault of ours that are told. */
const FRAMES = 4;

export interface Asked {
  connection: Connection;
  /** As `Inbound.connection`. */
  session: string;
  /** False once we are leaving: a message is left to be delivered again, for its answer might come too late. */
  takes: boolean;
  /** The peer says good-bye. */
  goodbye(): void;
}

export interface AnswerTools {
  clock: Clock;
  chance: Chance;
  log: Log;
}

/** Answers the requests of one link's peer. Every one gets its answer, but for those that have none. */
export class Answers {
  private notTaken = 0;
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly gateway: string,
    private readonly protocol: DeliverySide,
    private readonly tools: AnswerTools,
    private readonly on: Listener,
  ) {}

  answer(pdu: Buffer, asked: Asked): void {
    const { protocol } = this;
    const { connection } = asked;
    switch (protocol.kindOf(pdu)) {
      case 'delivery':
        if (asked.takes) this.deliver(pdu, asked);
        break;
      case 'question':
        connection.write(protocol.acknowledge(pdu, protocol.statuses.taken));
        break;
      case 'goodbye':
        this.partAfter(pdu, asked);
        break;
      case 'silent':
        break;
      case 'unknown':
        connection.write(protocol.refuse(pdu));
    }
  }

  /** Taken is a promise: it is said only after the message and its answer are committed. */
  private deliver(pdu: Buffer, { connection, session }: Asked): void {
    const { protocol } = this;
    const { statuses } = protocol;
    let work: Promise<unknown>;
    try {
      work = this.take(pdu, session);
    } catch (error) {
      if (error instanceof Malformed) {
        this.warn({ why: error.message }, 'a message could not be read');
        connection.write(protocol.acknowledge(pdu, error.status));
        return;
      }
      work = Promise.reject(error); // a fault of ours must not take the link with it
    }
    // Only the head is kept: the octets belong to a larger piece of the stream.
    const head = Buffer.from(pdu.subarray(0, protocol.head));
    const say = (status: number) => {
      connection.write(protocol.acknowledge(head, status));
      connection.release();
    };
    connection.hold();
    work.then(
      () => say(statuses.taken),
      (error: Error) => {
        // Said for all of them by whoever refuses. The carrier keeps it and brings it again.
        if (error instanceof Overloaded) return say(statuses.full);
        this.tellNotTaken(error);
        say(statuses.failed);
      },
    );
  }

  private tellNotTaken(error: Error): void {
    const now = this.tools.clock.monotonic();
    this.notTaken += 1;
    if (now - this.toldAt < TELL_EVERY) return;
    this.warn({ messages: this.notTaken, ...reasonOf(error) }, 'messages were not taken over');
    this.toldAt = now;
    this.notTaken = 0;
  }

  private take(pdu: Buffer, connection: string): Promise<unknown> {
    const { gateway } = this;
    const { clock, chance } = this.tools;
    const arrival = { gateway, connection, id: chance.id(), at: clock.now() };
    const delivered = this.protocol.inbound(pdu, arrival);
    switch (delivered.kind) {
      case 'message':
        return this.on.message(delivered.message);
      case 'part':
        return this.on.part(delivered.part);
      case 'receipt':
        return this.on.receipt(delivered.receipt);
    }
  }

  /** Nothing new goes out, what is open gets its time, then the good-bye is answered. */
  private partAfter(pdu: Buffer, { connection, goodbye }: Asked): void {
    const { protocol } = this;
    const response = protocol.acknowledge(pdu, protocol.statuses.taken);
    goodbye();
    connection.idle(DRAIN).then(() => {
      connection.write(response);
      connection.hangUp('the carrier unbound the link', true);
    });
  }

  private warn(facts: object, says: string): void {
    this.tools.log.warn({ gateway: this.gateway, ...facts }, says);
  }
}

/** What the store says, or where a fault of ours was made: its own words could be those of a person. */
function reasonOf(error: Error): { error: string; why: string } {
  const { name: kind, message, stack = '' } = error;
  if (error instanceof StoreError) return { error: kind, why: message };
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { error: kind, why: frames.slice(0, FRAMES).join('').trim() };
}
