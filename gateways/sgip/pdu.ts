/** SGIP 1.2 on the wire (China Unicom, "SGIP 1.2", sections 3 and 4), with the names of the specification. */
import { commandOf, headed, RESPONSE, responseCommand } from '../china/shortHeader';
import { counted, Layout, number, octets, spare, text, texts } from '../link/fields';
import type { Wire } from '../link/framer';

export const HEADER = 20;
/** The specification says 2 KB; a Submit to a hundred numbers is longer. */
const LONGEST_PDU = 8_192;

export const COMMAND = {
  bind: 0x01,
  unbind: 0x02,
  submit: 0x03,
  deliver: 0x04,
  report: 0x05,
  userRpt: 0x11,
} as const;

/** LoginType: who dials whom. */
export const LOGIN_TYPE = { toGateway: 1, fromGateway: 2 } as const;

export const BIND = new Layout({
  LoginType: number(1),
  LoginName: text(16),
  LoginPassword: text(16),
  Reserve: spare(8),
});
export const RESULT_BODY = new Layout({ Result: number(1), Reserve: spare(8) });
export const SUBMIT = new Layout({
  SPNumber: text(21),
  ChargeNumber: text(21),
  UserNumber: texts(21),
  CorpId: text(5),
  ServiceType: text(10),
  FeeType: number(1),
  FeeValue: text(6),
  GivenValue: text(6),
  AgentFlag: number(1),
  MorelatetoMTFlag: number(1),
  Priority: number(1),
  ExpireTime: text(16),
  ScheduleTime: text(16),
  ReportFlag: number(1),
  TP_pid: number(1),
  TP_udhi: number(1),
  MessageCoding: number(1),
  MessageType: number(1),
  MessageContent: counted(4),
  Reserve: spare(8),
});
export const DELIVER = new Layout({
  UserNumber: text(21),
  SPNumber: text(21),
  TP_pid: number(1),
  TP_udhi: number(1),
  MessageCoding: number(1),
  MessageContent: counted(4),
  Reserve: spare(8),
});
export const REPORT = new Layout({
  SubmitSequenceNumber: octets(12),
  ReportType: number(1),
  UserNumber: text(21),
  State: number(1),
  ErrorCode: number(1),
  Reserve: spare(8),
});
export type Submit = ReturnType<typeof SUBMIT.decode>;
export type Deliver = ReturnType<typeof DELIVER.decode>;
export type Report = ReturnType<typeof REPORT.decode>;

/** The sequence number whole: node, time and counter. */
export const sequenceNumberOf = (pdu: Buffer): Buffer => pdu.subarray(8, HEADER);

/** SGIP asks nobody whether he is there, and has no answer to a length that can not be believed. */
export const SGIP_WIRE: Wire = {
  header: HEADER,
  longest: LONGEST_PDU,
  sequenceOf: (pdu) => pdu.readUInt32BE(16),
  isResponse: (pdu) => commandOf(pdu) >= RESPONSE,
  refuseLength: () => null,
};

/** `node`: the sender's number among all; `time`: MMDDHHMMSS as a number; `counter`: the link's. */
export function sequenceNumber(node: number, time: number, counter: number): Buffer {
  const sequence = Buffer.alloc(12);
  sequence.writeUInt32BE(node, 0);
  sequence.writeUInt32BE(time, 4);
  sequence.writeUInt32BE(counter, 8);
  return sequence;
}

export function encode<Values extends object>(
  command: number,
  sequence: Buffer,
  layout: Layout<Values>,
  values: Values,
): Buffer {
  return headed(layout.encode(values, HEADER), command, sequence);
}

/** A PDU that is a header and nothing else. */
export function bare(command: number, sequence: Buffer): Buffer {
  return headed(Buffer.alloc(HEADER), command, sequence);
}

/** The answer to a request, of which the header is enough. That of Unbind has no body. */
export function responseTo(head: Buffer, Result: number): Buffer {
  const command = responseCommand(head);
  const sequence = sequenceNumberOf(head);
  if (commandOf(head) === COMMAND.unbind) return bare(command, sequence);
  return encode(command, sequence, RESULT_BODY, { Result, Reserve: '' });
}
