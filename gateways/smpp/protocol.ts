/** SMPP 3.4 as the protocol of a link. */
import type { Outbound } from '../../src/core/model/message';
import { type Gateway, type Log, SendError } from '../../src/ports';
import { createLinkGateway, type LinkTools } from '../link/carrier';
import type { Connection } from '../link/connection';
import {
  type Delivered,
  type DeliveryContext,
  type LineKind,
  LoginLost,
  type Protocol,
  type RequestKind,
} from '../link/protocol';
import { bind, VERSION } from './bind';
import { decodeDelivery } from './delivery';
import { type Reading, readDelivery } from './inbound';
import { ownSource, type SmppOptions } from './options';
import { planSubmits, type Submit } from './outbound';
import {
  bare,
  COMMAND,
  commandOf,
  HEADER,
  isKnown,
  messageIdOf,
  responseTo,
  SMPP_WIRE,
  sequenceOf,
  statusOf,
} from './pdu';
import { nameOf, STATUS, sendErrorOf } from './status';
import { encodeSubmit } from './submitSm';

const SUBMIT_SM_RESP = 0x80000004;
const REFUSED_VALIDITY = nameOf(STATUS.ESME_RINVEXPIRY);
/** What health adds while the link is up. */
const NO_TLVS = '; the carrier speaks SMPP before 3.4: long texts go with headers';

const TRANSCEIVER: readonly LineKind[] = [{ role: 'transceiver', sends: true }];
const PAIR: readonly LineKind[] = [
  { role: 'receiver', sends: false },
  { role: 'transmitter', sends: true },
];

export function createSmppGateway(options: SmppOptions, tools: LinkTools): Gateway {
  return createLinkGateway(options, ownSource(options), new SmppProtocol(options, tools.log), tools);
}

class SmppProtocol implements Protocol<Submit> {
  readonly wire = SMPP_WIRE;
  readonly lines: readonly LineKind[];
  readonly head = HEADER;
  readonly statuses = {
    taken: STATUS.ESME_ROK,
    full: STATUS.ESME_RMSGQFUL,
    failed: STATUS.ESME_RX_T_APPN,
  } as const;
  /** False where the peer speaks a version without TLVs: its long texts go with headers, whatever the options say. */
  private tlvs = true;
  /** False once the carrier has refused a validity_period: its messages go without, as long as this process runs. */
  private validity = true;
  private readonly reading: Reading;

  constructor(
    private readonly options: SmppOptions,
    private readonly log: Log,
  ) {
    const { alphabet, ussd, ids, plainReceipts } = options;
    this.lines = options.bind === 'pair' ? PAIR : TRANSCEIVER;
    const reading = { alphabet, ussd, marks: plainReceipts === 'off' };
    this.reading = ids === 'auto' ? reading : { ...reading, ids };
  }

  get note(): string {
    return this.tlvs ? '' : NO_TLVS;
  }

  async open(connection: Connection, { role, sends }: LineKind): Promise<void> {
    const version = await bind(connection, role, this.options);
    if (sends) this.meet(version);
  }

  goodbye(sequence: number): Buffer {
    return bare(COMMAND.unbind, 0, sequence);
  }

  submits(message: Outbound, reference: number, now: number): Submit[] {
    const { options } = this;
    const plain = this.tlvs || options.long === 'udh8';
    return planSubmits(message, plain ? options : { ...options, long: 'udh16' }, reference, now);
  }

  encode(sequence: number, submit: Submit): Buffer {
    const plain = this.validity || submit.validity_period === '';
    return encodeSubmit(sequence, plain ? submit : withoutValidity(submit));
  }

  outcome(response: Buffer): string {
    const status = statusOf(response);
    if (status !== 0) {
      const error = sendErrorOf(status);
      throw status === STATUS.ESME_RINVBNDSTS ? new LoginLost(error.code, error.message) : error;
    }
    const command = commandOf(response);
    if (command !== SUBMIT_SM_RESP) {
      const code = command === COMMAND.generic_nack ? 'generic_nack' : 'response';
      throw new SendError('unknown', code, 'submit_sm was answered by another command');
    }
    return messageIdOf(response);
  }

  repair(submit: Submit, refusal: SendError): Submit | null {
    if (refusal.code !== REFUSED_VALIDITY || submit.validity_period === '') return null;
    if (this.validity) {
      this.log.warn(
        { gateway: this.options.name },
        'the carrier refuses validity_period: messages go without; set validity=off, or absolute, on this link',
      );
    }
    this.validity = false;
    return withoutValidity(submit);
  }

  kindOf(request: Buffer): RequestKind {
    switch (commandOf(request)) {
      case COMMAND.deliver_sm:
      case COMMAND.data_sm:
        return 'delivery';
      case COMMAND.enquire_link:
        return 'question';
      case COMMAND.unbind:
        return 'goodbye';
      case COMMAND.outbind: // we are there already
      case COMMAND.alert_notification: // we asked for none
        return 'silent';
      default:
        return 'unknown';
    }
  }

  inbound(request: Buffer, arrival: DeliveryContext): Delivered {
    const delivered = readDelivery(decodeDelivery(request), arrival, this.reading);
    // The carrier has marked a receipt: from then on what only looks like one is somebody's text.
    if (delivered.kind === 'receipt' && delivered.marked && this.options.plainReceipts === 'auto')
      this.reading.marks = true;
    return delivered;
  }

  acknowledge(head: Buffer, status: number): Buffer {
    return responseTo(head, status);
  }

  /** What an SMSC may not ask of us (section 2.3), or what is no command at all (4.3). */
  refuse(request: Buffer): Buffer {
    return isKnown(commandOf(request))
      ? responseTo(request, STATUS.ESME_RINVBNDSTS)
      : bare(COMMAND.generic_nack, STATUS.ESME_RINVCMDID, sequenceOf(request));
  }

  /** A peer that names no version is believed to know what its operator has chosen. */
  private meet(version: number | null): void {
    this.tlvs = version === null || version >= VERSION;
    if (this.tlvs) return;
    const gateway = this.options.name;
    this.log.warn({ gateway, version }, 'the carrier speaks SMPP before 3.4: no TLVs are sent');
  }
}

function withoutValidity(submit: Submit): Submit {
  return { ...submit, validity_period: '' };
}
