/** The other end of a tiny link. */
import { LinkPeer } from '../../../src/carrier/peer';
import { answerTo, bodyOf, COMMAND, commandOf, encodePdu, statusOf, type TinySubmit, WIRE } from './protocol';

const KINDS: Readonly<Record<number, 'login' | 'submit' | 'enquire'>> = {
  [COMMAND.login]: 'login',
  [COMMAND.submit]: 'submit',
  [COMMAND.enquire]: 'enquire',
};

export class TinyPeer extends LinkPeer {
  private ids = 0;

  constructor() {
    super(WIRE);
  }

  /** Logs in where it has dialled; resolves with the status of the answer. */
  async logIn(secret: string): Promise<number> {
    return statusOf(await this.ask(COMMAND.login, { user: 'peer', secret }));
  }

  /** Sends a request; resolves with its answer. */
  ask(command: number, body?: object): Promise<Buffer> {
    return this.request((sequence) => encodePdu(command, sequence, 0, body));
  }

  /** The next PDU of this command. */
  next(command: number): Promise<Buffer> {
    return this.pdus.next((pdu) => commandOf(pdu) === command);
  }

  /** Segments that came, in order. */
  segments(): TinySubmit[] {
    return this.pdus.all
      .filter((pdu) => commandOf(pdu) === COMMAND.submit)
      .map((pdu) => bodyOf(pdu) as never);
  }

  protected kindOf(pdu: Buffer) {
    return KINDS[commandOf(pdu)] ?? 'bye';
  }

  protected answerTo(pdu: Buffer, status: number): Buffer {
    return answerTo(pdu.subarray(0, WIRE.header), status, { id: `t${++this.ids}` });
  }
}
