/** A gateway of China Telecom: SMGP 3.0, and every fault that is set. */
import { bare, commandOf, encode, HEADER, RESPONSE } from '../../gateways/china/shortHeader';
import {
  authenticatorClient,
  authenticatorServer,
  COMMAND,
  DELIVER,
  type Deliver,
  LOGIN,
  LOGIN_RESP,
  responseTo,
  SMGP_WIRE,
  SUBMIT,
  type Submit,
  TAG,
  TAKEN,
  VERSION,
} from '../../gateways/smgp/pdu';
import { type Brought, CarrierPeer, type Segment } from './carrierPeer';

const STRUCTURE = 10;
/** Gateway 010061 on 16 January at 17:00; the sequence follows. */
const MORNING = '01006101161700';
const KINDS: Readonly<Record<number, 'login' | 'submit' | 'enquire'>> = {
  [COMMAND.login]: 'login',
  [COMMAND.submit]: 'submit',
  [COMMAND.activeTest]: 'enquire',
};

export class SmgpGateway extends CarrierPeer {
  private ids = 0;
  private delivered = 500_000;

  constructor(private readonly secret = 'secret') {
    super(SMGP_WIRE);
  }

  /** The next PDU of this command. */
  next(command: keyof typeof COMMAND): Promise<Buffer> {
    return this.pdus.next((pdu) => commandOf(pdu) === COMMAND[command]);
  }

  /** Segments that came, in order. */
  segments(): Submit[] {
    return this.pdus.all
      .filter((pdu) => commandOf(pdu) === COMMAND.submit)
      .map((pdu) => SUBMIT.decode(pdu, HEADER, STRUCTURE));
  }

  /** A person's text; resolves with the status of its answer. */
  async deliver(changes: Partial<Deliver>): Promise<number> {
    const fields = deliverFields({ MsgID: idOf(++this.delivered), ...changes });
    const answer = await this.request((sequence) => encode(COMMAND.deliver, sequence, DELIVER, fields));
    return TAKEN.decode(answer, HEADER, STRUCTURE).Status;
  }

  /** Word of a segment, by the id that it got. */
  report(reference: string, stat = 'DELIVRD', err = '000', to?: string): Promise<number> {
    const words = ` sub:001 dlvrd:001 Submit date:2611230900 done date:2611230901 stat:${stat} err:${err} Text:003`;
    const id = Buffer.from(reference, 'hex');
    return this.reportIn(Buffer.concat([Buffer.from('id:'), id, Buffer.from(words)]), to);
  }

  /** A report in the octets of its text. */
  reportIn(MsgContent: Buffer, SrcTermID = '13800000001'): Promise<number> {
    return this.deliver({ IsReport: 1, MsgContent, SrcTermID });
  }

  async bring({ from, to, octets, coding, hasHeader }: Brought): Promise<boolean> {
    const parameters = new Map(hasHeader ? [[TAG.TP_udhi, Buffer.from([1])]] : []);
    const fields = { SrcTermID: from, DestTermID: to, MsgContent: octets, MsgFormat: coding, parameters };
    return (await this.deliver(fields)) === 0;
  }

  tell({ reference, to }: Pick<Segment, 'reference' | 'to'>, delivered: boolean): Promise<number> {
    return delivered
      ? this.report(reference, 'DELIVRD', '000', to)
      : this.report(reference, 'UNDELIV', '001', to);
  }

  protected segmentOf(request: Buffer, answer: Buffer): Segment {
    const submit = SUBMIT.decode(request, HEADER, STRUCTURE);
    return {
      reference: TAKEN.decode(answer, HEADER, STRUCTURE).MsgID.toString('hex'),
      from: submit.SrcTermID,
      to: submit.DestTermID[0] ?? '',
      octets: submit.MsgContent,
      coding: submit.MsgFormat,
      hasHeader: submit.parameters.get(TAG.TP_udhi)?.[0] === 1,
      wantsReport: submit.NeedReport === 1,
    };
  }

  /** A request that is a header and nothing else; resolves with its answer. */
  ask(command: number): Promise<Buffer> {
    return this.request((sequence) => bare(command, sequence));
  }

  protected kindOf(pdu: Buffer) {
    return KINDS[commandOf(pdu)] ?? 'bye';
  }

  protected answerTo(pdu: Buffer, Status: number): Buffer {
    const sequence = SMGP_WIRE.sequenceOf(pdu);
    if (commandOf(pdu) === COMMAND.login) return this.letIn(pdu, Status);
    if (commandOf(pdu) !== COMMAND.submit) return responseTo(pdu, Status);
    const command = (COMMAND.submit | RESPONSE) >>> 0;
    return encode(command, sequence, TAKEN, { MsgID: idOf(++this.ids), Status });
  }

  private letIn(pdu: Buffer, wanted: number): Buffer {
    const { ClientID, AuthenticatorClient, TimeStamp } = LOGIN.decode(pdu, HEADER, STRUCTURE);
    const right = authenticatorClient(ClientID, this.secret, TimeStamp).equals(AuthenticatorClient);
    const Status = wanted || (right ? 0 : 21);
    const octets = Buffer.alloc(4);
    octets.writeUInt32BE(Status);
    const fields = {
      Status,
      AuthenticatorServer: authenticatorServer(octets, AuthenticatorClient, this.secret),
      ServerVersion: VERSION,
    };
    return encode((COMMAND.login | RESPONSE) >>> 0, SMGP_WIRE.sequenceOf(pdu), LOGIN_RESP, fields);
  }
}

/** A text from the farmer of the demo data, as Deliver. */
export function deliverFields(changes: Partial<Deliver> = {}): Deliver {
  return {
    MsgID: idOf(0),
    IsReport: 0,
    MsgFormat: 0,
    RecvTime: '20261123090000',
    SrcTermID: '13800000001',
    DestTermID: '10628',
    MsgContent: Buffer.from('BT'),
    Reserve: '',
    parameters: new Map(),
    ...changes,
  };
}

export function idOf(sequence: number): Buffer {
  return Buffer.from(MORNING + String(sequence).padStart(6, '0'), 'hex');
}
