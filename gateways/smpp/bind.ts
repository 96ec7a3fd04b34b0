/** Logging in and out (SMPP 3.4, sections 4.1 and 4.2). */
import { type Connection, LoginRefused } from '../link';
import type { SmppOptions } from './options';
import { bare, COMMAND, commandOf, encode, statusOf, versionOf } from './pdu';
import { isRefusal, nameOf } from './status';

export type Role = 'transceiver' | 'transmitter' | 'receiver';

const VERSION = 0x34;
const RESPONSES: Readonly<Record<Role, number>> = {
  receiver: 0x80000001,
  transmitter: 0x80000002,
  transceiver: 0x80000009,
};

/**
 * Resolves when bound, with the version that the peer says it speaks (0x33, 0x34 …), null where it says none.
 * Throws LoginRefused where the credentials are not accepted.
 */
export async function bind(connection: Connection, role: Role, options: SmppOptions): Promise<number | null> {
  const fields = {
    system_id: options.systemId,
    password: options.password,
    system_type: options.systemType,
    interface_version: VERSION,
    address_range: options.range,
  };
  const response = await connection.login((sequence) => encode(`bind_${role}`, sequence, fields));
  const status = statusOf(response);
  if (isRefusal(status)) {
    throw new LoginRefused(
      `the bind was refused (${nameOf(status)}): check system_id, password and system_type`,
    );
  }
  if (status !== 0) throw new Error(`the bind failed (${nameOf(status)})`);
  if (commandOf(response) !== RESPONSES[role]) throw new Error('the bind was answered by another command');
  return versionOf(response);
}

/** Says good-bye and waits for its answer; the connection is closed in the end whatever comes. */
export async function unbind(connection: Connection): Promise<void> {
  await connection.request((sequence) => bare(COMMAND.unbind, 0, sequence)).catch(() => {});
  connection.hangUp('unbound');
}
