/** Whose subscriber a number is: by its digits, and by what its carriers have shown since. Pure. */
import type { CarriedOver, HomeCarrier, NumberPlan } from '../model/route';

export type Home = Pick<CarriedOver, 'home' | 'away'>;

/** A mobile number of here. */
const CHINESE_MOBILE = /^\+86(1\d{10})$/;
/** Digits of the longest segment. */
const LONGEST_SEGMENT = 7;

/** `known`: what was learned of this very number; it counts before its digits. */
export function homeOf(phone: string, plan: NumberPlan, known?: Home): Home {
  if (known && known.home !== null) return known;
  const away = known?.away ?? [];
  const home = bySegment(phone, plan);
  return { home: home !== null && away.includes(home) ? null : home, away };
}

/** After `carrier` said that the number is not its subscriber's. */
export function afterRefusal(
  phone: string,
  carrier: HomeCarrier,
  known: Home | undefined,
  at: number,
): CarriedOver {
  const away = [...new Set([...(known?.away ?? []), carrier])];
  const home = known?.home === carrier ? null : (known?.home ?? null);
  return { phone, home, away, at };
}

/** After the number's owner wrote by `carrier`, which delivers its own subscribers' texts alone; null: that says nothing new. */
export function afterText(
  phone: string,
  carrier: HomeCarrier,
  { plan, known, at }: { plan: NumberPlan; known: Home | undefined; at: number },
): CarriedOver | null {
  if (!CHINESE_MOBILE.test(phone) || homeOf(phone, plan, known).home === carrier) return null;
  return { phone, home: carrier, away: [], at };
}

function bySegment(phone: string, { segments }: NumberPlan): HomeCarrier | null {
  const digits = CHINESE_MOBILE.exec(phone)?.[1] ?? '';
  for (let length = Math.min(LONGEST_SEGMENT, digits.length); length > 0; length--) {
    const home = segments.get(digits.slice(0, length));
    if (home) return home;
  }
  return null;
}
