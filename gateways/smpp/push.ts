/** A notice as WAP push: a service indication (WAP-167) that a phone shows with a link, instead of a text message. */
import type { Outbound } from '../../src/core/model/message';

/** data_coding of octets without an alphabet. */
export const BINARY = 0x04;

/** Beginnings of addresses that have an octet of their own (WAP-167, section 8.3.3). */
const SCHEMES: readonly [string, number][] = [
  ['https://www.', 0x0f],
  ['https://', 0x0e],
  ['http://www.', 0x0d],
  ['http://', 0x0c],
];
const HREF = 0x0b;
/** WSP: any transaction, Push, a header of one octet: application/vnd.wap.sic (WAP-230, section 8.2.4). */
const PUSH = [0xdc, 0x06, 0x01, 0xae];
/** WBXML 1.2, SI 1.0, UTF-8, no string table; si, indication with attributes. */
const SI = [0x02, 0x05, 0x6a, 0x00, 0x45, 0xc6];
const STRING = 0x03;
const END = 0x01;
/** To port 2948, where phones listen for pushes, from 9200 (TS 23.040, section 9.2.3.24.4). */
const PORTS = [0x05, 0x04, 0x0b, 0x84, 0x23, 0xf0];
const CONCATENATED = 0x00;
/** Octets of a message. */
const ROOM = 140;
/** Beyond these a text message is the better way. */
const MOST_PARTS = 4;

/** The service indication of a text with its link, as a push that nobody confirms. */
export function serviceIndication(url: string, text: string): Buffer {
  const [start = '', token = HREF] = SCHEMES.find(([scheme]) => url.startsWith(scheme)) ?? [];
  return Buffer.concat([
    Buffer.from([...PUSH, ...SI, token, STRING]),
    Buffer.from(url.slice(start.length)),
    Buffer.from([0x00, END, STRING]),
    Buffer.from(text),
    Buffer.from([0x00, END, END]),
  ]);
}

/** The short_message of each part, headers included; null where the message is no push: an answer, an alert, a long text. */
export function pushParts(
  { lane, text }: Pick<Outbound, 'lane' | 'text'>,
  url: string,
  reference: number,
): Buffer[] | null {
  // Replies were asked for by text, and alerts have to be answered by text.
  if (lane !== 'notice' && lane !== 'bulk') return null;
  const push = serviceIndication(url, text);
  const whole = [PORTS.length, ...PORTS];
  if (whole.length + push.length <= ROOM) return [Buffer.concat([Buffer.from(whole), push])];
  const header = [...PORTS, CONCATENATED, 3];
  const room = ROOM - 1 - header.length - 3;
  const total = Math.ceil(push.length / room);
  if (total > MOST_PARTS) return null;
  return Array.from({ length: total }, (_, index) => {
    const udh = [header.length + 3, ...header, reference & 0xff, total, index + 1];
    return Buffer.concat([Buffer.from(udh), push.subarray(index * room, (index + 1) * room)]);
  });
}
