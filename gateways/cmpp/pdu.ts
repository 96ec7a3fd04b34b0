/** CMPP 2.0 and 3.0 on the wire (China Mobile, "CMPP3.0", sections 7 and 8), with the names of the specification. */

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
import { counted, Layout, number, octets, spare, text, texts } from '../link/fields';

export const COMMAND = {
  connect: 0x01,
  terminate: 0x02,
  submit: 0x04,
  deliver: 0x05,
  activeTest: 0x08,
} as const;

/** Version in CONNECT; 2.1 is laid out as 2.0. */
export const VERSIONS = { '3.0': 0x30, '2.1': 0x21, '2.0': 0x20 } as const;

/** What the versions differ in: in 3.0 numbers are longer and may be pseudonyms (`_type`), and statuses have four octets. */
interface Widths {
  phone: 21 | 32;
  status: 1 | 4;
  /** Of fields that only 3.0 has. */
  type: 0 | 1;
  linkId: 8 | 20;
}

function bodies({ phone, status, type, linkId }: Widths) {
  return {
    connectResponse: new Layout({
      Status: number(status),
      AuthenticatorISMG: octets(16),
      Version: number(1),
    }),
    submit: submitBody(phone, type, linkId),
    submitResponse: new Layout({ Msg_Id: octets(8), Result: number(status) }),
    deliver: new Layout({
      Msg_Id: octets(8),
      Dest_Id: text(21),
      Service_Id: text(10),
      TP_pid: number(1),
      TP_udhi: number(1),
      Msg_Fmt: number(1),
      Src_terminal_Id: text(phone),
      Src_terminal_type: number(type),
      Registered_Delivery: number(1),
      Msg_Content: counted(1),
      LinkID: spare(linkId),
    }),
    deliverResponse: new Layout({ Msg_Id: octets(8), Result: number(status) }),
    report: new Layout({
      Msg_Id: octets(8),
      Stat: text(7),
      Submit_time: text(10),
      Done_time: text(10),
      Dest_terminal_Id: text(phone),
      SMSC_sequence: number(4),
    }),
  };
}

function submitBody(phone: number, type: number, linkId: number) {
  return new Layout({
    Msg_Id: octets(8),
    Pk_total: number(1),
    Pk_number: number(1),
    Registered_Delivery: number(1),
    Msg_level: number(1),
    Service_Id: text(10),
    Fee_UserType: number(1),
    Fee_terminal_Id: text(phone),
    Fee_terminal_type: number(type),
    TP_pId: number(1),
    TP_udhi: number(1),
    Msg_Fmt: number(1),
    Msg_src: text(6),
    FeeType: text(2),
    FeeCode: text(6),
    ValId_Time: text(17),
    At_Time: text(17),
    Src_Id: text(21),
    Dest_terminal_Id: texts(phone),
    Dest_terminal_type: number(type),
    Msg_Content: counted(1),
    LinkID: spare(linkId),
  });
}

export const BODIES_2 = bodies({ phone: 21, status: 1, type: 0, linkId: 8 });
export const BODIES_3 = bodies({ phone: 32, status: 4, type: 1, linkId: 20 });
export type Bodies = typeof BODIES_3;
export type Submit = ReturnType<Bodies['submit']['decode']>;
export type Deliver = ReturnType<Bodies['deliver']['decode']>;
export const CONNECT = new Layout({
  Source_Addr: text(6),
  AuthenticatorSource: octets(16),
  Version: number(1),
  Timestamp: number(4),
});

export const CMPP_WIRE = shortHeaderWire(COMMAND.activeTest);

/** The answer to a request, of which the header and a Msg_Id are enough. */
export function responseTo(head: Buffer, Result: number, { deliverResponse }: Bodies): Buffer {
  const command = responseCommand(head);
  const sequence = sequenceOf(head);
  if (commandOf(head) === COMMAND.deliver) {
    return encode(command, sequence, deliverResponse, { Msg_Id: head.subarray(HEADER), Result });
  }
  // ACTIVE_TEST_RESP has an octet that means nothing.
  return commandOf(head) === COMMAND.activeTest ? bare(command, sequence, 1) : bare(command, sequence);
}

/** What shows that we know the secret; `timestamp`: MMDDHHMMSS as a number. */
export function authenticatorSource(account: string, secret: string, timestamp: number): Buffer {
  return clientDigest(account, 9, secret, timestamp);
}

/** What shows that the gateway does; `status`: its octets, as they stand in the answer. */
export const authenticatorIsmg = gatewayDigest;
