/** Whether somebody at the desk may do something to something: of the grants alone, with the reason of a no. */
import { type DeskAccount, EVERYWHERE, type Grant, type PlacedGrant } from '../model/desk/account';
import { canHold, type DeskAction, RIGHTS, STEPS_OF_THREE } from './rights';
import type { Bound } from './sight';
import { isWithin, type Lying } from './within';

/** Whoever wants to do it. */
export interface Grantee {
  id: string;
  grants: readonly PlacedGrant[];
}

/** What it would be done to, as far as rights are concerned. What is the whole installation's has the path `EVERYWHERE`. */
export interface Subject extends Lying {
  /** Accounts that took one of the three steps of it before. */
  hands?: readonly string[];
}

/**
 * `foreign`: it lies where the account has no grant at all, and is not there for it (404). `role`: it may be seen, and not
 * done (403). `samePerson`: one of the three steps, and the account took another of them (403).
 */
export type Ruling = 'yes' | 'foreign' | 'role' | 'samePerson';

/** Whether it may do this to that. The grants that reach the place decide; of 三定 also whose hands it went through. */
export function may({ id, grants }: Grantee, action: DeskAction, subject: Subject): Ruling {
  const here = grants.filter((grant) => canHold(grant) && isWithin(subject, grant));
  if (here.length === 0) return 'foreign';
  if (!here.some(({ role }) => RIGHTS[role].includes(action))) return 'role';
  return STEPS_OF_THREE.has(action) && subject.hands?.includes(id) ? 'samePerson' : 'yes';
}

/** Whether there is anything it may do this to: what menus and pages without a subject ask. */
export function mayAnywhere({ grants }: Pick<Grantee, 'grants'>, action: DeskAction): boolean {
  return grants.some((grant) => isPlaced(grant) && RIGHTS[grant.role].includes(action));
}

/** Where it may do this, as `Lists.sight` asks: each place once. */
export function boundsOf({ grants }: Pick<Grantee, 'grants'>, action: DeskAction): Bound[] {
  const able = grants.filter((grant) => isPlaced(grant) && RIGHTS[grant.role].includes(action));
  if (able.some(({ area }) => area === EVERYWHERE)) return [{ area: null, department: null }];
  const places = new Map(able.map(({ area, department }) => [`${area} ${department}`, { area, department }]));
  return [...places.values()];
}

/**
 * Whether an account may be set up, changed or shut out by this one: it has to reach every place that the other does,
 * or whoever governs a township could let himself in for the county. `places`: of its grants, the path of each area and
 * of each department's area.
 */
export function mayGovern(account: Grantee, places: readonly Subject[]): Ruling {
  const answers = places.map((place) => may(account, 'account.set', place));
  if (answers.includes('foreign')) return 'foreign';
  if (answers.includes('role')) return 'role';
  return mayAnywhere(account, 'account.set') ? 'yes' : 'role';
}

/** Whether a session with no more than a password is asked for a code, and whether a new password comes before all else. */
export function needsMore(
  { totp, mustChange }: Pick<DeskAccount, 'totp' | 'mustChange'>,
  strength: 'password' | 'code' | 'certificate',
): 'code' | 'password' | null {
  if (totp !== null && strength === 'password') return 'code';
  return mustChange && strength !== 'certificate' ? 'password' : null;
}

function isPlaced(grant: PlacedGrant): boolean {
  return canHold(grant) && (grant.department !== null || grant.path !== null);
}

/** The path of a grant whose area has this path; null where there is no such area. */
export function placed(grant: Grant, pathOf: (area: string) => string | null | undefined): PlacedGrant {
  if (grant.area === null) return { ...grant, path: null };
  return { ...grant, path: grant.area === EVERYWHERE ? EVERYWHERE : (pathOf(grant.area) ?? null) };
}
