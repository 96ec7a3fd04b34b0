/**
 * The one appender of the audit: within the transaction that writes, it locks the head, numbers the entries and chains
 * them. The last thing of every transaction, so that whoever waits for the head holds up nobody whom its holder needs.
 */
import { hash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { GENESIS, type KeptAudit, keepable, type Link, linkText } from '../../core/audit/chain';
import type { AuditRecord } from '../../core/model/audit';
import type { Session } from '../engine/engine';
import { audit, auditHead } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { set, statement, value } from '../sql/template';

/** Rows of `audit_head`: the end of the chain, and the entry behind which it begins since older ones were removed. */
const HEAD = 1;
const ANCHOR = 2;

export const AUDIT = columnsOf(audit);
const insert = inserter(audit, AUDIT.names, 'refuse');
const begin = inserter(auditHead, columnsOf(auditHead).names, 'keep');
const putAnchor = inserter(auditHead, columnsOf(auditHead).names, ['sequence', 'hash']);
// Counting it up locks the row until the end of the transaction, on either engine.
const advance = statement(
  sql`update ${auditHead} set ${set(auditHead, { sequence: sql`${auditHead.sequence} + ${value}` })} where ${auditHead.id} = ${value}`,
);
const close = statement(
  sql`update ${auditHead} set ${set(auditHead, { hash: value })} where ${auditHead.id} = ${value}`,
);
const link = select(
  columnsOf(auditHead, ['sequence', 'hash']),
  sql`from ${auditHead} where ${auditHead.id} = ${value}`,
);

/** Links the entries to the head, which nobody else moves until the transaction ends. */
export async function appendAudit(session: Session, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return;
  let before = await lockHead(session, records.length);
  const rows = records.map(keepable).map(({ kind, ...record }): KeptAudit => {
    const sequence = before.sequence + 1;
    before = { sequence, hash: sha256(linkText(before, record, sequence)) };
    return { area: null, reason: null, ...record, ...before };
  });
  await insert(session, rows);
  await session.run(...close([before.hash, HEAD]));
}

/** The head as it was, and nobody else's until the end of this transaction; so many more are counted already. */
export async function lockHead(session: Session, more: number): Promise<Link> {
  if ((await session.run(...advance([more, HEAD]))) === 0) {
    await begin(session, [{ id: HEAD, ...GENESIS }]);
    await session.run(...advance([more, HEAD]));
  }
  const { sequence, hash } = await headOf(session);
  return { sequence: sequence - more, hash };
}

/** The last entry; `GENESIS` before the first. */
export async function headOf(session: Session): Promise<Link> {
  return (await link(session, [HEAD]))[0] ?? GENESIS;
}

/** Behind what the chain begins. */
export async function anchorOf(session: Session): Promise<Link> {
  return (await link(session, [ANCHOR]))[0] ?? GENESIS;
}

/** Within the transaction that removes all up to this entry. */
export async function setAnchor(session: Session, last: Link): Promise<void> {
  await putAnchor(session, [{ id: ANCHOR, ...last }]);
}

/** Hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text);
}
