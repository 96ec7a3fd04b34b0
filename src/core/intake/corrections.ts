/** Which payment a row of a correcting file takes the place of, and what it changes of it. */
import type { PaymentRecord } from '../model/payments';
import { tail } from '../text/mask';
import type { Found, ReadRow } from './model';

/** Of the payment, as the row says it. */
const SAID = ['amount', 'quantity', 'rate', 'state'] as const;

interface Correction {
  target: PaymentRecord | null;
  faults: Found[];
}

/** `same`: payments of the row's household, programme and year. Without a correction each of them would be paid twice. */
export function correctedBy(
  row: ReadRow,
  same: readonly PaymentRecord[],
  { corrects }: { corrects?: ReadonlySet<string> },
): Correction {
  const own = corrects ? same.filter(({ id }) => corrects.has(uploadOf(id))) : [];
  if (own.length === 0) return { target: null, faults: publishedFaults(same) };
  const target = own.length === 1 ? own[0] : own.find(({ amount }) => amount === row.read.amount);
  const isTwice = own.length === 1 && row.found.some(({ kind }) => kind === 'paymentTwice');
  if (!target || isTwice)
    return { target: null, faults: [{ field: null, kind: 'correctionUnclear', detail: String(own.length) }] };
  const isPaid = target.state === 'paid' && !isSame(row.read, target);
  return { target, faults: isPaid ? [{ field: 'amount', kind: 'correctsPaid', detail: null }] : [] };
}

/** Whether the row says nothing of a payment but how it stands. */
export function isSame(read: ReadRow['read'], target: PaymentRecord): boolean {
  const account = typeof read.account === 'string' ? tail(read.account) : target.accountTail;
  return (
    account === target.accountTail && SAID.every((name) => (read[name] ?? target[name]) === target[name])
  );
}

/** The payment from now on: what the row does not say stays. `at`: when it was paid, as the row says it; milliseconds UTC. */
export function corrected(read: ReadRow['read'], known: PaymentRecord, at: number | null): PaymentRecord {
  const number = (name: 'amount' | 'quantity' | 'rate') => {
    const said = read[name];
    return typeof said === 'number' ? said : known[name];
  };
  const state =
    (['approved', 'sentToBank', 'paid'] as const).find((one) => one === read.state) ?? known.state;
  return {
    ...known,
    amount: number('amount') ?? known.amount,
    quantity: number('quantity'),
    rate: number('rate'),
    state,
    reason: state === known.state ? known.reason : null,
    accountTail: typeof read.account === 'string' ? tail(read.account) : known.accountTail,
    // A word counts only where it is newer.
    at: Math.max(at ?? 0, known.at + 1),
  };
}

function publishedFaults(same: readonly PaymentRecord[]): Found[] {
  return same.length === 0 ? [] : [{ field: null, kind: 'paymentPublished', detail: String(same.length) }];
}

/** A payment of a file has the name of its upload and of its row. */
function uploadOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'));
}
