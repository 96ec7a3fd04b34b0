/** The gateways of Chinese carriers as one table: what they write, octet by octet, and how we answer. */
import fc from 'fast-check';
import { bare, encode } from '../../../gateways/china/shortHeader';
import { BODIES_2, BODIES_3, type Bodies, COMMAND as CMPP, CMPP_WIRE } from '../../../gateways/cmpp/pdu';
import type { Wire } from '../../../gateways/link/framer';
import * as sgip from '../../../gateways/sgip/pdu';
import { DELIVER, COMMAND as SMGP, SMGP_WIRE } from '../../../gateways/smgp/pdu';
import type { CarrierPeer } from '../../../src/carrier/carrierPeer';
import { CmppGateway, deliverFields as cmppDeliver } from '../../../src/carrier/cmpp';
import { SgipGateway, deliverFields as sgipDeliver } from '../../../src/carrier/sgip';
import { idOf, SmgpGateway, deliverFields as smgpDeliver } from '../../../src/carrier/smgp';
import { startCmpp } from '../cmpp/link';
import { startSgip } from '../sgip/link';
import { startSmgp } from '../smgp/link';
import type { Started } from './started';

type Link = Started<CarrierPeer>;

export interface Chinese {
  wire: Wire;
  /** The peer that it speaks to, not started yet; `secret`: what it takes for the password. */
  peer(secret?: string): CarrierPeer;
  start(query: string, peer: CarrierPeer): Promise<Link>;
  /** The gateway dials to deliver. */
  meet(link: Link): Promise<unknown>;
  commands: {
    submit: number;
    deliver: number;
    login: number;
    question: number;
    bye: number;
    all: readonly number[];
  };
  bare(command: number, sequence: number): Buffer;
  /** A person's text: `BT` in ASCII, unless said otherwise. */
  deliver(sequence: number, text?: { octets: Buffer; coding: number }): Buffer;
  /** A text that nothing tells from another one. */
  nameless(): Buffer;
  /** Word of a message that nobody sent. */
  report(sequence: number): Buffer;
  /** Octets of the number that says how long a text is. */
  length: 1 | 4;
  /** What the answer to a delivery says, and what it says of one that can not be read. */
  status(answer: Buffer): number;
  malformed: number;
  /** Takes us in without showing that it knows the secret; absent: nobody shows anything. */
  welcome?(login: Buffer): Buffer;
  /** What a status says: of the log-in, where it may go better the next time; of a message. */
  refused: string;
  logins: readonly (readonly [number, string])[];
  messages: readonly (readonly [number, string])[];
  /** Any text in its fields; these in octets; those read again. */
  fields: fc.Arbitrary<object>;
  write(fields: object): Buffer;
  read(pdu: Buffer): unknown;
}

const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`));
const octets = (most: number) => fc.uint8Array({ maxLength: most }).map((all) => Buffer.from(all));
const NODE = 41_000;
const numbered = (sequence: number) => sgip.sequenceNumber(NODE, 1_123_090_000, sequence);

/** An answer with so many octets of nothing behind the header. */
export function answerTo(request: Buffer, { header }: Wire, command: number, length: number): Buffer {
  const answer = Buffer.alloc(header + length);
  answer.writeUInt32BE(answer.length, 0);
  answer.writeUInt32BE(command, 4);
  request.copy(answer, 8, 8, header);
  return answer;
}

function cmpp(version: '2.0' | '3.0', bodies: Bodies): Chinese {
  const write = (sequence: number, fields: object) =>
    encode(CMPP.deliver, sequence, bodies.deliver, cmppDeliver(fields));
  const short = version === '2.0';
  return {
    wire: CMPP_WIRE,
    peer: (secret) => new CmppGateway(version, secret),
    start: (query, peer) => startCmpp(`version=${version}&${query}`, peer as CmppGateway), // as `peer` made it
    meet: async () => {},
    commands: {
      ...{ submit: CMPP.submit, deliver: CMPP.deliver, login: CMPP.connect, question: CMPP.activeTest },
      ...{ bye: CMPP.terminate, all: [1, 3, 4, 5, 6, 8, 0x99, 0x80000001, 0x80000004, 0x80000008] },
    },
    bare,
    deliver: (sequence, text) =>
      write(sequence, text ? { Msg_Content: text.octets, Msg_Fmt: text.coding } : {}),
    nameless: () => write(1, { Msg_Id: Buffer.alloc(8) }),
    report: (sequence) =>
      write(sequence, { Registered_Delivery: 1, Msg_Content: Buffer.alloc(short ? 60 : 71, '1') }),
    length: 1,
    status: (answer) => (short ? answer.readUInt8(20) : answer.readUInt32BE(20)),
    malformed: 4,
    refused: 'the account or its password is wrong (3)',
    logins: [
      [1, 'the message is wrong (1)'],
      [5, 'other fault (5)'],
    ],
    messages: [
      [1, 'rejected CMPP:1'],
      [3, 'unknown CMPP:3'],
      [5, 'misconfigured CMPP:5'],
      [8, 'throttled CMPP:8'],
      [10, 'misconfigured CMPP:10'],
      [13, 'rejected CMPP:13'],
      [77, 'retry CMPP:77'],
    ],
    welcome: (login) => answerTo(login, CMPP_WIRE, 0x80000001, short ? 18 : 21),
    fields: fc.record({
      Dest_Id: digits(20),
      Service_Id: fc.stringMatching(/^[A-Z]{0,10}$/),
      TP_udhi: fc.constantFrom(0, 1),
      Msg_Fmt: fc.constantFrom(0, 4, 8, 15),
      Src_terminal_Id: digits(21),
      Msg_Content: octets(255),
      LinkID: fc.stringMatching(/^[0-9A-F]{0,8}$/),
    }),
    write: (fields) => write(1, fields),
    read: (pdu) => bodies.deliver.decode(pdu, CMPP_WIRE.header, 4),
  };
}

function smgp(): Chinese {
  const write = (sequence: number, fields: object) =>
    encode(SMGP.deliver, sequence, DELIVER, smgpDeliver(fields));
  const report = Buffer.from('id:1234567890 sub:001 dlvrd:001 stat:DELIVRD err:000 Text:');
  return {
    wire: SMGP_WIRE,
    peer: (secret) => new SmgpGateway(secret),
    start: (query, peer) => startSmgp(query, peer as SmgpGateway), // as `peer` made it
    meet: async () => {},
    commands: {
      ...{ submit: SMGP.submit, deliver: SMGP.deliver, login: SMGP.login, question: SMGP.activeTest },
      ...{ bye: SMGP.exit, all: [1, 2, 3, 4, 6, 7, 0x99, 0x80000001, 0x80000002, 0x80000004] },
    },
    bare,
    deliver: (sequence, text) =>
      write(sequence, text ? { MsgContent: text.octets, MsgFormat: text.coding } : {}),
    nameless: () => write(1, { MsgID: Buffer.alloc(10) }),
    report: (sequence) => write(sequence, { MsgID: idOf(sequence % 1_000), IsReport: 1, MsgContent: report }),
    length: 1,
    status: (answer) => answer.readUInt32BE(22),
    malformed: 10,
    refused: 'the account or its password (21)',
    logins: [
      [1, 'busy (1)'],
      [22, 'the version is too high (22)'],
      [200, 'other fault (200)'],
    ],
    messages: [
      [1, 'throttled SMGP:1'],
      [12, 'unknown SMGP:12'],
      [33, 'misconfigured SMGP:33'],
      [46, 'misconfigured SMGP:46'],
      [47, 'rejected SMGP:47'],
      [74, 'retry SMGP:74'],
      [75, 'retry SMGP:75'],
      [200, 'retry SMGP:200'],
    ],
    welcome: (login) => answerTo(login, SMGP_WIRE, 0x80000001, 21),
    fields: fc.record({
      DestTermID: digits(20),
      MsgFormat: fc.constantFrom(0, 4, 8, 15),
      SrcTermID: digits(21),
      MsgContent: octets(255),
      parameters: fc
        .uniqueArray(fc.tuple(fc.nat(0xffff), octets(20)), { selector: ([tag]) => tag, maxLength: 4 })
        .map((list) => new Map(list)),
    }),
    write: (fields) => write(1, fields),
    read: (pdu) => DELIVER.decode(pdu, SMGP_WIRE.header, 10),
  };
}

function unicom(): Chinese {
  const { COMMAND, HEADER, REPORT, SGIP_WIRE } = sgip;
  const write = (sequence: number, fields: object) =>
    sgip.encode(COMMAND.deliver, numbered(sequence), sgip.DELIVER, sgipDeliver(fields));
  const word = { ReportType: 0, UserNumber: '1', State: 0, ErrorCode: 0, Reserve: '' };
  let listen = 0;
  return {
    wire: SGIP_WIRE,
    peer: (secret) => new SgipGateway(secret),
    start: async (query, peer) => {
      const link = await startSgip(query, peer as SgipGateway); // as `peer` made it
      ({ listen } = link);
      return link;
    },
    meet: ({ peer }) => (peer as SgipGateway).meet(listen), // as `peer` made it
    commands: {
      ...{ submit: COMMAND.submit, deliver: COMMAND.deliver, login: COMMAND.bind, question: COMMAND.userRpt },
      ...{ bye: COMMAND.unbind, all: [1, 3, 4, 5, 0x11, 0x99, 0x1000, 0x80000001, 0x80000003] },
    },
    bare: (command, sequence) => sgip.bare(command, numbered(sequence)),
    deliver: (sequence, text) =>
      write(sequence, text ? { MessageContent: text.octets, MessageCoding: text.coding } : {}),
    nameless: () => sgip.encode(COMMAND.deliver, Buffer.alloc(12), sgip.DELIVER, sgipDeliver()),
    report: (sequence) =>
      sgip.encode(COMMAND.report, numbered(sequence), REPORT, {
        ...word,
        SubmitSequenceNumber: numbered(7),
      }),
    length: 4,
    status: (answer) => answer.readUInt8(HEADER),
    malformed: 5,
    refused: 'the name or its password is wrong (1)',
    logins: [
      [3, 'too many connections (3)'],
      [200, 'other fault (200)'],
    ],
    messages: [
      [6, 'rejected SGIP:6'],
      [9, 'unknown SGIP:9'],
      [11, 'throttled SGIP:11'],
      [24, 'misconfigured SGIP:24'],
      [33, 'busy SGIP:33'],
      [200, 'retry SGIP:200'],
    ],
    fields: fc.record({
      SPNumber: digits(20),
      UserNumber: digits(21),
      TP_udhi: fc.constantFrom(0, 1),
      MessageCoding: fc.constantFrom(0, 4, 8, 15),
      MessageContent: octets(300),
    }),
    write: (fields) => write(1, fields),
    read: (pdu) => sgip.DELIVER.decode(pdu, HEADER, 5),
  };
}

export const CHINESE: Readonly<Record<string, Chinese>> = {
  'CMPP 2.0': cmpp('2.0', BODIES_2),
  'CMPP 3.0': cmpp('3.0', BODIES_3),
  SMGP: smgp(),
  SGIP: unicom(),
};
