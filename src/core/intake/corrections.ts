/** Which payment a row of a correcting file takes the place of, and what it changes of it. */
import type { PaymentRecord } from '../model/payments';
import { tail } from '../text/mask';
import { type Found, type ReadRow, textOf } from './model';

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
  const standing = same.filter(({ state }) => state !== 'revoked');
  const own = corrects ? standing.filter(({ id }) => corrects.has(publishedBy(id).upload)) : [];
  if (own.length === 0)
    return { target: null, faults: isRevoked(row) ? [REVOKES_NOTHING] : publishedFaults(standing) };
  const target = own.length === 1 ? own[0] : own.find(({ amount }) => amount === row.read.amount);
  const isTwice = own.length === 1 && row.found.some(({ kind }) => kind === 'paymentTwice');
  if (!target || isTwice)
    return { target: null, faults: [{ field: null, kind: 'correctionUnclear', detail: String(own.length) }] };
  const isPaid = target.state === 'paid' && !isSame(row.read, target);
  const paid: Found[] = isPaid ? [{ field: 'amount', kind: 'correctsPaid', detail: null }] : [];
  return { target, faults: [...paid, ...revokedFaults(row, target)] };
}

const REVOKES_NOTHING: Found = { field: 'state', kind: 'revokesNothing', detail: null };

function isRevoked({ read }: Pick<ReadRow, 'read'>): boolean {
  return read.state === 'revoked';
}

/** Which payment, by its sum, and why: its household is told the reason. */
function revokedFaults(row: ReadRow, { amount }: PaymentRecord): Found[] {
  if (!isRevoked(row)) return [];
  const { amount: said, reason } = row.read;
  return [
    ...(typeof said === 'number' && said !== amount
      ? [{ field: 'amount', kind: 'revokedSum' as const, detail: (amount / 100).toFixed(2) }]
      : []),
    ...(reason === null ? [{ field: 'reason', kind: 'revokedWhy' as const, detail: null }] : []),
  ];
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
  const accountTail = typeof read.account === 'string' ? tail(read.account) : known.accountTail;
  const said = (['approved', 'sentToBank', 'paid', 'revoked'] as const).find((one) => one === read.state);
  // What did not arrive is sent again where it gets another account.
  const isSentAgain =
    (known.state === 'failed' || known.state === 'returned') && accountTail !== known.accountTail;
  const state = said ?? (isSentAgain ? 'approved' : known.state);
  return {
    ...known,
    amount: number('amount') ?? known.amount,
    quantity: number('quantity'),
    rate: number('rate'),
    state,
    reason: state === 'revoked' ? textOf(read.reason) : state === known.state ? known.reason : null,
    accountTail,
    // A word counts only where it is newer.
    at: Math.max(at ?? 0, known.at + 1),
  };
}

function publishedFaults(same: readonly PaymentRecord[]): Found[] {
  return same.length === 0 ? [] : [{ field: null, kind: 'paymentPublished', detail: String(same.length) }];
}

/** A payment of a file has the name of its upload and of its row. */
export function publishedBy(id: string): { upload: string; row: number } {
  const at = id.lastIndexOf('-');
  return { upload: id.slice(0, at), row: Number(id.slice(at + 1)) };
}
