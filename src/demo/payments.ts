/** Two years of payments: most paid, some on their way, some that the bank sent back. */

import { DAY } from '../core/calendar/durations';
import type { PaymentRecord } from '../core/model/payments';
import type { HouseholdRecord } from '../core/model/records';
import { officeMoment, yearAt } from './calendar';
import { DEMO_PROGRAMMES, type DemoProgramme } from './county';
import { FARMER } from './people';
import type { Random } from './random';

const REASONS = ['账号不对', '户名不符', '账户已销户', '账户长期未用，已冻结'];
const LAND = ['LSZB', 'NZBT', 'LZBT', 'GDDL'];
/** What the farmer gets: more than one screen in each year. */
const FARMER_PROGRAMMES = [...LAND, 'TGHL', 'JSJF', 'YLJZ'];
/** 316.50 元 of 粮食直补 at 30 元 a 亩. */
const FARMER_LAND = 10_55;
/** The one payment of the farmer that has not arrived. */
const FARMER_WAITS_FOR = 'NZBT';

type Progress = Pick<PaymentRecord, 'state' | 'reason'>;

/** All payments of the households in this year and the one before; none is dated after `now`. */
export function demoPayments(households: HouseholdRecord[], now: number, random: Random): PaymentRecord[] {
  const newest = yearAt(now);
  return households.flatMap((household) => {
    const isFarmer = household.id === FARMER.household;
    const land = isFarmer ? FARMER_LAND : random.whole(2_00, 18_00);
    const entitled = DEMO_PROGRAMMES.filter(({ id, share }) =>
      isFarmer ? FARMER_PROGRAMMES.includes(id) : random.chance(share),
    );
    return [newest, newest - 1].flatMap((year) =>
      entitled.map((programme) => {
        const quantity = quantityOf(programme, household, land);
        const progress = isFarmer
          ? farmerProgress(programme.id, year === newest)
          : drawProgress(year === newest, random);
        return payment(household, programme, year, quantity, progress, now);
      }),
    );
  });
}

function payment(
  household: HouseholdRecord,
  programme: DemoProgramme,
  year: number,
  quantity: number | null,
  progress: Progress,
  now: number,
): PaymentRecord {
  const { rate } = programme;
  return {
    id: `Z${year}-${programme.id}-${household.id}`,
    household: household.id,
    programme: programme.id,
    year,
    quantity,
    rate: quantity === null ? null : rate,
    amount: quantity === null ? rate : Math.round((quantity * rate) / 100),
    ...progress,
    at: Math.min(officeMoment(year, ...programme.paidOn, 10), now - 2 * DAY),
    accountTail: household.account.slice(-4),
  };
}

/** Hundredths of the programme's unit. */
function quantityOf(programme: DemoProgramme, household: HouseholdRecord, land: number): number | null {
  if (programme.unit === null) return null;
  if (programme.unit === '人') return Math.min(household.members, 2) * 100;
  if (programme.unit !== '亩') return 100;
  return programme.id === 'TGHL' ? Math.round(land / 4) : land;
}

function farmerProgress(programme: string, newest: boolean): Progress {
  return { state: newest && programme === FARMER_WAITS_FOR ? 'sentToBank' : 'paid', reason: null };
}

function drawProgress(newest: boolean, random: Random): Progress {
  const draw = random.whole(1, 100);
  const reason = random.pick(REASONS);
  if (draw <= (newest ? 60 : 96)) return { state: 'paid', reason: null };
  if (newest && draw <= 75) return { state: 'sentToBank', reason: null };
  if (newest && draw <= 87) return { state: 'approved', reason: null };
  return { state: draw <= (newest ? 95 : 98) ? 'failed' : 'returned', reason };
}
