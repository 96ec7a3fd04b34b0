/** What the bank made of payments: each of them is paid from now on, or not and why; its household hears it. */
import { dayAt } from '../../../core/calendar/deadline';
import { BANK_RESULTS, judgeBankResult } from '../../../core/intake/bankResults';
import type { UploadRow } from '../../../core/model/desk/upload';
import type { PaymentRecord } from '../../../core/model/payments';
import type { Store } from '../../../ports';
import type { Announce } from '../../office/offices';
import { type About, type KindWork, textIn } from './kinds';
import { momentOf, reportsPayments } from './reportBatch';

export interface BankResultsTools {
  store: Pick<Store, 'held' | 'uploads' | 'announcements'>;
  announce: Pick<Announce, 'report' | 'publish'>;
}

export function bankResultsWork({ store, announce }: BankResultsTools): KindWork {
  return {
    kind: BANK_RESULTS,
    async judge(rows, { upload, utcOffset }) {
      const uploads = await store.uploads.publishedFor(upload.area, 'payments', upload.period);
      const accounts = [...new Set(rows.flatMap(({ read }) => textIn(read, 'account') ?? []))];
      const sent = await store.held.sent(
        uploads.map(({ id }) => id),
        accounts,
      );
      const households = [...sent.values()].flatMap((payments) => payments.map(({ household }) => household));
      const heads = await store.held.households([...new Set(households)]);
      const today = dayAt(upload.at, utcOffset);
      return rows.map((row) => judgeBankResult(row, { sent, heads, today }));
    },
    ...reportsPayments(announce, async (rows, about) => {
      const ids = rows.flatMap(({ read }) => textIn(read, 'payment') ?? []);
      const reported = await store.announcements.reported(ids);
      return rows.flatMap((row) => {
        const known = reported.get(textIn(row.read, 'payment') ?? '')?.record;
        return known ? [{ row, payment: resultOf(row, known, about) }] : [];
      });
    }),
  };
}

/** The same row twice says the same: what it says already is left as it is. */
function resultOf({ read }: UploadRow, known: PaymentRecord, about: About): PaymentRecord {
  const result = read.result;
  const state = result === 'failed' || result === 'returned' ? result : 'paid';
  const reason = state === 'paid' ? null : textIn(read, 'reason');
  if (known.state === state && known.reason === reason) return known;
  const at = Math.max(momentOf(textIn(read, 'day'), about), known.at + 1);
  return { ...known, state, reason, at };
}
