/** Payments reported by offices, and the batches in which they are announced. */
import { sql } from 'drizzle-orm';
import type { Change } from '../core/change';
import { Refused } from './commit';
import type { Session } from './engine';
import { inserter } from './rows';
import { batches, payments } from './schema.mysql';
import { statement, value } from './template';

const paymentColumns = [
  'household',
  'id',
  'programme',
  'year',
  'quantity',
  'rate',
  'amount',
  'state',
  'reason',
  'at',
  'accountTail',
  'batch',
] as const;
const insertPayments = inserter(payments, paymentColumns, paymentColumns.slice(2));
const insertBatch = inserter(
  batches,
  ['id', 'state', 'at', 'households', 'expanded', 'cursor', 'firstMessage', 'lastMessage', 'version'],
  'keep',
);
const moveBatch = statement(
  sql`update ${batches} set ${sql.identifier('state')} = ${value}, households = ${value}, expanded = ${value}, last_household = ${value}, first_message = ${value}, last_message = ${value}, ${sql.identifier('version')} = ${value} where ${batches.id} = ${value} and ${batches.version} = ${value}`,
);

/** A known payment is brought up to date. */
export async function applyPayments(
  session: Session,
  changes: Extract<Change, { kind: 'payment' }>[],
): Promise<void> {
  const last = new Map(changes.map(({ payment, batch }) => [payment.id, { ...payment, batch }]));
  const rows = [...last.values()].sort((a, b) => (a.household + a.id < b.household + b.id ? -1 : 1));
  await insertPayments(session, rows);
}

/** Version 1 begins a batch; every other follows the one before it. Throws `Refused` where somebody else was first. */
export async function applyBatches(
  session: Session,
  changes: Extract<Change, { kind: 'batch' }>[],
): Promise<void> {
  for (const { batch } of changes) {
    if (batch.version === 1) {
      await insertBatch(session, [batch]);
      continue;
    }
    const { id, state, households, expanded, cursor, firstMessage, lastMessage, version } = batch;
    const values = [state, households, expanded, cursor, firstMessage, lastMessage, version, id, version - 1];
    if ((await session.run(...moveBatch(values))) === 0) throw new Refused('the batch was changed before');
  }
}
