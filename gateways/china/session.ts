/** What a log-in and a message are answered with, as all gateways of Chinese carriers do, and what that means. */
import type { Fate } from '../../src/core/model/message';
import { SendError } from '../../src/ports';
import type { Connection } from '../link/connection';
import { LoginRefused } from '../link/line';
import { commandOf } from './shortHeader';

/** What a status says of a message, by its number; what is missing is a vendor's own, and may pass. */
export type Meanings = Readonly<Record<number, readonly [Fate, string]>>;

export interface LogIn<Welcome extends { status: number }> {
  request(sequence: number): Buffer;
  /** The command that answers it. */
  answer: number;
  /** Throws Malformed. */
  read(response: Buffer): Welcome;
  /** What the operator calls the account, as `SP_Id`. */
  account: string;
  /** Statuses after which trying again soon changes nothing. */
  refusals: readonly number[];
  fault(status: number): string;
}

/** What the gateway said where we are in. Throws LoginRefused, and Error where it may go better the next time. */
export async function logIn<Welcome extends { status: number }>(
  connection: Connection,
  { request, answer, read, account, refusals, fault }: LogIn<Welcome>,
): Promise<Welcome> {
  const response = await connection.request(request, false);
  if (commandOf(response) !== answer) throw new Error('the log-in was answered by another command');
  const welcome = read(response);
  const { status } = welcome;
  if (status === 0) return welcome;
  if (!refusals.includes(status)) throw new Error(`the log-in failed: ${fault(status)}`);
  const why = `the log-in was refused (${fault(status)})`;
  throw new LoginRefused(`${why}: check ${account}, password, and the address that the carrier knows us by`);
}

/** Throws SendError `unknown` where this is no whole answer to a message: it may have gone. */
export function mustAnswer(response: Buffer, command: number, least: number, asked: string): void {
  if (commandOf(response) === command && response.length >= least) return;
  throw new SendError('unknown', 'response', `${asked} was answered by something else`);
}

/** The error of each status but 0, under the protocol's name. */
export function refusalsOf(
  protocol: string,
  asked: string,
  meanings: Meanings,
): (status: number) => SendError {
  return (status) => {
    const [fate, wrong] = meanings[status] ?? ['retry', 'a code of its own'];
    return new SendError(
      fate,
      `${protocol}:${status}`,
      `the carrier answered ${asked} with ${status}: ${wrong}`,
    );
  };
}
