/** What the bank made of a file of payments: paid, or not and why. */
import type { PaymentRecord } from '../model/payments';
import { sameName } from '../text/name';
import { account, choice, day, hundredths, name, text } from './cells';
import { type FileKind, type Found, type Judged, type ReadRow, textOf } from './model';
import { dayFaults } from './payments';

export const BANK_RESULTS: FileKind = {
  kind: 'bankResults',
  people: 3,
  fields: [
    {
      name: 'head',
      header: '户名',
      needed: false,
      read: name,
    },
    {
      name: 'account',
      header: '账号',
      needed: true,
      read: account,
    },
    {
      name: 'amount',
      header: '金额',
      needed: true,
      read: hundredths,
    },
    {
      name: 'result',
      header: '处理结果',
      needed: true,
      read: choice({
        paid: ['成功', '已入账', '入账成功', '代发成功', '发放成功', '交易成功', '处理成功', '0000'],
        failed: ['失败', '未入账', '代发失败', '发放失败', '交易失败', '处理失败', '不成功'],
        returned: ['退回', '退票', '已退回', '银行退回'],
      }),
    },
    {
      name: 'reason',
      header: '失败原因',
      needed: false,
      read: text(60),
    },
    { name: 'day', header: '入账日期', needed: false, read: day },
  ],
  once: [
    {
      field: 'account',
      fault: 'paymentTwice',
      of: ({ account: said, amount }) => (said === null ? null : `${said}\n${amount}`),
    },
  ],
};

/** Payments of one period under the accounts that they were sent to. */
export type Sent = ReadonlyMap<string, readonly PaymentRecord[]>;

export interface BankContext {
  sent: Sent;
  /** Households that these payments are of. */
  heads: ReadonlyMap<string, { head: string; village: string; group: number }>;
  /** On the wall of the offices when the file came, `2026-11-23`. */
  today: string;
}

export function judgeBankResult(row: ReadRow, { sent, heads, today }: BankContext): Judged {
  const { read } = row;
  const payments = sent.get(String(read.account)) ?? [];
  const payment = paymentOf(read, sent);
  const known = heads.get(payment?.household ?? '');
  const found: Found[] = [...row.found, ...dayFaults(row, today), ...holderFaults(row, known?.head)];
  if (read.account !== null && payments.length === 0)
    found.push({ field: 'account', kind: 'paymentUnknown', detail: null });
  else if (!payment && read.account !== null && read.amount !== null)
    found.push({ field: 'amount', kind: 'amountDiffers', detail: sumsOf(payments) });
  if (read.result !== null && read.result !== 'paid' && read.reason === null)
    found.push({ field: 'reason', kind: 'reasonMissing', detail: null });
  const same = payment?.state === read.result && (read.result === 'paid' || payment?.reason === read.reason);
  return {
    ...row,
    read: { ...read, payment: payment?.id ?? null },
    found,
    change: same ? 'same' : 'changed',
    household: payment?.household ?? null,
    village: known?.village ?? null,
    group: known?.group ?? null,
    amount: typeof read.amount === 'number' ? read.amount : null,
    before: null,
  };
}

/** Money that somebody else has. Where it came back that is why, and no fault of the file. */
function holderFaults({ read }: ReadRow, head: string | undefined): Found[] {
  const said = textOf(read.head);
  if (read.result !== 'paid' || head === undefined || said === null || sameName(said, head)) return [];
  return [{ field: 'head', kind: 'nameDiffers', detail: head }];
}

/** The payment of this account and sum; of several the one that still waits. */
function paymentOf(read: ReadRow['read'], sent: Sent): PaymentRecord | null {
  const same = (sent.get(String(read.account)) ?? []).filter(({ amount }) => amount === read.amount);
  return (
    same.find(({ state }) => state === 'approved' || state === 'sentToBank') ??
    same.find(({ state }) => state !== 'revoked') ??
    same[0] ??
    null
  );
}

function sumsOf(payments: readonly PaymentRecord[]): string {
  return payments.map(({ amount }) => (amount / 100).toFixed(2)).join(', ');
}
