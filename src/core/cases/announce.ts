/** What a household is told of its payments, and by which of its phones. */
import type { Suppression } from '../change';
import type { View } from '../dialogue/views';
import type { Language } from '../message';
import { clip } from '../text/clip';
import { type Day, dayOf, sayDay } from '../text/day';
import { maskName } from '../text/mask';
import { money } from '../text/money';
import { canReceive } from '../text/phone';
import type { Announced, AnnouncedPayment, AnnouncedPhone } from './announcement';
import type { Told } from './reportedPayment';

export interface Telling {
  /** Null: the household has no phone that a text reaches. */
  phone: AnnouncedPhone | null;
  /** Why nothing can be sent, as far as the phones tell. */
  suppressed: Suppression | null;
}

/** The first phone that is alive; of none alive the reason. */
export function tellBy({ phones }: Pick<Announced, 'phones'>): Telling {
  const reachable = phones.filter(({ phone }) => canReceive(phone));
  const alive = reachable.find(({ dead }) => !dead);
  if (alive) return { phone: alive, suppressed: null };
  const [dead] = reachable;
  return dead ? { phone: dead, suppressed: 'deadNumber' } : { phone: null, suppressed: 'noPhone' };
}

/** What may be said, the fullest first: whoever sends it takes the first that is short enough. Never empty. */
export function announcementViews(
  { head, payments }: Pick<Announced, 'head' | 'payments'>,
  { language, now, utcOffset }: { language: Language; now: number; utcOffset: number },
): View[] {
  const masked = head === null ? null : maskName(head);
  const [only] = payments;
  if (only && payments.length === 1) return [single(only, masked, language, now, utcOffset)];
  const rows = payments.map(({ programme, amount, state, at, was }) => ({
    programme: clip(programme, 12),
    wasAmount: was ? money(was.amount, language) : null,
    amount: money(amount, language),
    state,
    day: dayOf(at, now, utcOffset),
  }));
  const tails = new Set(payments.map(({ accountTail }) => accountTail));
  const tail = tails.size === 1 ? (payments[0]?.accountTail ?? null) : null;
  const count = rows.length;
  return Array.from({ length: Math.max(count, 1) }, (_, left): View => {
    const shown = rows.slice(0, count - left);
    return { view: 'notice.payments', data: { head: masked, count, rows: shown, rest: left, tail } };
  });
}

/** What came is an announcement of its own; what did not is said as it is to whoever asks: why, and what helps. */
function single(
  payment: AnnouncedPayment,
  head: string | null,
  language: Language,
  now: number,
  utcOffset: number,
): View {
  const { year, programme, quantity, amount, state, at, accountTail: tail, reason } = payment;
  const said = {
    head,
    year,
    programme: clip(programme, 16),
    quantity: quantity ? String(Number(quantity.amount.toFixed(2))) : null,
    unit: quantity?.unit ?? null,
    amount: money(amount, language),
    tail,
  };
  const day = dayOf(at, now, utcOffset);
  if (payment.was) return corrected(payment, payment.was, { head, language, day });
  if (state === 'paid') return { view: 'notice.payment', data: { ...said, day } };
  return {
    view: `subsidy.${state}`,
    data: {
      ...said,
      day: sayDay(day, language),
      reason: reason === undefined ? null : clip(reason, 24),
      slow: false,
      more: false,
    },
  };
}

/** Says that it is a correction, what was told before, and what holds now. */
function corrected(
  { year, programme, amount, state, reason }: AnnouncedPayment,
  was: Told,
  { head, language, day }: { head: string | null; language: Language; day: Day },
): View {
  return {
    view: 'notice.paymentCorrected',
    data: {
      head,
      year,
      programme: clip(programme, 12),
      wasYear: was.year === year ? null : was.year,
      wasAmount: money(was.amount, language),
      wasState: was.state,
      amount: money(amount, language),
      state,
      day,
      reason: reason === undefined ? null : clip(reason, 16),
    },
  };
}
