/** Phones of a family: whose they are, how long a word is waited for, and who is told. */
import { DAY, MINUTE } from '../../calendar/durations';
import type { Change } from '../../model/change';
import type { FamilyPhone } from '../../model/people';
import type { Notice } from '../../notices/notice';
import { maskName, maskPhone } from '../../text/mask';
import type { Scene } from '../scene/command';
import type { Reads } from '../scene/reads';
import { noticeOf } from './told';

/** Where a code is awaited. */
export const AWAITS_FAMILY_CODE = { state: 'family.code', expects: 'code' } as const;

/** What this very phone asked for, and what somebody else did. */
const CODE_FOR = 30 * MINUTE;
const WORD_FOR = DAY;
/** So long a No holds against that phone. */
const NO_HOLDS = 30 * DAY;

/** A household as far as its family phones go. */
export interface FamilyHome {
  id: string;
  head: string;
  /** Registered, and in use. */
  phones: readonly string[];
  /** The newest first. */
  rows: readonly FamilyPhone[];
}

/** Null where there is no such household. */
export async function familyHome(
  ask: Pick<Reads, 'household' | 'phonesOf' | 'familyOf'>,
  id: string,
): Promise<FamilyHome | null> {
  const [household, phones, rows] = await Promise.all([
    ask.household(id),
    ask.phonesOf(id),
    ask.familyOf(id),
  ]);
  return household && { id, head: household.head, phones, rows };
}

/** Those that look, and those that are still asked; each phone once, the newest word of it. */
export function standing({ rows }: Pick<FamilyHome, 'rows'>, now: number): FamilyPhone[] {
  const stand = rows.filter(({ state, until }) => state === 'live' || (isAsked(state) && until > now));
  return stand.filter(({ phone }, at) => stand.findIndex((one) => one.phone === phone) === at);
}

function isAsked(state: FamilyPhone['state']): boolean {
  return state === 'asked' || state === 'invited';
}

/** Whether this phone reads the household now. */
export function isLive({ rows }: Pick<FamilyHome, 'rows'>, phone: string): boolean {
  return rows.some((one) => one.phone === phone && one.state === 'live');
}

/** Whether this phone would be one too many. What nobody has agreed to yet takes no place. */
export function isFull(
  home: Pick<FamilyHome, 'rows'>,
  phone: string,
  { now, families }: Pick<Scene, 'now' | 'families'>,
): boolean {
  const given = standing(home, now).filter((one) => one.phone !== phone && one.state !== 'asked');
  return given.length >= families.familyPhones;
}

/** Whether a phone that asks for itself is not asked about again: somebody said No, or has not said anything yet. */
export function isAnswered({ rows }: Pick<FamilyHome, 'rows'>, phone: string, now: number): boolean {
  return rows.some(
    (one) =>
      one.phone === phone &&
      ((one.state === 'asked' && one.until > now) ||
        (one.state === 'refused' && now - (one.decidedAt ?? 0) < NO_HOLDS)),
  );
}

/** Whether this phone, or a registered one, took it back lately, or said No: its newest word counts. */
export function isTakenBack(
  { rows, phones }: Pick<FamilyHome, 'rows' | 'phones'>,
  phone: string,
  now: number,
): boolean {
  const last = rows.find((one) => one.phone === phone);
  if (!last?.by || (last.state !== 'refused' && last.state !== 'ended')) return false;
  return (last.by === phone || phones.includes(last.by)) && now - (last.decidedAt ?? 0) < NO_HOLDS;
}

/** Whether as much was asked in a day, and not agreed to, as may be: by the household's own phones, or by others. */
export function isAskedOut(
  { rows, phones }: FamilyHome,
  by: 'own' | 'others',
  { now, families }: Pick<Scene, 'now' | 'families'>,
): boolean {
  const ofOwn = by === 'own';
  const asked = rows.filter(
    ({ state, askedBy, at }) => state !== 'live' && phones.includes(askedBy) === ofOwn && now - at < DAY,
  );
  return asked.length >= (ofOwn ? families.familyAsks : families.familyAsksOfOthers);
}

/** A phone that is asked for. Whoever is asked by somebody else has a day for the answer. */
export function askedFor(
  phone: string,
  household: string,
  { fresh, inbound, now }: Pick<Scene, 'fresh' | 'inbound' | 'now'>,
): FamilyPhone {
  const askedBy = inbound.from;
  const until = now + (askedBy === phone ? WORD_FOR : CODE_FOR);
  return {
    id: fresh.id,
    phone,
    household,
    state: 'asked',
    askedBy,
    at: now,
    until,
    by: null,
    decidedAt: null,
  };
}

/** Its next state, by the word of this phone. */
export function decided(
  { id, state: from }: FamilyPhone,
  to: FamilyPhone['state'],
  { inbound, now }: Pick<Scene, 'inbound' | 'now'>,
): Change {
  return {
    kind: 'familyDecided',
    id,
    from,
    to,
    until: now + WORD_FOR,
    by: inbound.from,
    at: now,
  };
}

/** All registered phones but the one that says so hear who looks now: whoever gave it. */
export function tellAdded(
  { id, phone }: Pick<FamilyPhone, 'id' | 'phone'>,
  { head, phones }: Pick<FamilyHome, 'head' | 'phones'>,
  but: string | null,
  office = false,
): Notice[] {
  const data = { head: maskName(head), phone: maskPhone(phone), tail: phone.slice(-4), office };
  return phones
    .filter((one) => one !== but && one !== phone)
    .map((one) => noticeOf(one, { id }, { view: 'notice.familyAdded', data }));
}

/** To the phone that looks now. */
export function tellYours(
  { id, phone }: Pick<FamilyPhone, 'id' | 'phone'>,
  head: string,
  office = false,
): Notice {
  return noticeOf(phone, { id }, { view: 'notice.familyYours', data: { head: maskName(head), office } });
}

/** To the phone that does not any more. `key`: of this ending. */
export function tellEnded(phone: string, head: string, key: string): Notice {
  return noticeOf(phone, { id: key }, { view: 'notice.familyEnded', data: { head: maskName(head) } });
}
