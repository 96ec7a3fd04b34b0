/** Logging in and out (SMPP 3.4, sections 4.1 and 4.2). */
import { type Connection, LoginRefused } from '../link';
import type { SmppOptions } from './options';
import { bare, COMMAND, commandOf, encode, statusOf } from './pdu';
import { isRefusal, nameOf } from './status';

export type Role = 'transceiver' | 'transmitter' | 'receiver';

const VERSION = 0x34;
const RESPONSES: Readonly<Record<Role, number>> = {
  receiver: 0x80000001,
  transmitter: 0x80000002,
  transceiver: 0x80000009,
};

/** Resolves when bound. Throws LoginRefused where the credentials are not accepted. */
export async function bind(connection: Connection, role: Role, options: SmppOptions): Promise<void> {
  const fields = {
    system_id: options.systemId,
    password: options.password,
    system_type: options.systemType,
    interface_version: VERSION,
    address_range: options.range,
  };
  const response = await connection.request((sequence) => encode(`bind_${role}`, sequence, fields));
  const status = statusOf(response);
  if (isRefusal(status)) {
    throw new LoginRefused(
      `the bind was refused (${nameOf(status)}): check system_id, password and system_type`,
    );
  }
  if (status !== 0) throw new Error(`the bind failed (${nameOf(status)})`);
  if (commandOf(response) !== RESPONSES[role]) throw new Error('the bind was answered by another command');
}

/** Says good-bye and waits for its answer; the connection is closed in the end whatever comes. */
export async function unbind(connection: Connection): Promise<void> {
  await connection.request((sequence) => bare(COMMAND.unbind, 0, sequence)).catch(() => {});
  connection.hangUp('unbound');
}
