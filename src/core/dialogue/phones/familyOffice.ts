/** The village's word on phones of a family: in force at once, on record with its reason, and told to all that it concerns. */

import type { Change } from '../../model/change';
import type { FamilyLimits } from '../../model/limits';
import type { FamilyPhone } from '../../model/people';
import type { NoFamily } from '../../views/familyViews';
import {
  type FamilyHome,
  isFull,
  isLive,
  isTakenBack,
  standing,
  tellAdded,
  tellEnded,
  tellYours,
} from './family';
import type { Told } from './told';

/** Who says so, why, and when. */
export interface FamilyOrder {
  phone: string;
  by: string;
  reason: string;
  /** Of the household's village. */
  area: string | null;
  now: number;
  freshId: string;
  /** As they hold now. */
  families: FamilyLimits;
}

/** `has`: households that the phone reads already. */
export function officeGives(order: FamilyOrder, home: FamilyHome, has: number): Told | NoFamily {
  const { phone, by, now, freshId } = order;
  if (home.phones.includes(phone)) return 'self';
  if (isLive(home, phone)) return 'already';
  if (isFull(home, phone, order) || has >= order.families.familyHouseholds) return 'full';
  const row: FamilyPhone = {
    id: freshId,
    phone,
    household: home.id,
    state: 'live',
    askedBy: by,
    at: now,
    until: now,
    by,
    decidedAt: now,
  };
  return {
    changes: [
      { kind: 'familyEnded', phone, household: home.id, by, at: now },
      { kind: 'familyPhone', family: row, code: null },
      audited('family.add', home, order),
    ],
    notices: [tellYours(row, home.head, true), ...tellAdded(row, home, null, true)],
  };
}

/** Several phones of one household: each that is given takes a place of it. `has` as above, of each; those that are not given are named. */
export function officeGivesAll(
  orders: readonly FamilyOrder[],
  home: FamilyHome,
  has: (phone: string) => number,
): Told & { given: string[]; hindered: { phone: string; why: NoFamily }[] } {
  const all: ReturnType<typeof officeGivesAll> = { changes: [], notices: [], given: [], hindered: [] };
  let rows = home.rows;
  for (const order of orders) {
    const told = officeGives(order, { ...home, rows }, has(order.phone));
    if (typeof told === 'string') {
      all.hindered.push({ phone: order.phone, why: told });
      continue;
    }
    all.changes.push(...told.changes);
    all.notices.push(...told.notices);
    all.given.push(order.phone);
    rows = [...told.changes.flatMap((one) => (one.kind === 'familyPhone' ? [one.family] : [])), ...rows];
  }
  return all;
}

/** Why phones that a village names for a household can not be given, or ought not to be without its asking again. */
export function familyDoubts(
  phones: readonly string[],
  home: FamilyHome,
  { has, now, families }: Pick<FamilyOrder, 'now' | 'families'> & { has: (phone: string) => number },
): { phone: string; why: 'self' | 'full' | 'takenBack' }[] {
  const orders = phones.map((phone) => ({
    phone,
    by: '',
    reason: '',
    area: null,
    now,
    freshId: '',
    families,
  }));
  const { given, hindered } = officeGivesAll(orders, home, has);
  const takenBack = given.filter((phone) => isTakenBack(home, phone, now));
  return [
    ...hindered.flatMap(({ phone, why }) => (why === 'self' || why === 'full' ? [{ phone, why }] : [])),
    ...takenBack.map((phone) => ({ phone, why: 'takenBack' as const })),
  ];
}

/** By the number or its last four; null: there is none, or more than one. */
export function officeEnds(order: FamilyOrder, home: FamilyHome): Told | null {
  const { by, now, freshId } = order;
  const [row, ...more] = standing(home, now).filter((one) => one.phone.endsWith(order.phone));
  if (!row || more.length > 0) return null;
  return {
    changes: [
      { kind: 'familyEnded', phone: row.phone, household: home.id, by, at: now },
      audited('family.remove', home, order),
    ],
    notices: row.state === 'live' ? [tellEnded(row.phone, home.head, freshId)] : [],
  };
}

function audited(
  action: 'family.add' | 'family.remove',
  { id: subject }: FamilyHome,
  { freshId, now, by, area, reason }: FamilyOrder,
): Change {
  return { kind: 'audit', id: `${freshId}:${action}`, at: now, actor: by, action, subject, area, reason };
}
