/** What the SMSC asks of us, and what it gets for it (SMPP 3.4, sections 2.3 and 3.3). */
import { type Listener, Overloaded } from '../../src/ports';
import type { Connection } from '../link';
import { decodeDelivery } from './delivery';
import { readDelivery } from './inbound';
import { Malformed } from './malformed';
import type { SmppOptions } from './options';
import { bare, COMMAND, commandOf, isKnown, responseTo, sequenceOf } from './pdu';
import { STATUS, type Status } from './status';
import type { Tools } from './tools';

const HEADER = 16;
/** Milliseconds that open work gets before a good-bye is answered. */
export const DRAIN = 5_000;

export interface Asked {
  connection: Connection;
  /** Name of this bind: the same text over another one soon after is a re-delivery. */
  bind: string;
  /** False once we are leaving: a message is left to be delivered again, for its answer might come too late. */
  takes: boolean;
  /** The peer says good-bye. */
  unbind(): void;
}

/** Answers the requests of one link's peer. Every one gets its answer, but for the two that have none. */
export class Answers {
  /** The carrier has marked a receipt: from then on what only looks like one is somebody's text. */
  private marks = false;

  constructor(
    private readonly options: Pick<SmppOptions, 'name' | 'alphabet' | 'ussd' | 'ids' | 'plainReceipts'>,
    private readonly tools: Tools,
    private readonly on: Listener,
  ) {}

  answer(pdu: Buffer, asked: Asked): void {
    const { connection } = asked;
    const command = commandOf(pdu);
    switch (command) {
      case COMMAND.deliver_sm:
      case COMMAND.data_sm:
        if (asked.takes) this.deliver(pdu, asked);
        break;
      case COMMAND.enquire_link:
        connection.write(responseTo(pdu, STATUS.ESME_ROK));
        break;
      case COMMAND.unbind:
        this.partAfter(pdu, asked);
        break;
      case COMMAND.outbind: // we are there already
      case COMMAND.alert_notification: // we asked for none
        break;
      default:
        // what an SMSC may not ask of us; and what is no command at all
        connection.write(
          isKnown(command)
            ? responseTo(pdu, STATUS.ESME_RINVBNDSTS)
            : bare(COMMAND.generic_nack, STATUS.ESME_RINVCMDID, sequenceOf(pdu)),
        );
    }
  }

  /** Status 0 is a promise: it is said only after the message and its answer are committed. */
  private deliver(pdu: Buffer, { connection, bind }: Asked): void {
    let work: Promise<unknown>;
    try {
      work = this.take(pdu, bind);
    } catch (error) {
      if (error instanceof Malformed) {
        this.tools.log.warn(
          { gateway: this.options.name, why: error.message },
          'a message could not be read',
        );
        connection.write(responseTo(pdu, error.status));
        return;
      }
      work = Promise.reject(error); // a fault of ours must not take the link with it
    }
    // only the header is kept: the octets belong to a larger piece of the stream
    const header = Buffer.from(pdu.subarray(0, HEADER));
    const say = (status: Status) => {
      connection.write(responseTo(header, status));
      connection.release();
    };
    connection.hold();
    work.then(
      () => say(STATUS.ESME_ROK),
      (error: Error) => {
        // Said for all of them by whoever refuses. The carrier keeps it and brings it again.
        if (error instanceof Overloaded) return say(STATUS.ESME_RMSGQFUL);
        this.tools.log.warn(
          { gateway: this.options.name, error: error.name },
          'a message was not taken over',
        );
        say(STATUS.ESME_RX_T_APPN);
      },
    );
  }

  private take(pdu: Buffer, connection: string): Promise<unknown> {
    const { name: gateway, alphabet, ussd, ids, plainReceipts } = this.options;
    const { clock, chance } = this.tools;
    const marks = plainReceipts === 'auto' ? this.marks : plainReceipts === 'off';
    const arrival = { gateway, alphabet, ussd, marks, connection, id: chance.id(), at: clock.now() };
    const arrived = readDelivery(decodeDelivery(pdu), ids === 'auto' ? arrival : { ...arrival, ids });
    switch (arrived.kind) {
      case 'message':
        return this.on.message(arrived.message);
      case 'part':
        return this.on.part(arrived.part);
      case 'receipt':
        this.marks ||= arrived.marked;
        return this.on.receipt(arrived.receipt);
    }
  }

  /** Nothing new goes out, what is open gets its time, then the good-bye is answered. */
  private partAfter(pdu: Buffer, { connection, unbind }: Asked): void {
    const response = responseTo(pdu, STATUS.ESME_ROK);
    unbind();
    connection.idle(DRAIN).then(() => {
      connection.write(response);
      connection.hangUp('the carrier unbound the link');
    });
  }
}
