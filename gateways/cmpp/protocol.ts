/** CMPP 2.0 and 3.0 as the protocol of a link. */
import type { Outbound } from '../../src/core/model/message';
import type { Clock, Gateway, Log } from '../../src/ports';
import { logIn, mustAnswer } from '../china/session';
import { bare, commandOf, encode, HEADER } from '../china/shortHeader';
import { timestampOf } from '../china/time';
import { createLinkGateway, type LinkTools } from '../link/carrier';
import type { Connection } from '../link/connection';
import type { Delivered, DeliveryContext, LineKind, Protocol, RequestKind } from '../link/protocol';
import { readDelivery, referenceOf } from './inbound';
import type { CmppOptions } from './options';
import { planSubmits } from './outbound';
import {
  authenticatorIsmg,
  authenticatorSource,
  BODIES_2,
  BODIES_3,
  type Bodies,
  CMPP_WIRE,
  COMMAND,
  CONNECT,
  responseTo,
  type Submit,
  VERSIONS,
} from './pdu';
import { LOGIN_REFUSALS, loginFault, RESULT, sendErrorOf, VERSION_TOO_HIGH } from './status';

const CONNECT_RESP = 0x80000001;
const SUBMIT_RESP = 0x80000004;
/** Octets from which an answer is one of 3.0. */
const LONG_CONNECT_RESP = 33;
const LONG_SUBMIT_RESP = 24;
const LINES: readonly LineKind[] = [{ role: 'both ways', sends: true }];
/** What the peer may ask, by its command. */
const KINDS: Readonly<Record<number, RequestKind>> = {
  [COMMAND.deliver]: 'delivery',
  [COMMAND.activeTest]: 'question',
  [COMMAND.terminate]: 'goodbye',
};

export function createCmppGateway(options: CmppOptions, tools: LinkTools): Gateway {
  return createLinkGateway(options, options.source, new CmppProtocol(options, tools), tools);
}

class CmppProtocol implements Protocol<Submit> {
  readonly wire = CMPP_WIRE;
  readonly lines = LINES;
  readonly head = HEADER + 8;
  readonly statuses = { taken: RESULT.ok, full: RESULT.flow, failed: RESULT.other };
  /** What the gateway has agreed to; it stays so as long as this process runs. */
  private version: number;

  constructor(
    private readonly options: CmppOptions,
    private readonly tools: { clock: Clock; log: Log },
  ) {
    this.version = VERSIONS[options.version];
  }

  get note(): string {
    return this.version < VERSIONS[this.options.version] ? '; the gateway speaks CMPP 2.0 only' : '';
  }

  /** CONNECT. A gateway that speaks an older version is asked again in that. */
  async open(connection: Connection): Promise<void> {
    const { account, secret, name } = this.options;
    const Timestamp = timestampOf(this.tools.clock.now());
    const source = authenticatorSource(account, secret, Timestamp);
    const fields = { Source_Addr: account, AuthenticatorSource: source, Version: this.version, Timestamp };
    const welcome = await logIn(connection, {
      request: (sequence) => encode(COMMAND.connect, sequence, CONNECT, fields),
      answer: CONNECT_RESP,
      read: (response) => this.readWelcome(response),
      account: 'SP_Id',
      refusals: LOGIN_REFUSALS,
      fault: loginFault,
    });
    if (!authenticatorIsmg(welcome.octets, source, secret).equals(welcome.digest))
      this.tools.log.warn({ gateway: name }, 'the gateway has not shown that it knows our secret');
  }

  goodbye(sequence: number): Buffer {
    return bare(COMMAND.terminate, sequence);
  }

  submits(message: Outbound, reference: number, now: number): Submit[] {
    return planSubmits(message, this.options, reference, now);
  }

  encode(sequence: number, submit: Submit): Buffer {
    return encode(COMMAND.submit, sequence, this.bodies.submit, submit);
  }

  outcome(response: Buffer): string {
    mustAnswer(response, SUBMIT_RESP, HEADER + 9, 'SUBMIT');
    const { submitResponse } = response.length < LONG_SUBMIT_RESP ? BODIES_2 : BODIES_3;
    const { Msg_Id, Result } = submitResponse.decode(response, HEADER, RESULT.length);
    if (Result !== RESULT.ok) throw sendErrorOf(Result);
    return referenceOf(Msg_Id);
  }

  kindOf(request: Buffer): RequestKind {
    return KINDS[commandOf(request)] ?? 'unknown';
  }

  inbound(request: Buffer, arrival: DeliveryContext): Delivered {
    return readDelivery(request, this.bodies, arrival);
  }

  acknowledge(head: Buffer, status: number): Buffer {
    return responseTo(head, status, this.bodies);
  }

  /** CMPP has no word for it: its header comes back as an answer. */
  refuse(request: Buffer): Buffer {
    return responseTo(request, RESULT.other, this.bodies);
  }

  private get bodies(): Bodies {
    return this.version === VERSIONS['3.0'] ? BODIES_3 : BODIES_2;
  }

  /** A gateway may refuse 3.0; or take us in and go on in 2.0, as it says or shows by the form of its answer. */
  private readWelcome(response: Buffer) {
    const isShort = response.length < LONG_CONNECT_RESP;
    const { connectResponse } = isShort ? BODIES_2 : BODIES_3;
    const { Status, AuthenticatorISMG, Version } = connectResponse.decode(response, HEADER, RESULT.length);
    if (this.version === VERSIONS['3.0']) {
      const isOlder = isShort || (Version !== 0 && Version < VERSIONS['3.0']);
      if (Status === VERSION_TOO_HIGH || (Status === RESULT.ok && isOlder)) this.version = VERSIONS['2.0'];
      if (Status === VERSION_TOO_HIGH)
        throw new Error('the gateway does not speak CMPP 3.0: it is asked for 2.0');
    }
    const octets = response.subarray(HEADER, response.length - 17);
    return { status: Status, octets, digest: AuthenticatorISMG };
  }
}
