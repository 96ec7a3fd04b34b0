/** Certificates that sign their accounts in: bound, revoked and read. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { DeskReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { accountCertificates } from '../schema/mysql';
import { orRefused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const CERTIFICATE = columnsOf(accountCertificates);
const insert = inserter(accountCertificates, CERTIFICATE.names, 'refuse');
const revoke = statement(
  sql`update ${accountCertificates} set ${set(accountCertificates, { revokedAt: value })} where ${accountCertificates.fingerprint} = ${value} and ${accountCertificates.revokedAt} is null`,
);
const withPrint = select(
  CERTIFICATE,
  sql`from ${accountCertificates} where ${accountCertificates.fingerprint} = ${value}`,
);
const ofAccount = select(
  CERTIFICATE,
  sql`from ${accountCertificates} where ${accountCertificates.account} = ${value} order by ${accountCertificates.until} desc, ${accountCertificates.fingerprint}`,
);

/** Throws `Refused` where a certificate is somebody's already. One that is revoked stays so since then. */
export async function applyCertificates(
  session: Session,
  added: Of<'certificate'>[],
  revoked: Of<'certificateRevoked'>[],
): Promise<void> {
  const rows = added.map((one) => ({ ...one, revokedAt: null }));
  await orRefused(insert(session, rows), 'this certificate is bound to an account already');
  for (const { fingerprint, at } of revoked) await session.run(...revoke([at, fingerprint]));
}

export function certificateReads(engine: Engine): Pick<DeskReads, 'certificate' | 'certificates'> {
  return {
    certificate: async (fingerprint) => (await withPrint(engine, [fingerprint]))[0] ?? null,
    certificates: (account) => ofAccount(engine, [account]),
  };
}
