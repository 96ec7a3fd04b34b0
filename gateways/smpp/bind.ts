/** How a line of a link begins: the bind of SMPP 3.4 (sections 4.1.1 to 4.1.6). */
import type { Connection } from '../link/connection';
import { LoginRefused } from '../link/line';
import type { SmppOptions } from './options';
import { commandOf, encode, statusOf, versionOf } from './pdu';
import { isRefusal, nameOf } from './status';

type Role = 'transceiver' | 'transmitter' | 'receiver';

/** interface_version of SMPP 3.4, the first one with optional fields. */
export const VERSION = 0x34;
const RESPONSES: Readonly<Record<string, number>> = {
  receiver: 0x80000001,
  transmitter: 0x80000002,
  transceiver: 0x80000009,
} satisfies Record<Role, number>;

/** Resolves to the version that the peer names, null where it names none; rejects with LoginRefused where the account is no good. */
export async function bind(
  connection: Connection,
  role: string,
  { systemId, password, systemType, range }: SmppOptions,
): Promise<number | null> {
  const fields = {
    system_id: systemId,
    password,
    system_type: systemType,
    interface_version: VERSION,
    address_range: range,
  };
  const response = await connection.request((sequence) => encode(`bind_${role}`, sequence, fields), false);
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
