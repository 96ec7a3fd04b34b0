/** What a household is told of its payments, and by which of its phones. */

import { type Day, dayOf, sayDay } from '../calendar/day';
import { toldReason } from '../cases/withoutPayLinks';
import type { Suppression } from '../model/change';
import type { Language } from '../model/message';
import { needsHand, type Told } from '../model/payments';
import type { NoticeView } from '../notices/notice';
import { comes } from '../notices/optOut';
import { causeIn } from '../text/bankReason';
import { clip } from '../text/clip';
import { maskName } from '../text/mask';
import { money, quantityOf } from '../text/money';
import { canReceive } from '../text/phone';
import type { Announced, AnnouncedPayment, AnnouncedPhone } from './announcement';

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

interface Reader {
  language: Language;
  /** Milliseconds UTC, and minutes east of it. */
  now: number;
  utcOffset: number;
}

/** What may be said, the fullest first: whoever sends it takes the first that is short enough. Never empty. */
export function announcementViews(
  { head, payments }: Pick<Announced, 'head' | 'payments'>,
  reader: Reader,
): NoticeView[] {
  const masked = head === null ? null : maskName(head);
  const [only] = payments;
  if (only && payments.length === 1) return [single(only, masked, reader)];
  const failed = payments.filter(needsHand);
  return failed.length > 0 ? someFailed(failed, payments, masked, reader) : allWell(payments, masked, reader);
}

/** To a phone of the family: whose money it is, and nothing of the account. */
export function familyView(
  { head, payments }: Pick<Announced, 'head' | 'payments'>,
  language: Language,
): NoticeView {
  const rows = payments.slice(0, FAMILY_ROWS).map(({ programme, amount, state }) => {
    return { programme: clip(programme, 12), amount: money(amount, language), state };
  });
  const rest = payments.length - rows.length;
  return { view: 'notice.familyPayments', data: { head: maskName(head ?? ''), rows, rest } };
}

const FAMILY_ROWS = 3;

/** Those of the family that a text reaches and who want to hear of money. */
export function familyTold({ phones, family = [] }: Pick<Announced, 'phones' | 'family'>): AnnouncedPhone[] {
  const own = new Set(phones.map(({ phone }) => phone));
  return family.filter(
    ({ phone, dead, stopped }) =>
      !dead && !own.has(phone) && canReceive(phone) && comes('notice.familyPayments', stopped),
  );
}

function allWell(payments: readonly AnnouncedPayment[], head: string | null, reader: Reader): NoticeView[] {
  const tails = new Set(payments.map(({ accountTail }) => accountTail));
  const tail = tails.size === 1 ? (payments[0]?.accountTail ?? null) : null;
  const count = payments.length;
  const rows = payments.map((payment) => row(payment, reader));
  return Array.from({ length: Math.max(count, 1) }, (_, left): NoticeView => {
    const shown = rows.slice(0, count - left);
    return { view: 'notice.payments', data: { head, count, rows: shown, rest: left, tail } };
  });
}

/** Those that did not arrive are never left out. */
function someFailed(
  failed: readonly AnnouncedPayment[],
  payments: readonly AnnouncedPayment[],
  head: string | null,
  reader: Reader,
): NoticeView[] {
  const told = failed.map((payment) => ({ ...row(payment, reader), reason: toldReason(payment.reason) }));
  const others = payments.filter((payment) => !needsHand(payment)).map((payment) => row(payment, reader));
  const count = payments.length;
  return Array.from({ length: others.length + 1 }, (_, rest): NoticeView => {
    const rows = others.slice(0, others.length - rest);
    return { view: 'notice.paymentsFailed', data: { head, count, failed: told, rows, rest } };
  });
}

function row({ programme, amount, state, at, was }: AnnouncedPayment, { language, now, utcOffset }: Reader) {
  return {
    programme: clip(programme, 12),
    wasAmount: was ? money(was.amount, language) : null,
    amount: money(amount, language),
    state,
    day: dayOf(at, now, utcOffset),
  };
}

/** What came is an announcement of its own; what did not is said as it is to whoever asks: why, and what helps. */
function single(
  payment: AnnouncedPayment,
  head: string | null,
  { language, now, utcOffset }: Reader,
): NoticeView {
  const { year, programme, amount, state, at, accountTail: tail, reason } = payment;
  const said = {
    head,
    year,
    programme: clip(programme, 16),
    ...quantityOf(payment),
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
      reason: toldReason(reason),
      cause: causeIn(reason ?? ''),
      slow: false,
      before: null,
      applied: null,
      more: false,
    },
  };
}

/** Says that it is a correction, what was told before, and what holds now. */
function corrected(
  { year, programme, amount, state, reason, accountTail: tail }: AnnouncedPayment,
  was: Told,
  { head, language, day }: { head: string | null; language: Language; day: Day },
): NoticeView {
  const why = toldReason(reason);
  return {
    view: 'notice.paymentCorrected',
    data: {
      head,
      year,
      programme: clip(programme, 12),
      wasYear: was.year === year ? null : was.year,
      wasAmount: money(was.amount, language),
      wasState: was.state,
      wasTail: was.accountTail && tail && was.accountTail !== tail ? was.accountTail : null,
      tail,
      amount: money(amount, language),
      state,
      day,
      reason: why && clip(why, 16),
    },
  };
}
