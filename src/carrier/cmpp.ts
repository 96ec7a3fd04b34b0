/** A gateway of China Mobile: CMPP 2.0 and 3.0, and every fault that is set. */
import { bare, commandOf, encode, HEADER } from '../../gateways/china/shortHeader';
import {
  authenticatorIsmg,
  authenticatorSource,
  BODIES_2,
  BODIES_3,
  CMPP_WIRE,
  COMMAND,
  CONNECT,
  type Deliver,
  responseTo,
  type Submit,
  VERSIONS,
} from '../../gateways/cmpp/pdu';
import { type Brought, CarrierPeer, type Segment } from './carrierPeer';

const RESPONSE = 0x80000000;
const STRUCTURE = 1;
/** Of the first segment; they count from it. 64 bits, most of them used. */
const FIRST_ID = 0xb2b9da8000010000n;
const KINDS: Readonly<Record<number, 'login' | 'submit' | 'enquire'>> = {
  [COMMAND.connect]: 'login',
  [COMMAND.submit]: 'submit',
  [COMMAND.activeTest]: 'enquire',
};

export class CmppGateway extends CarrierPeer {
  /** What a gateway of 2.0 does when it is asked for 3.0: refuses, or goes on in its own. */
  older: 'refuses' | 'goes on' = 'refuses';
  private ids = 0n;
  private delivered = FIRST_ID;
  /** As whoever logged in last asked for. */
  private spoken: '2.0' | '3.0';

  /** The newest version it speaks. */
  constructor(
    private readonly version: '2.0' | '3.0' = '3.0',
    private readonly secret = 'secret',
  ) {
    super(CMPP_WIRE);
    this.spoken = version;
  }

  get bodies() {
    return this.spoken === '3.0' ? BODIES_3 : BODIES_2;
  }

  /** The next PDU of this command. */
  next(command: keyof typeof COMMAND): Promise<Buffer> {
    return this.pdus.next((pdu) => commandOf(pdu) === COMMAND[command]);
  }

  /** Segments that came, in order. */
  segments(): Submit[] {
    return this.pdus.all
      .filter((pdu) => commandOf(pdu) === COMMAND.submit)
      .map((pdu) => this.bodies.submit.decode(pdu, HEADER, STRUCTURE));
  }

  /** A person's text; resolves with the result of its answer. */
  async deliver(changes: Partial<Deliver>): Promise<number> {
    const fields = deliverFields({ Msg_Id: octetsOf(++this.delivered), ...changes });
    const { deliver, deliverResponse } = this.bodies;
    const answer = await this.request((sequence) => encode(COMMAND.deliver, sequence, deliver, fields));
    return deliverResponse.decode(answer, HEADER, STRUCTURE).Result;
  }

  /** Word of a segment, by the id that it got; `short`: in the form of 2.0, whatever the link speaks. */
  report(reference: string, Stat = 'DELIVRD', { short = false, to = '8613800000001' } = {}): Promise<number> {
    const { report } = short ? BODIES_2 : this.bodies;
    const fields = {
      Msg_Id: octetsOf(BigInt(reference)),
      Stat,
      Submit_time: '2611230900',
      Done_time: '2611230901',
      Dest_terminal_Id: to,
      SMSC_sequence: 7,
    };
    return this.deliver({ Registered_Delivery: 1, Msg_Content: report.encode(fields, 0) });
  }

  /** A request that is a header and nothing else; resolves with its answer. */
  ask(command: number): Promise<Buffer> {
    return this.request((sequence) => bare(command, sequence));
  }

  async bring({ from, to, octets, coding, hasHeader }: Brought): Promise<boolean> {
    const fields = { Src_terminal_Id: from, Dest_Id: to, Msg_Content: octets, Msg_Fmt: coding };
    return (await this.deliver({ ...fields, TP_udhi: hasHeader ? 1 : 0 })) === 0;
  }

  tell({ reference, to }: Pick<Segment, 'reference' | 'to'>, delivered: boolean): Promise<number> {
    return this.report(reference, delivered ? 'DELIVRD' : 'UNDELIV', { to });
  }

  protected segmentOf(request: Buffer, answer: Buffer): Segment {
    const submit = this.bodies.submit.decode(request, HEADER, STRUCTURE);
    const { Msg_Id } = this.bodies.submitResponse.decode(answer, HEADER, STRUCTURE);
    return {
      reference: Msg_Id.readBigUInt64BE().toString(),
      from: submit.Src_Id,
      to: submit.Dest_terminal_Id[0] ?? '',
      octets: submit.Msg_Content,
      coding: submit.Msg_Fmt,
      hasHeader: submit.TP_udhi !== 0,
      wantsReport: submit.Registered_Delivery === 1,
    };
  }

  protected kindOf(pdu: Buffer) {
    return KINDS[commandOf(pdu)] ?? 'bye';
  }

  protected answerTo(pdu: Buffer, status: number): Buffer {
    const command = (commandOf(pdu) | RESPONSE) >>> 0;
    const sequence = CMPP_WIRE.sequenceOf(pdu);
    if (commandOf(pdu) === COMMAND.connect) return this.letIn(pdu, status);
    if (commandOf(pdu) !== COMMAND.submit) return responseTo(pdu, status, this.bodies);
    const Msg_Id = octetsOf(FIRST_ID + ++this.ids);
    return encode(command, sequence, this.bodies.submitResponse, { Msg_Id, Result: status });
  }

  private letIn(pdu: Buffer, wanted: number): Buffer {
    const { Source_Addr, AuthenticatorSource, Version, Timestamp } = CONNECT.decode(pdu, HEADER, STRUCTURE);
    const right = authenticatorSource(Source_Addr, this.secret, Timestamp).equals(AuthenticatorSource);
    const own = VERSIONS[this.version];
    const tooHigh = Version > own && this.older === 'refuses';
    const Status = wanted || (right ? (tooHigh ? 4 : 0) : 3);
    this.spoken = Version < own ? '2.0' : this.version;
    const octets = Buffer.alloc(this.spoken === '3.0' ? 4 : 1);
    octets[octets.length - 1] = Status;
    const fields = {
      Status,
      AuthenticatorISMG: authenticatorIsmg(octets, AuthenticatorSource, this.secret),
      Version: own,
    };
    return encode(0x80000001, CMPP_WIRE.sequenceOf(pdu), this.bodies.connectResponse, fields);
  }
}

/** A text from the farmer of the demo data, as DELIVER. */
export function deliverFields(changes: Partial<Deliver> = {}): Deliver {
  return {
    Msg_Id: octetsOf(FIRST_ID),
    Dest_Id: '10628',
    Service_Id: 'xx',
    TP_pid: 0,
    TP_udhi: 0,
    Msg_Fmt: 0,
    Src_terminal_Id: '13800000001',
    Src_terminal_type: 0,
    Registered_Delivery: 0,
    Msg_Content: Buffer.from('BT'),
    LinkID: '',
    ...changes,
  };
}

function octetsOf(id: bigint): Buffer {
  const octets = Buffer.alloc(8);
  octets.writeBigUInt64BE(id);
  return octets;
}
