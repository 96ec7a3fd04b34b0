/** GET /api/v1/payments/{id}: a payment, and what each report changed of it. */
import { z } from 'zod';
import { ownedId, writtenId } from '../../../core/model/desk/apiKeys';
import { type KnownPayment, PAYMENT_STATES, type PaymentRecord } from '../../../core/model/payments';
import type { AnnouncementReads } from '../../../core/payments/announcement';
import type { Lists } from '../../../ports';
import { Problem } from '../../http/problem';
import { isOwn, sees } from '../key/bounds';
import { operation } from '../operation/operation';
import { iso, isoOrNull } from '../operation/paging';

const changes = z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }));

export const paymentSchema = z.object({
  id: z.string(),
  household: z.string(),
  programme: z.string(),
  year: z.int(),
  quantity: z.number().nullable(),
  rate: z.int().nullable(),
  amount: z.int(),
  state: z.enum(PAYMENT_STATES),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
  accountTail: z.string(),
});

const paymentHistorySchema = paymentSchema.extend({
  history: z
    .array(
      z.object({
        takenAt: z.iso.datetime().nullable(),
        by: z.string().nullable(),
        batch: z.string().nullable(),
        changes,
      }),
    )
    .describe('payment.history'),
});

export function showPayment(
  payments: Pick<AnnouncementReads, 'reported' | 'former'>,
  lists: Pick<Lists, 'belongings'>,
) {
  return operation({
    name: 'showPayment',
    method: 'get',
    path: '/payments/{id}',
    scopes: ['payments:read', 'payments:write'],
    answer: { status: 200, schema: paymentHistorySchema },
    problems: [404],
    async handle({ path, caller }) {
      const { ids } = caller;
      const written = path('id');
      const owned = ownedId(ids, written);
      const found = await payments.reported([owned, written]);
      const known = found.get(owned) ?? found.get(written);
      const isSeen =
        known &&
        (isOwn(caller, known.record.id) || (await sees(lists, caller, 'household', known.record.household)));
      if (!isSeen) throw new Problem(404, 'Not Found', 'There is no payment of this id of this key.');
      const former = (await payments.former([known.record.id])).get(known.record.id) ?? [];
      return { ...shownPayment(known.record), history: historyOf([...former, known]) };
    },
  });
}

export function shownPayment({ id, quantity, at, ...rest }: PaymentRecord) {
  return { id: writtenId(id), ...rest, quantity: quantity === null ? null : quantity / 100, at: iso(at) };
}

/** What each report changed; nothing stands before the first. */
function historyOf(versions: readonly KnownPayment[]) {
  return versions.map(({ record, takenAt, takenBy, batch }, index) => ({
    takenAt: isoOrNull(takenAt),
    by: takenBy,
    batch: batch && writtenId(batch),
    changes: changesOf(versions[index - 1]?.record, record),
  }));
}

function changesOf(before: PaymentRecord | undefined, after: PaymentRecord) {
  if (!before) return {};
  const [was, is] = [shownPayment(before), shownPayment(after)];
  const names = Object.keys(is) as (keyof typeof is)[]; // its own keys
  return Object.fromEntries(
    names.flatMap((name) => (was[name] === is[name] ? [] : [[name, { from: was[name], to: is[name] }]])),
  );
}
