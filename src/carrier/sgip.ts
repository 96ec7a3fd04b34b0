/** A gateway of China Unicom: SGIP 1.2, dialled to submit and dialling to deliver. */
import { commandOf } from '../../gateways/china/shortHeader';
import type { Layout } from '../../gateways/link/fields';
import {
  BIND,
  COMMAND,
  DELIVER,
  type Deliver,
  encode,
  HEADER,
  LOGIN_TYPE,
  REPORT,
  RESULT_BODY,
  responseTo,
  SGIP_WIRE,
  SUBMIT,
  type Submit,
  sequenceNumber,
  sequenceNumberOf,
} from '../../gateways/sgip/pdu';
import { type Brought, CarrierPeer, type Segment } from './carrierPeer';

const FORM = 5;
const NODE = 41_000;
const KINDS: Readonly<Record<number, 'login' | 'submit'>> = {
  [COMMAND.bind]: 'login',
  [COMMAND.submit]: 'submit',
};

export class SgipGateway extends CarrierPeer {
  constructor(private readonly secret = 'secret') {
    super(SGIP_WIRE);
  }

  /** The next PDU of this command. */
  next(command: keyof typeof COMMAND): Promise<Buffer> {
    return this.pdus.next((pdu) => commandOf(pdu) === COMMAND[command]);
  }

  /** Segments that came, in order. */
  segments(): Submit[] {
    return this.pdus.all
      .filter((pdu) => commandOf(pdu) === COMMAND.submit)
      .map((pdu) => SUBMIT.decode(pdu, HEADER, FORM));
  }

  /** Dials the link and logs in there; resolves with the result. */
  async meet(port: number, changes: Partial<ReturnType<typeof BIND.decode>> = {}): Promise<number> {
    await this.dial(port);
    const fields = {
      LoginType: LOGIN_TYPE.fromGateway,
      LoginName: 'unicom',
      LoginPassword: 'secret',
      Reserve: '',
      ...changes,
    };
    return this.ask(COMMAND.bind, BIND, fields);
  }

  /** A person's text; resolves with the result of its answer. */
  deliver(changes: Partial<Deliver>): Promise<number> {
    return this.ask(COMMAND.deliver, DELIVER, deliverFields(changes));
  }

  /** Word of a segment, by its sequence number. */
  report(reference: string, State = 0, ErrorCode = 0, to = '8613800000001'): Promise<number> {
    return this.ask(COMMAND.report, REPORT, {
      SubmitSequenceNumber: Buffer.from(reference, 'hex'),
      ReportType: 0,
      UserNumber: to,
      State,
      ErrorCode,
      Reserve: '',
    });
  }

  async bring({ from, to, octets, coding, hasHeader }: Brought): Promise<boolean> {
    const fields = { UserNumber: from, SPNumber: to, MessageContent: octets, MessageCoding: coding };
    return (await this.deliver({ ...fields, TP_udhi: hasHeader ? 1 : 0 })) === 0;
  }

  tell({ reference, to }: Pick<Segment, 'reference' | 'to'>, delivered: boolean): Promise<number> {
    return delivered ? this.report(reference, 0, 0, to) : this.report(reference, 2, 25, to);
  }

  /** On the connection that it dialled; resolves with the result. */
  async ask<Values extends object>(command: number, layout: Layout<Values>, fields: Values): Promise<number> {
    const answer = await this.askPdu((sequence) => encode(command, sequence, layout, fields));
    return answer.length > HEADER ? RESULT_BODY.decode(answer, HEADER, FORM).Result : 0;
  }

  /** As `request`, under a sequence number of its own node. */
  askPdu(build: (sequence: Buffer) => Buffer): Promise<Buffer> {
    return this.request((counter) => build(sequenceNumber(NODE, 1_123_090_000, counter)));
  }

  protected segmentOf(request: Buffer, answer: Buffer): Segment {
    const submit = SUBMIT.decode(request, HEADER, FORM);
    return {
      reference: sequenceNumberOf(answer).toString('hex'),
      from: submit.SPNumber,
      to: submit.UserNumber[0] ?? '',
      octets: submit.MessageContent,
      coding: submit.MessageCoding,
      hasHeader: submit.TP_udhi !== 0,
      wantsReport: submit.ReportFlag === 1,
    };
  }

  protected kindOf(pdu: Buffer) {
    return KINDS[commandOf(pdu)] ?? 'bye';
  }

  protected answerTo(pdu: Buffer, result: number): Buffer {
    if (commandOf(pdu) !== COMMAND.bind) return responseTo(pdu, result);
    const { LoginPassword } = BIND.decode(pdu, HEADER, FORM);
    return responseTo(pdu, result || (LoginPassword === this.secret ? 0 : 1));
  }
}

/** A text from the farmer of the demo data, as Deliver. */
export function deliverFields(changes: Partial<Deliver> = {}): Deliver {
  return {
    UserNumber: '8613800000001',
    SPNumber: '10628',
    TP_pid: 0,
    TP_udhi: 0,
    MessageCoding: 0,
    MessageContent: Buffer.from('BT'),
    Reserve: '',
    ...changes,
  };
}
