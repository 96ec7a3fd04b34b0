/** SMGP 3.0 as the protocol of a link. */
import type { Outbound } from '../../src/core/model/message';
import type { Clock, Gateway, Log } from '../../src/ports';
import { logIn, mustAnswer } from '../china/session';
import { bare, commandOf, encode, HEADER } from '../china/shortHeader';
import { timestampOf } from '../china/time';
import { createLinkGateway, type LinkTools } from '../link/carrier';
import type { Connection } from '../link/connection';
import type { LineKind, Protocol, RequestKind } from '../link/protocol';
import { readDelivery, referenceOf } from './inbound';
import type { SmgpOptions } from './options';
import { planSubmits } from './outbound';
import {
  authenticatorClient,
  authenticatorServer,
  COMMAND,
  LOGIN,
  LOGIN_MODE,
  LOGIN_RESP,
  responseTo,
  SMGP_WIRE,
  SUBMIT,
  type Submit,
  TAKEN,
  VERSION,
} from './pdu';
import { LOGIN_REFUSALS, loginFault, STATUS, sendErrorOf } from './status';

const LOGIN_RESPONSE = 0x80000001;
const SUBMIT_RESPONSE = 0x80000002;
interface SmgpLine extends LineKind {
  role: keyof typeof LOGIN_MODE;
}
const LINES: Readonly<Record<SmgpOptions['bind'], readonly SmgpLine[]>> = {
  both: [{ role: 'both ways', sends: true }],
  pair: [
    { role: 'receiving', sends: false },
    { role: 'sending', sends: true },
  ],
};
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
  readonly lines: readonly SmgpLine[];
  readonly note = '';
  readonly inbound = readDelivery;
  readonly acknowledge = responseTo;
  readonly head = HEADER + 10;
  readonly statuses = { taken: STATUS.ok, full: STATUS.busy, failed: STATUS.other };

  constructor(
    private readonly options: SmgpOptions,
    private readonly tools: { clock: Clock; log: Log },
  ) {
    this.lines = LINES[options.bind];
  }

  async open(connection: Connection, { role }: SmgpLine): Promise<void> {
    const { account, secret, name } = this.options;
    const TimeStamp = timestampOf(this.tools.clock.now());
    const client = authenticatorClient(account, secret, TimeStamp);
    const fields = {
      ClientID: account,
      AuthenticatorClient: client,
      LoginMode: LOGIN_MODE[role],
      TimeStamp,
      ClientVersion: VERSION,
    };
    const welcome = await logIn(connection, {
      request: (sequence) => encode(COMMAND.login, sequence, LOGIN, fields),
      answer: LOGIN_RESPONSE,
      read: readWelcome,
      account: 'ClientID',
      refusals: LOGIN_REFUSALS,
      fault: loginFault,
    });
    if (!authenticatorServer(welcome.octets, client, secret).equals(welcome.digest))
      this.tools.log.warn({ gateway: name }, 'the gateway has not shown that it knows our secret');
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
    mustAnswer(response, SUBMIT_RESPONSE, HEADER + 14, 'Submit');
    const { MsgID, Status } = TAKEN.decode(response, HEADER, STATUS.structure);
    if (Status !== STATUS.ok) throw sendErrorOf(Status);
    return referenceOf(MsgID);
  }

  kindOf(request: Buffer): RequestKind {
    return KINDS[commandOf(request)] ?? 'unknown';
  }

  /** SMGP has no word for it: its header comes back as an answer. */
  refuse(request: Buffer): Buffer {
    return responseTo(request, STATUS.command);
  }
}

function readWelcome(response: Buffer) {
  const { Status, AuthenticatorServer } = LOGIN_RESP.decode(response, HEADER, STATUS.structure);
  return { status: Status, octets: response.subarray(HEADER, HEADER + 4), digest: AuthenticatorServer };
}
