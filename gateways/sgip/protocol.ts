/** SGIP 1.2 as the protocol of a link: a line that we dial to submit, and one that the gateway dials to deliver. */
import type { Outbound } from '../../src/core/model/message';
import { isSameSecret } from '../../src/net/secret';
import type { Clock, Gateway } from '../../src/ports';
import { logIn, mustAnswer } from '../china/session';
import { commandOf, RESPONSE } from '../china/shortHeader';
import { timestampOf } from '../china/time';
import { createLinkGateway, type LinkTools } from '../link/carrier';
import type { Connection } from '../link/connection';
import type { Wire } from '../link/framer';
import { Numbers } from '../link/pending';
import { type Admission, type LineKind, LoginLost, type Protocol, type RequestKind } from '../link/protocol';
import { readDelivery, referenceOf } from './inbound';
import type { SgipOptions } from './options';
import { planSubmits } from './outbound';
import {
  BIND,
  bare,
  COMMAND,
  encode,
  HEADER,
  LOGIN_TYPE,
  RESULT_BODY,
  responseTo,
  SGIP_WIRE,
  SUBMIT,
  type Submit,
  sequenceNumber,
  sequenceNumberOf,
} from './pdu';
import { codeOf, LOGIN_REFUSALS, loginFault, NOT_LOGGED_IN, RESULT, sendErrorOf } from './status';

const BIND_RESP = (COMMAND.bind | RESPONSE) >>> 0;
const SUBMIT_RESP = (COMMAND.submit | RESPONSE) >>> 0;
/** What the peer may ask, by its command. */
const KINDS: Readonly<Record<number, RequestKind>> = {
  [COMMAND.deliver]: 'delivery',
  [COMMAND.report]: 'delivery',
  // What a phone can do: we have no use for it.
  [COMMAND.userRpt]: 'question',
  [COMMAND.unbind]: 'goodbye',
};

export function createSgipGateway(options: SgipOptions, tools: LinkTools): Gateway {
  return createLinkGateway(options, options.source, new SgipProtocol(options, tools.clock), tools);
}

class SgipProtocol implements Protocol<Submit> {
  /** A message has no other name than its sequence number: no two connections may give the same one. */
  readonly wire: Wire = { ...SGIP_WIRE, numbers: new Numbers() };
  readonly lines: readonly LineKind[];
  readonly note = '';
  readonly inbound = readDelivery;
  readonly acknowledge = responseTo;
  readonly head = HEADER;
  readonly statuses = { taken: RESULT.ok, full: RESULT.busy, failed: RESULT.failed };

  constructor(
    private readonly options: SgipOptions,
    private readonly clock: Clock,
  ) {
    const { listen: port, bindAt, from } = options;
    const listens = { port, from, ...(bindAt !== undefined && { host: bindAt }) };
    this.lines = [
      { role: 'submitting', sends: true },
      { role: 'delivering', sends: false, listens },
    ];
  }

  async open(connection: Connection): Promise<void> {
    const { account, secret } = this.options;
    const fields = {
      LoginType: LOGIN_TYPE.toGateway,
      LoginName: account,
      LoginPassword: secret,
      Reserve: '',
    };
    await logIn(connection, {
      request: (counter) => encode(COMMAND.bind, this.number(counter), BIND, fields),
      answer: BIND_RESP,
      read: (response) => ({ status: RESULT_BODY.decode(response, HEADER, RESULT.form).Result }),
      account: 'LoginName',
      refusals: LOGIN_REFUSALS,
      fault: loginFault,
    });
  }

  admit(request: Buffer): Admission {
    const [result, refused] = this.refusalOf(request) ?? [RESULT.ok, null];
    return { answer: responseTo(request, result), refused };
  }

  goodbye(counter: number): Buffer {
    return bare(COMMAND.unbind, this.number(counter));
  }

  submits(message: Outbound, reference: number, now: number): Submit[] {
    return planSubmits(message, this.options, reference, now);
  }

  encode(counter: number, submit: Submit): Buffer {
    return encode(COMMAND.submit, this.number(counter), SUBMIT, submit);
  }

  outcome(response: Buffer): string {
    mustAnswer(response, SUBMIT_RESP, HEADER + 1, 'Submit');
    const { Result } = RESULT_BODY.decode(response, HEADER, RESULT.form);
    if (Result === NOT_LOGGED_IN)
      throw new LoginLost(codeOf(Result), 'the gateway says we are not logged in');
    if (Result !== RESULT.ok) throw sendErrorOf(Result);
    return referenceOf(sequenceNumberOf(response));
  }

  kindOf(request: Buffer): RequestKind {
    return KINDS[commandOf(request)] ?? 'unknown';
  }

  refuse(request: Buffer): Buffer {
    return responseTo(request, commandOf(request) === COMMAND.bind ? RESULT.again : RESULT.command);
  }

  /** What is said to a gateway that dialled and is not let in, and why; null: it is. */
  private refusalOf(request: Buffer): [result: number, why: string] | null {
    if (commandOf(request) !== COMMAND.bind) return [RESULT.who, 'its first word was no log-in'];
    const { LoginType, LoginName, LoginPassword } = BIND.decode(request, HEADER, RESULT.form);
    const { gatewayAccount, gatewaySecret } = this.options;
    if (!isSameSecret(LoginPassword, gatewaySecret) || LoginName !== gatewayAccount)
      return [RESULT.who, 'its name or password is not that of gateway_account and gateway_password'];
    return LoginType === LOGIN_TYPE.fromGateway ? null : [RESULT.how, `its LoginType is ${LoginType}, not 2`];
  }

  private number(counter: number): Buffer {
    return sequenceNumber(this.options.node, timestampOf(this.clock.now()), counter);
  }
}
