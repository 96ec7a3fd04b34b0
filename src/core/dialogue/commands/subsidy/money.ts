/** What is asked about money, which payments it means, and what is known when it is answered. */

import { yearAt } from '../../../calendar/day';
import type { CaseFacts } from '../../../model/cases';
import type { SlotsOf, YearSlot } from '../../../model/intent';
import type { Language } from '../../../model/message';
import { PAYMENT_STATES, type Payment } from '../../../model/payments';
import { comes } from '../../../notices/optOut';
import { maskName } from '../../../text/mask';
import type { View } from '../../../views';
import { familyHead, isOurs, lookedAtHousehold, whoseOf } from '../../scene/access';
import type { Scene, Turn } from '../../scene/command';

export type Asked = SlotsOf['subsidy.query'];

/** Of one household: all that was paid or is on its way, the newest first, and the own cases that go by the name asked for. */
export interface Money {
  head: string | null;
  payments: Payment[];
  /** What its office took back: told to whoever asks for it, and counted nowhere. */
  revoked: Payment[];
  cases: CaseFacts[];
}

/** What stands, and what was taken back. */
export function partRevoked(all: readonly Payment[]): Pick<Money, 'payments' | 'revoked'> {
  const isRevoked = ({ state }: Payment) => state === 'revoked';
  return { payments: all.filter((one) => !isRevoked(one)), revoked: all.filter(isRevoked) };
}

export function isPaid({ state }: Payment): boolean {
  return state === 'paid';
}

export function thisYear({ now, utcOffset }: Scene): number {
  return yearAt(now, utcOffset);
}

/** The year that was said, in full; null where none was. */
export function yearSaid(year: YearSlot | undefined, scene: Scene): number | null {
  if (year === undefined) return null;
  const current = thisYear(scene);
  if (year === 'this') return current;
  if (year === 'last') return current - 1;
  return year === 'beforeLast' ? current - 2 : year;
}

/** A programme without a year means its newest year. What has not come goes first. */
export function meant(
  { payments }: Pick<Money, 'payments'>,
  { programme, year }: Asked,
  scene: Scene,
): Payment[] {
  const named = ofName(payments, programme);
  const said = yearSaid(year, scene);
  const wanted = said ?? (programme === undefined ? null : Math.max(...named.map((one) => one.year)));
  const asked = wanted === null ? named : named.filter((one) => one.year === wanted);
  return [...asked.filter((one) => !isPaid(one)), ...asked.filter(isPaid)];
}

/** Those of a programme; without one, all. */
export function ofName(payments: readonly Payment[], programme: string | undefined): Payment[] {
  return payments.filter((one) => programme === undefined || one.programme === programme);
}

/** In fen. */
export function sumOf(payments: readonly Payment[]): number {
  return payments.reduce((sum, { amount }) => sum + amount, 0);
}

/** The one that changed last; undefined where there is none. */
export function newestOf(payments: readonly Payment[]): Payment | undefined {
  const [first, ...others] = payments;
  return first && others.reduce((last, one) => (last.at >= one.at ? last : one), first);
}

export function maskedHead(head: string | null): string | null {
  return head === null ? null : maskName(head);
}

/** Whether this phone hears of new money of this household by itself. */
export function isTold(asked: Asked, scene: Scene): boolean {
  return isOurs(asked, scene) && comes('notice.payment', scene.caller.stopped);
}

/** What names its household in itself. */
const SAYS_WHOSE: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [
    ...['list', 'missing', 'total', 'several', 'allCome', 'noneOf', 'none'].map((name) => `subsidy.${name}`),
    ...PAYMENT_STATES.map((state) => `subsidy.${state}`),
  ],
  // Names are in characters that cost an English text half its length: said of one's own they are left out.
  en: [],
};

/** Said of a household's money: on record where another phone registered it, and remembered as what was spoken of. */
export function told(
  show: View,
  { programme, year }: { programme?: string | undefined; year?: number | null },
  asked: Asked,
  scene: Scene,
): Turn {
  const whose = whoseOf(asked);
  const head = SAYS_WHOSE[scene.language].includes(show.view) ? null : familyHead(whose, scene);
  return {
    reply: { show },
    ...(head !== null && { note: { view: 'family.whose', data: { head: maskName(head) } } }),
    changes: lookedAtHousehold(scene, whose),
    subject: {
      kind: 'payment',
      ...(programme !== undefined && { programme }),
      ...(year && { year }),
      ...whose,
    },
  };
}
