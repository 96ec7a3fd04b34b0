/**
 * A protocol that nobody speaks, as small as a link's protocol can be: it shows what a new one has to bring. A PDU is
 * length 4, command 1, status 1, sequence 4, and a body in JSON.
 */

import { createLinkGateway, type LinkTools } from '../../../gateways/link/carrier';
import type { Connection } from '../../../gateways/link/connection';
import type { Wire } from '../../../gateways/link/framer';
import { LoginRefused } from '../../../gateways/link/line';
import { type LinkOptions, LinkUrl } from '../../../gateways/link/options';
import {
  type Delivered,
  type DeliveryContext,
  type LineKind,
  LoginLost,
  Malformed,
  type Protocol,
} from '../../../gateways/link/protocol';
import type { LinkProtocol } from '../../../gateways/link/settings';
import type { Outbound } from '../../../src/core/model/message';
import { segment, USUAL_FORM } from '../../../src/core/text/segments';
import { SendError } from '../../../src/ports';

export const COMMAND = { login: 1, submit: 2, deliver: 3, report: 4, enquire: 5, bye: 6 } as const;
export const STATUS = {
  ok: 0,
  full: 1,
  failed: 2,
  tooFast: 3,
  refused: 4,
  notIn: 5,
  malformed: 6,
  unknown: 7,
};
const RESPONSE = 0x80;
const HEADER = 10;

export interface TinyOptions extends LinkOptions {
  user: string;
  secret: string;
  /** The port that the peer dials; absent: we dial. */
  listen?: number;
  /** From where it may. */
  from: string;
}

export interface TinySubmit {
  to: string;
  from: string;
  text: string;
  /** Reference, number of parts, number of this one. */
  part?: readonly [number, number, number];
}

export function encodePdu(command: number, sequence: number, status = 0, body?: object): Buffer {
  const text = body === undefined ? '' : JSON.stringify(body);
  const pdu = Buffer.alloc(HEADER + Buffer.byteLength(text));
  pdu.writeUInt32BE(pdu.length, 0);
  pdu.writeUInt8(command, 4);
  pdu.writeUInt8(status, 5);
  pdu.writeUInt32BE(sequence, 6);
  pdu.write(text, HEADER);
  return pdu;
}

export const commandOf = (pdu: Buffer): number => pdu.readUInt8(4);
export const statusOf = (pdu: Buffer): number => pdu.readUInt8(5);
export const bodyOf = (pdu: Buffer): Record<string, unknown> => JSON.parse(pdu.toString('utf8', HEADER));
export const answerTo = (pdu: Buffer, status: number, body?: object): Buffer =>
  encodePdu(commandOf(pdu) | RESPONSE, WIRE.sequenceOf(pdu), status, body);

export const WIRE: Wire = {
  header: HEADER,
  longest: 4_096,
  sequenceOf: (pdu) => pdu.readUInt32BE(6),
  isResponse: (pdu) => commandOf(pdu) >= RESPONSE,
  keepAlive: (sequence) => encodePdu(COMMAND.enquire, sequence),
  refuseLength: () => null,
};

class TinyProtocol implements Protocol<TinySubmit> {
  readonly wire = WIRE;
  readonly lines: readonly LineKind[];
  readonly note = '';
  readonly head = HEADER;
  readonly statuses = { taken: STATUS.ok, full: STATUS.full, failed: STATUS.failed };

  constructor(private readonly options: TinyOptions) {
    const { listen: port, from } = options;
    const listens = { host: '127.0.0.1', from: [from] };
    this.lines = [
      { role: 'both', sends: true, ...(port !== undefined && { listens: { ...listens, port } }) },
    ];
  }

  async open(connection: Connection): Promise<void> {
    const { user, secret } = this.options;
    const login = (sequence: number) => encodePdu(COMMAND.login, sequence, 0, { user, secret });
    const status = statusOf(await connection.request(login, false));
    if (status === STATUS.refused) throw new LoginRefused('the log-in was refused: check the secret');
    if (status !== STATUS.ok) throw new Error(`the log-in failed (${status})`);
  }

  admit(request: Buffer) {
    const isRight = commandOf(request) === COMMAND.login && bodyOf(request).secret === this.options.secret;
    return {
      answer: answerTo(request, isRight ? STATUS.ok : STATUS.refused),
      refused: isRight ? null : 'its log-in was wrong',
    };
  }

  goodbye(sequence: number): Buffer {
    return encodePdu(COMMAND.bye, sequence);
  }

  submits({ to, from, text }: Outbound, reference: number): TinySubmit[] {
    const { segments } = segment(text);
    if (segments.length === 1) return [{ to, from, text }];
    return segments.map((piece, index) => ({
      to,
      from,
      text: piece,
      part: [reference, segments.length, index + 1] as const,
    }));
  }

  encode(sequence: number, submit: TinySubmit): Buffer {
    return encodePdu(COMMAND.submit, sequence, 0, submit);
  }

  outcome(response: Buffer): string {
    const status = statusOf(response);
    if (status === STATUS.ok) return String(bodyOf(response).id);
    if (status === STATUS.notIn) throw new LoginLost('not_in', 'we are not logged in');
    const fate = status === STATUS.tooFast ? 'throttled' : status === STATUS.full ? 'busy' : 'rejected';
    throw new SendError(fate, String(status), `the carrier answered with ${status}`);
  }

  kindOf(request: Buffer) {
    const command = commandOf(request);
    if (command === COMMAND.deliver || command === COMMAND.report) return 'delivery';
    if (command === COMMAND.enquire) return 'question';
    return command === COMMAND.bye ? 'goodbye' : 'unknown';
  }

  inbound(request: Buffer, { gateway, connection, id, at }: DeliveryContext): Delivered {
    const { from, to, text, reference, state, part } = bodyOf(request) as Record<string, string> & {
      part?: TinySubmit['part'];
    };
    if (!from) throw new Malformed(STATUS.malformed, 'it has no sender');
    if (commandOf(request) === COMMAND.report) {
      const told = state === 'delivered' ? 'delivered' : 'undeliverable';
      return {
        kind: 'receipt',
        receipt: { gateway, references: [String(reference)], to: [from], state: told, at },
      };
    }
    const message = { id, gateway, medium: 'sms', from, to: String(to), at, connection } as const;
    if (!part) return { kind: 'message', message: { ...message, text: String(text) } };
    const [set, total, number] = part;
    const place = { reference: set, width: 16, total, number } as const;
    const octets = Buffer.from(String(text));
    return { kind: 'part', part: { ...message, octets, alphabet: 'utf8', part: place } };
  }

  acknowledge(head: Buffer, status: number): Buffer {
    return answerTo(head, status);
  }

  refuse(request: Buffer): Buffer {
    return answerTo(request, STATUS.unknown);
  }
}

/** `tiny://user:secret@host:port?name=…`; with `listen=PORT` the peer dials us. */
export const tiny: LinkProtocol = {
  name: 'tiny',
  schemes: ['tiny'],
  account: 'user',
  read(written) {
    const read = new LinkUrl(new URL(written));
    const { url } = read;
    const listen = read.optionalNumber('listen', 1, 65_535);
    const options: TinyOptions = {
      ...read.place('tiny', { plain: 7_777, tls: 7_778 }),
      ...read.pace({ window: 16, enquire: 30 }),
      source: read.source(),
      signature: read.signature(),
      user: read.part('user', url.username, 8),
      secret: read.part('secret', url.password, 16),
      from: read.given('from') ?? '127.0.0.0/8',
      ...(listen !== undefined && { listen }),
    };
    read.finish('tiny', options);
    const { source } = options;
    const create = (tools: LinkTools) => createLinkGateway(options, source, new TinyProtocol(options), tools);
    return { options, source, form: USUAL_FORM, create };
  },
};
