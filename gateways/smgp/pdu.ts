/** SMGP 3.0 on the wire (China Telecom, "SMGP 3.0.3", sections 4 to 6), with the names of the specification. */
import { clientDigest, gatewayDigest } from '../china/digestLogin';
import {
  bare,
  commandOf,
  encode,
  HEADER,
  responseCommand,
  sequenceOf,
  shortHeaderWire,
} from '../china/shortHeader';
import { counted, Layout, number, octets, spare, tagged, text, texts } from '../link/fields';

export const COMMAND = {
  login: 0x01,
  submit: 0x02,
  deliver: 0x03,
  activeTest: 0x04,
  exit: 0x06,
} as const;

/** Tags of the parameters at the end of a body. */
export const TAG = {
  TP_udhi: 0x0002,
  LinkID: 0x0003,
  PkTotal: 0x0009,
  PkNumber: 0x000a,
  MsgSrc: 0x0010,
} as const;

/** LoginMode: what a connection is for. */
export const LOGIN_MODE = { sending: 0, receiving: 1, 'both ways': 2 } as const;
export const VERSION = 0x30;
/** MsgType of what goes to a person. */
export const MT = 6;

export const LOGIN = new Layout({
  ClientID: text(8),
  AuthenticatorClient: octets(16),
  LoginMode: number(1),
  TimeStamp: number(4),
  ClientVersion: number(1),
});
export const LOGIN_RESP = new Layout({
  Status: number(4),
  AuthenticatorServer: octets(16),
  ServerVersion: number(1),
});
export const SUBMIT = new Layout({
  MsgType: number(1),
  NeedReport: number(1),
  Priority: number(1),
  ServiceID: text(10),
  FeeType: text(2),
  FeeCode: text(6),
  FixedFee: text(6),
  MsgFormat: number(1),
  ValidTime: text(17),
  AtTime: text(17),
  SrcTermID: text(21),
  ChargeTermID: text(21),
  DestTermID: texts(21),
  MsgContent: counted(1),
  Reserve: spare(8),
  parameters: tagged(),
});
/** Of a Submit and of a Deliver. */
export const TAKEN = new Layout({ MsgID: octets(10), Status: number(4) });
export const DELIVER = new Layout({
  MsgID: octets(10),
  IsReport: number(1),
  MsgFormat: number(1),
  RecvTime: text(14),
  SrcTermID: text(21),
  DestTermID: text(21),
  MsgContent: counted(1),
  Reserve: spare(8),
  parameters: tagged(),
});
export type Submit = ReturnType<typeof SUBMIT.decode>;
export type Deliver = ReturnType<typeof DELIVER.decode>;

export const SMGP_WIRE = shortHeaderWire(COMMAND.activeTest);

/** The answer to a request, of which the header and a MsgID are enough. */
export function responseTo(head: Buffer, Status: number): Buffer {
  const command = responseCommand(head);
  if (commandOf(head) !== COMMAND.deliver) return bare(command, sequenceOf(head));
  return encode(command, sequenceOf(head), TAKEN, { MsgID: head.subarray(HEADER), Status });
}

/** What shows that we know the secret; `timestamp`: MMDDHHMMSS as a number. */
export function authenticatorClient(clientId: string, secret: string, timestamp: number): Buffer {
  return clientDigest(clientId, 7, secret, timestamp);
}

/** What shows that the gateway does; `status`: its octets, as they stand in the answer. */
export const authenticatorServer = gatewayDigest;
