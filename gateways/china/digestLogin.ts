/** How CMPP and SMGP show that both ends know a secret without saying it: MD5, as their specifications have it. */
import { createHash } from 'node:crypto';

/** What shows that we know it; `gap`: zeros behind the account; `timestamp`: MMDDHHMMSS as a number. */
export function clientDigest(account: string, gap: number, secret: string, timestamp: number): Buffer {
  const time = String(timestamp).padStart(10, '0');
  return md5(Buffer.from(account, 'latin1'), Buffer.alloc(gap), Buffer.from(secret + time, 'latin1'));
}

/** What shows that the gateway does; `status`: its octets, as they stand in the answer. */
export function gatewayDigest(status: Buffer, client: Buffer, secret: string): Buffer {
  return md5(status, client, Buffer.from(secret, 'latin1'));
}

function md5(...pieces: Buffer[]): Buffer {
  return createHash('md5').update(Buffer.concat(pieces)).digest();
}
