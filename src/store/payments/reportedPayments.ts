/** Payments with what was reported of them: as they stand, and as they stood before. */
import { sql } from 'drizzle-orm';
import { type KnownPayment, PAYMENT_MEMBERS, type PaymentRecord, type Told } from '../../core/model/payments';
import type { AnnouncementReads } from '../../core/payments/announcement';
import { canReceive } from '../../core/text/phone';
import { isDead } from '../cases/directory';
import type { Engine, Row } from '../engine/engine';
import { batches, payments, paymentVersions, phones } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { columnsOf } from '../sql/columns';
import { byKeys, keys } from '../sql/template';

const REPORT = ['batch', 'version', 'takenAt', 'takenBy', 'told'] as const;
const record = columnsOf(payments, PAYMENT_MEMBERS);
const report = columnsOf(payments, REPORT);
const withIds = byKeys(
  sql`select ${record.list}, ${report.list}, ${batches.state} from ${payments} left join ${batches} on ${batches.id} = ${payments.batch} where ${payments.id} in (${keys})`,
);
const VERSION = columnsOf(paymentVersions, ['payment', 'version', 'takenAt', 'takenBy', 'batch', 'record']);
const versionsOf = byKeys(
  sql`select ${VERSION.list} from ${paymentVersions} where ${paymentVersions.payment} in (${keys}) order by ${paymentVersions.payment}, ${paymentVersions.version}`,
);
const phonesOf = byKeys(
  sql`select ${phones.household}, ${phones.phone}, ${phones.state} from ${phones} where ${phones.household} in (${keys})`,
);

export function reportedReads(engine: Engine): Pick<AnnouncementReads, 'reported' | 'former' | 'reachable'> {
  return {
    async reported(ids) {
      const rows = await inChunks(ids, (some) => withIds(engine, some));
      return new Map(rows.map((row) => [String(row[1]), knownFrom(row)]));
    },
    async former(ids) {
      const found = new Map<string, KnownPayment[]>();
      for (const row of await inChunks(ids, (some) => versionsOf(engine, some))) {
        const { payment, record: before, ...rest } = VERSION.read(row);
        // Written by us from a PaymentRecord.
        const one = { ...rest, record: JSON.parse(before) as PaymentRecord, batchState: null, told: null };
        found.set(payment, [...(found.get(payment) ?? []), one]);
      }
      return found;
    },
    async reachable(households) {
      const rows = await inChunks(households, (some) => phonesOf(engine, some));
      const alive = rows.filter(([, phone, state]) => !isDead(state) && canReceive(String(phone)));
      return new Set(alive.map(([household]) => String(household)));
    },
  };
}

/** Columns in the order of `withIds`. */
function knownFrom(row: Row): KnownPayment {
  const { state, ...rest } = record.read(row);
  const { batch, version, takenAt, takenBy, told } = report.read(row, PAYMENT_MEMBERS.length);
  const batchState = row[PAYMENT_MEMBERS.length + REPORT.length];
  return {
    // Written by us from a PaymentRecord, a Batch and a Told.
    record: { ...rest, state: state as PaymentRecord['state'] },
    version: version ?? 0,
    takenAt,
    takenBy,
    batch,
    batchState: batchState as KnownPayment['batchState'],
    told: told === null ? null : (JSON.parse(told) as Told),
  };
}
