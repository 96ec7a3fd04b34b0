/** Payments reported by offices, and the batches in which they are announced. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import {
  type KnownPayment,
  PAYMENT_MEMBERS,
  type PaymentRecord,
  type PaymentReport,
} from '../../core/model/payments';
import { Refused } from '../commit';
import type { Session } from '../engine/engine';
import { batches, payments, paymentVersions } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { orRefused } from '../sql/orRefused';
import { inserter } from '../sql/rows';
import { byKeys, keys, statement, value } from '../sql/template';

const paymentColumns = [...PAYMENT_MEMBERS, 'batch', 'version', 'takenAt', 'takenBy', 'told'] as const;
const insertPayments = inserter(payments, paymentColumns, paymentColumns.slice(2));
const insertVersions = inserter(
  paymentVersions,
  ['payment', 'version', 'takenAt', 'takenBy', 'batch', 'record'],
  'refuse',
);
const insertBatch = inserter(
  batches,
  ['id', 'state', 'at', 'households', 'expanded', 'cursor', 'firstMessage', 'lastMessage', 'version'],
  'refuse',
);
const ownersOf = byKeys(
  sql`select ${payments.id}, ${payments.household} from ${payments} where ${payments.id} in (${keys})`,
);
const TAKEN = 'a payment of this id belongs to another household';
const moveBatch = statement(
  sql`update ${batches} set ${sql.identifier('state')} = ${value}, households = ${value}, expanded = ${value}, last_household = ${value}, first_message = ${value}, last_message = ${value}, ${sql.identifier('version')} = ${value} where ${batches.id} = ${value} and ${batches.version} = ${value}`,
);

/**
 * A known payment is brought up to date, and how it stood before is kept. Throws `Refused` where the id is another
 * household's, or somebody else changed the payment since.
 */
export async function applyPayments(
  session: Session,
  changes: Extract<Change, { kind: 'payment' }>[],
): Promise<void> {
  const last = new Map<string, Reported>();
  for (const { payment, batch, report } of changes) {
    if ((last.get(payment.id)?.household ?? payment.household) !== payment.household)
      throw new Refused(TAKEN);
    last.set(payment.id, { ...payment, batch, ...kept(report) });
  }
  const former = changes.flatMap(({ report }) => (report?.former ? [versionOf(report.former)] : []));
  await orRefused(insertVersions(session, former), 'the payment was changed before');
  await insertPayments(session, [...last.values()].sort(byHousehold));
  // The id alone is a key as well: what stands under it now is ours, or was written by whoever came first.
  const owners = await inChunks([...last.keys()], (some) => ownersOf(session, some));
  for (const [id, household] of owners) {
    if (last.get(String(id))?.household !== household) throw new Refused(TAKEN);
  }
}

type Reported = PaymentRecord & { batch: string } & ReturnType<typeof kept>;

function kept(report: PaymentReport | undefined) {
  return {
    version: report?.version ?? null,
    takenAt: report?.at ?? null,
    takenBy: report?.by ?? null,
    told: report?.told ? JSON.stringify(report.told) : null,
  };
}

function versionOf({ record, version, takenAt, takenBy, batch }: KnownPayment) {
  return { payment: record.id, version, takenAt, takenBy, batch, record: JSON.stringify(record) };
}

function byHousehold(a: PaymentRecord, b: PaymentRecord): number {
  if (a.household !== b.household) return a.household < b.household ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** Version 1 begins a batch; every other follows the one before it. Throws `Refused` where somebody else was first. */
export async function applyBatches(
  session: Session,
  changes: Extract<Change, { kind: 'batch' }>[],
): Promise<void> {
  for (const { batch } of changes) {
    if (batch.version === 1) {
      await orRefused(insertBatch(session, [batch]), 'the batch is there already');
      continue;
    }
    const { id, state, households, expanded, cursor, firstMessage, lastMessage, version } = batch;
    const values = [state, households, expanded, cursor, firstMessage, lastMessage, version, id, version - 1];
    if ((await session.run(...moveBatch(values))) === 0) throw new Refused('the batch was changed before');
  }
}
