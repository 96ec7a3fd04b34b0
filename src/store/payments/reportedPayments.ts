/** Payments as offices report them: as they stand, and as they stood before each report. */
import { getTableColumns, sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import {
  type Batch,
  type KnownPayment,
  PAYMENT_MEMBERS,
  type PaymentRecord,
  type PaymentReport,
  type Told,
} from '../../core/model/payments';
import type { AnnouncementReads } from '../../core/payments/announcement';
import type { Engine, Session } from '../engine/engine';
import { batches, payments, paymentVersions } from '../schema/mysql';
import { orRefused, Refused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, grouped, selectIn } from '../sql/select';
import { keys } from '../sql/template';

const PAYMENT = columnsOf(payments);
const VERSION = columnsOf(paymentVersions);
const KEY = ['household', 'id'];

const insertPayments = inserter(
  payments,
  PAYMENT.names,
  PAYMENT.names.filter((name) => !KEY.includes(name)),
);
const addPayments = inserter(payments, PAYMENT_MEMBERS, 'keep');
const insertVersions = inserter(paymentVersions, VERSION.names, 'refuse');
const ownersOf = selectIn(
  columnsOf(payments, ['id', 'household']),
  sql`from ${payments} where ${payments.id} in (${keys})`,
);
const KNOWN = fieldsOf({
  ...getTableColumns(payments),
  batchState: sql<Batch['state'] | null>`${batches.state}`,
});
const withIds = selectIn(
  KNOWN,
  sql`from ${payments} left join ${batches} on ${batches.id} = ${payments.batch} where ${payments.id} in (${keys})`,
);
const versionsOf = selectIn(
  VERSION,
  sql`from ${paymentVersions} where ${paymentVersions.payment} in (${keys}) order by ${paymentVersions.payment}, ${paymentVersions.version}`,
);
const TAKEN = 'a payment of this id belongs to another household';

/**
 * A known payment is brought up to date, and how it stood before is recorded. Throws `Refused` where the id is another
 * household's, or somebody else changed the payment since.
 */
export async function applyPayments(
  session: Session,
  changes: Extract<Change, { kind: 'payment' }>[],
): Promise<void> {
  const last = new Map<string, PaymentRecord & { batch: string } & ReturnType<typeof reportRow>>();
  for (const { payment, batch, report } of changes) {
    if ((last.get(payment.id)?.household ?? payment.household) !== payment.household)
      throw new Refused(TAKEN);
    last.set(payment.id, { ...payment, batch, ...reportRow(report) });
  }
  const former = changes.flatMap(({ report }) => (report?.former ? [versionRow(report.former)] : []));
  await orRefused(insertVersions(session, former), 'the payment was changed before');
  await insertPayments(session, [...last.values()].sort(byHousehold));
  // The id alone is a key as well: what stands under it now is ours, or was written by whoever came first.
  for (const owner of await ownersOf(session, [...last.keys()])) {
    if (last.get(owner.id)?.household !== owner.household) throw new Refused(TAKEN);
  }
}

/** Adds payments that are not there yet. */
export function loadPayments(session: Session, records: readonly PaymentRecord[]): Promise<void> {
  return addPayments(session, records);
}

export function reportedReads(engine: Engine): Pick<AnnouncementReads, 'reported' | 'former'> {
  return {
    async reported(ids) {
      return new Map((await withIds(engine, ids)).map((row) => [row.id, knownFrom(row)]));
    },
    async former(ids) {
      const rows = await versionsOf(engine, ids);
      const versions = grouped(rows, ({ payment }) => payment);
      return new Map([...versions].map(([payment, same]) => [payment, same.map(formerFrom)]));
    },
  };
}

function reportRow(report: PaymentReport | undefined) {
  return {
    version: report?.version ?? null,
    takenAt: report?.at ?? null,
    takenBy: report?.by ?? null,
    told: report?.told ? JSON.stringify(report.told) : null,
  };
}

function versionRow({ record, version, takenAt, takenBy, batch }: KnownPayment) {
  return { payment: record.id, version, takenAt, takenBy, batch, record: JSON.stringify(record) };
}

function byHousehold(a: PaymentRecord, b: PaymentRecord): number {
  if (a.household !== b.household) return a.household < b.household ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function knownFrom(row: ReturnType<typeof KNOWN.read>): KnownPayment {
  const { batch, version, takenAt, takenBy, told, batchState, ...record } = row;
  return { record, version: version ?? 0, takenAt, takenBy, batch, batchState, told: toldFrom(told) };
}

function formerFrom({ payment: _, record, ...rest }: ReturnType<typeof VERSION.read>): KnownPayment {
  // Written by us from a PaymentRecord.
  return { ...rest, record: JSON.parse(record) as PaymentRecord, batchState: null, told: null };
}

/** What a household was told of a payment before it was changed. */
export function toldFrom(written: string | null): Told | null {
  return written === null ? null : (JSON.parse(written) as Told); // written by us from one
}
