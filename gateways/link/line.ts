/** One line of a link: a connection that is kept up, dialled by us (`Dialer`) or by the peer (`Acceptor`). */
import type { Clock, Health } from '../../src/ports';
import type { Connection } from './connection';
import type { Wire } from './framer';
import type { ConnectionTimes } from './pending';

export type LineState = Health['state'];

/** The peer knows us and does not let us in: only the operator can help. */
export class LoginRefused extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'LoginRefused';
  }
}

export interface Line {
  readonly status: Readonly<Omit<LineStatus, 'become'>>;
  /** The connection that is logged in; of several the newest. */
  readonly connection: Connection | null;
  start(): void;
  /** Closes for good; `goodbye` is said first on each connection that is logged in. */
  stop(goodbye: (connection: Connection) => Promise<void>): Promise<void>;
}

/** What a line is given, whoever dials. */
export interface LineNeeds {
  wire: Wire;
  times: ConnectionTimes;
  /** Milliseconds that a log-in may take: some peers ask others before they answer. */
  loginTime: number;
  clock: Clock;
  /** The peer asks for something on a connection that is logged in. */
  request(pdu: Buffer, connection: Connection): void;
  /** A connection is logged in. */
  up(connection: Connection): void;
  /** After every loss and every failed try. */
  down(why: string): void;
  /** A connection that was logged in ended without a good-bye: what the peer had no answer for, it brings again. */
  cutOff(): void;
}

/** Where a line is, for its health. */
export class LineStatus {
  state: LineState = 'connecting';
  /** Milliseconds UTC of the last change of state. */
  since: number;
  /** For the operator: what is wrong, and what happens next. */
  detail = 'not tried yet';

  constructor(private readonly clock: Pick<Clock, 'now'>) {
    this.since = clock.now();
  }

  become(state: LineState, detail: string): void {
    if (state !== this.state) this.since = this.clock.now();
    this.state = state;
    this.detail = detail;
  }
}
