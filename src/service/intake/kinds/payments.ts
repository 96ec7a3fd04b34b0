/** Payments of a file: judged, reported as a batch of their own, and announced. */
import { dayAt } from '../../../core/calendar/deadline';
import { corrected } from '../../../core/intake/corrections';
import { judgePayment, PAYMENTS } from '../../../core/intake/payments';
import type { UploadRow } from '../../../core/model/desk/upload';
import type { CaseLimits } from '../../../core/model/limits';
import { type KnownPayment, PAYMENT_STATES, type PaymentRecord } from '../../../core/model/payments';
import { tail } from '../../../core/text/mask';
import type { Store } from '../../../ports';
import type { Announce } from '../../office/offices';
import { type About, type KindWork, numberIn, readPeople, textIn } from './kinds';
import { momentOf, reportsPayments } from './reportBatch';

export interface PaymentsTools {
  store: Pick<Store, 'held' | 'reference' | 'uploads' | 'announcements'>;
  announce: Pick<Announce, 'report' | 'publish'>;
  limits: Pick<CaseLimits, 'paymentMost'>;
}

export function paymentsWork({ store, announce, limits }: PaymentsTools): KindWork {
  return {
    kind: PAYMENTS,
    async judge(rows, about) {
      const [people, programmes, corrects] = await Promise.all([
        readPeople(store, rows, about),
        store.reference.programmes(),
        correctedUploads(about.upload, store),
      ]);
      const published = await store.held.payments([...people.households.keys()]);
      const held = { ...people, programmes, published };
      const today = dayAt(about.upload.at, about.utcOffset);
      return rows.map((row) =>
        judgePayment(row, {
          held,
          period: about.upload.period,
          today,
          limits,
          ...(corrects && { corrects }),
        }),
      );
    },
    ...reportsPayments(announce, async (rows, about) => {
      const changing = rows.filter(({ change }) => change !== 'same');
      const ids = changing.flatMap(({ read }) => textIn(read, 'payment') ?? []);
      const reported = await store.announcements.reported(ids);
      return changing.flatMap((row) => {
        const known = reported.get(textIn(row.read, 'payment') ?? '');
        const payment = known ? correctionOf(row, known, about) : recordOf(row, about);
        return payment ? [{ row, payment }] : [];
      });
    }),
  };
}

/** Those whose payments the rows of a correcting file may take the place of; null: it corrects none. */
async function correctedUploads(
  { corrects }: About['upload'],
  { uploads }: Pick<Store, 'uploads'>,
): Promise<ReadonlySet<string> | null> {
  if (corrects === null) return null;
  return new Set([corrects, ...(await uploads.corrections(corrects)).map(({ id }) => id)]);
}

/** The same row twice says the same: a payment that this upload has changed already is left as it is. */
function correctionOf({ read }: UploadRow, { record, batch }: KnownPayment, about: About): PaymentRecord {
  if (batch === about.upload.id) return record;
  const day = textIn(read, 'day');
  const isDated = day !== null || read.state === 'revoked';
  return corrected(read, record, isDated ? momentOf(day, about) : null);
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
    accountTail: tail(textIn(read, 'account') ?? ''),
  };
}
