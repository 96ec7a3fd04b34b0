/** Payments of a file: judged, reported as a batch of their own, and announced. */
import { yearAt } from '../../../core/calendar/day';
import { judgePayment, PAYMENTS } from '../../../core/intake/payments';
import type { Change } from '../../../core/model/change';
import type { UploadRow } from '../../../core/model/desk/upload';
import { PAYMENT_STATES, type PaymentRecord } from '../../../core/model/payments';
import type { Store } from '../../../ports';
import type { Announce } from '../../office/offices';
import { type About, type KindWork, numberIn, readPeople, textIn } from './kinds';
import { momentOf, report } from './reportBatch';

export interface PaymentsTools {
  store: Pick<Store, 'held' | 'reference'>;
  announce: Pick<Announce, 'report' | 'publish'>;
}

export function paymentsWork({ store, announce }: PaymentsTools): KindWork {
  return {
    kind: PAYMENTS,
    async judge(rows, about) {
      const [people, programmes] = await Promise.all([
        readPeople(store, rows, about),
        store.reference.programmes(),
      ]);
      const published = await store.held.payments([...people.households.keys()]);
      const held = { ...people, programmes, published };
      const thisYear = yearAt(about.now, about.utcOffset);
      return rows.map((row) => judgePayment(row, { held, period: about.upload.period, thisYear }));
    },
    async publish(rows, about): Promise<Change[]> {
      const payments = rows.flatMap((row) => recordOf(row, about) ?? []);
      return report(announce, payments, rows, about);
    },
    async finish({ upload, by }) {
      await announce.publish(upload.id, by);
      return upload.id;
    },
  };
}

function recordOf({ row, read, household, amount }: UploadRow, about: About): PaymentRecord | null {
  const [programme, year] = [textIn(read, 'programme'), numberIn(read, 'year')];
  if (!household || programme === null || year === null || amount === null) return null;
  const state = PAYMENT_STATES.find((one) => one === read.state) ?? 'approved';
  return {
    id: `${about.upload.id}-${row}`,
    household,
    programme,
    year,
    quantity: numberIn(read, 'quantity'),
    rate: numberIn(read, 'rate'),
    amount,
    state,
    reason: null,
    at: momentOf(textIn(read, 'day'), about),
    accountTail: (textIn(read, 'account') ?? '').slice(-4),
  };
}
