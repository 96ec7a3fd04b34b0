/** A person's text as the gateways of Chinese carriers hand it over, in the service's words. */
import { createHash } from 'node:crypto';
import type { Inbound } from '../../src/core/model/message';
import { readText } from '../../src/core/text/octets';
import { normalisePhone } from '../../src/core/text/phone';
import type { Delivered, DeliveryContext } from '../link/protocol';
import { alphabetOf } from '../link/text/alphabet';
import { type PartOf, readHeader } from '../link/text/concat';
import { codeWithout86 } from './number';

export interface Handed {
  from: string;
  to: string;
  content: Buffer;
  /** Msg_Fmt: 0 ASCII, 8 UCS-2, 15 GB18030. */
  format: number;
  /** Whether the content begins with a user data header. */
  hasHeader: boolean;
  /** What the gateway says beside the text of its place in a longer one; absent: nothing. */
  part?: PartOf | null;
  /** What tells this delivery from others and is the same when it comes again; null: nothing does. */
  print: Buffer | null;
  /** What an answer has to name; empty: nothing. */
  linkId: string;
}

/** `protocol` stands in front of the id. A print may come again after a year. */
export function deliveryOf(protocol: string, handed: Handed, arrival: DeliveryContext): Delivered {
  const { content, hasHeader, print, linkId } = handed;
  const { text: octets, part } = hasHeader
    ? readHeader(content)
    : { text: content, part: handed.part ?? null };
  const piece = { octets, alphabet: alphabetOf(handed.format, 'ascii') };
  const message: Omit<Inbound, 'text'> = {
    id: print ? `${protocol}-${digestOf(print, arrival)}` : arrival.id,
    gateway: arrival.gateway,
    medium: 'sms',
    from: normalisePhone(handed.from),
    to: codeWithout86(handed.to),
    at: arrival.at,
    connection: arrival.connection,
    ...(linkId !== '' && { returnAddress: linkId }),
  };
  if (part) return { kind: 'part', part: { ...message, ...piece, part } };
  return { kind: 'message', message: { ...message, text: readText([piece]) } };
}

function digestOf(print: Buffer, { gateway, at }: DeliveryContext): string {
  const year = new Date(at).getUTCFullYear();
  return createHash('sha1').update(`${gateway} ${year} `).update(print).digest('hex');
}

/** The numbers that a report names, each once, as the service writes them. */
export function numbersOf(...written: string[]): string[] {
  return [...new Set(written.filter((one) => one !== '').map((one) => normalisePhone(one)))];
}
