/** SMGP 3.0 as the protocol of a link. */
import type { Outbound } from '../../src/core/model/message';
import { type Clock, type Gateway, type Log, SendError } from '../../src/ports';
import { bare, commandOf, encode, HEADER } from '../china/shortHeader';
import { timestampOf } from '../china/time';
import { createLinkGateway, type LinkTools } from '../link/carrier';
import type { Connection } from '../link/connection';
import { LoginRefused } from '../link/line';
import type { Delivered, DeliveryContext, LineKind, Protocol, RequestKind } from '../link/protocol';
import { readDelivery, referenceOf } from './inbound';
import type { SmgpOptions } from './options';
import { planSubmits } from './outbound';
import {
  authenticatorClient,
  authenticatorServer,
  BOTH_WAYS,
  COMMAND,
  LOGIN,
  LOGIN_RESP,
  responseTo,
  SMGP_WIRE,
  SUBMIT,
  type Submit,
  TAKEN,
  VERSION,
} from './pdu';
import { isRefusal, loginFault, STATUS, sendErrorOf } from './status';

const LOGIN_RESPONSE = 0x80000001;
const SUBMIT_RESPONSE = 0x80000002;
const LINES: readonly LineKind[] = [{ role: 'both ways', sends: true }];
/** What the peer may ask, by its command. */
const KINDS: Readonly<Record<number, RequestKind>> = {
  [COMMAND.deliver]: 'delivery',
  [COMMAND.activeTest]: 'question',
  [COMMAND.exit]: 'goodbye',
};

export function createSmgpGateway(options: SmgpOptions, tools: LinkTools): Gateway {
  return createLinkGateway(options, options.source, new SmgpProtocol(options, tools), tools);
}

class SmgpProtocol implements Protocol<Submit> {
  readonly wire = SMGP_WIRE;
  readonly lines = LINES;
  readonly note = '';
  readonly head = HEADER + 10;
  readonly statuses = { taken: STATUS.ok, full: STATUS.busy, failed: STATUS.other };

  constructor(
    private readonly options: SmgpOptions,
    private readonly tools: { clock: Clock; log: Log },
  ) {}

  async open(connection: Connection): Promise<void> {
    const { account, secret } = this.options;
    const TimeStamp = timestampOf(this.tools.clock.now());
    const client = authenticatorClient(account, secret, TimeStamp);
    const fields = {
      ClientID: account,
      AuthenticatorClient: client,
      LoginMode: BOTH_WAYS,
      TimeStamp,
      ClientVersion: VERSION,
    };
    const response = await connection.request(
      (sequence) => encode(COMMAND.login, sequence, LOGIN, fields),
      false,
    );
    if (commandOf(response) !== LOGIN_RESPONSE) throw new Error('the log-in was answered by another command');
    const { Status, AuthenticatorServer } = LOGIN_RESP.decode(response, HEADER, STATUS.structure);
    if (isRefusal(Status)) {
      throw new LoginRefused(
        `the log-in was refused (${loginFault(Status)}): check ClientID, password, and the address that the carrier knows us by`,
      );
    }
    if (Status !== STATUS.ok) throw new Error(`the log-in failed: ${loginFault(Status)}`);
    const status = response.subarray(HEADER, HEADER + 4);
    if (!authenticatorServer(status, client, secret).equals(AuthenticatorServer)) {
      const gateway = this.options.name;
      this.tools.log.warn({ gateway }, 'the gateway has not shown that it knows our secret');
    }
  }

  goodbye(sequence: number): Buffer {
    return bare(COMMAND.exit, sequence);
  }

  submits(message: Outbound, reference: number, now: number): Submit[] {
    return planSubmits(message, this.options, reference, now);
  }

  encode(sequence: number, submit: Submit): Buffer {
    return encode(COMMAND.submit, sequence, SUBMIT, submit);
  }

  outcome(response: Buffer): string {
    if (commandOf(response) !== SUBMIT_RESPONSE || response.length < HEADER + 14) {
      throw new SendError('unknown', 'response', 'Submit was answered by something else');
    }
    const { MsgID, Status } = TAKEN.decode(response, HEADER, STATUS.structure);
    if (Status !== STATUS.ok) throw sendErrorOf(Status);
    return referenceOf(MsgID);
  }

  kindOf(request: Buffer): RequestKind {
    return KINDS[commandOf(request)] ?? 'unknown';
  }

  inbound(request: Buffer, arrival: DeliveryContext): Delivered {
    return readDelivery(request, arrival);
  }

  acknowledge(head: Buffer, status: number): Buffer {
    return responseTo(head, status);
  }

  /** SMGP has no word for it: its header comes back as an answer. */
  refuse(request: Buffer): Buffer {
    return responseTo(request, STATUS.command);
  }
}
