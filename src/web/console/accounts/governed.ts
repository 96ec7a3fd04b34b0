/** Whose accounts somebody governs, and how accounts and what they were granted are said. */
import { type Grantee, mayGovern, type Subject } from '../../../core/desk/may';
import { type Places, placeOf, writtenPlace } from '../../../core/desk/places';
import { type DeskAccount, type DeskCertificate, EVERYWHERE } from '../../../core/model/desk/account';
import type { Stamps } from '../../../core/model/desk/stamps';
import type { Administration } from '../../../service/desk/accounts';
import type { Words } from '../../pages/pages';
import type { LastSave } from '../frame/overtaken';
import type { Tone } from '../frame/parts';
import { placeName } from '../frame/places';

/** What these pages need of the service. */
export interface AccountsTools {
  all(): Promise<DeskAccount[]>;
  find(id: string): Promise<DeskAccount | null>;
  certificates(account: string): Promise<DeskCertificate[]>;
  places(): Promise<Places>;
  stamps(): Promise<Stamps>;
  lastSave(account: string): Promise<LastSave>;
  administration: Administration;
  /** What the outside calls us, without a slash at the end. */
  publicUrl: string;
}

/** Where an account works. What is gone, or was never granted, is nobody's but theirs who govern everything. */
export function subjectsOf({ grants }: Pick<DeskAccount, 'grants'>, places: Places): Subject[] {
  const everywhere = { path: EVERYWHERE, department: null };
  const found = grants.map((grant) => placeOf(grant, places) ?? everywhere);
  return found.length > 0 ? found : [everywhere];
}

export function isGoverned(by: Grantee, account: Pick<DeskAccount, 'grants'>, places: Places): boolean {
  return mayGovern(by, subjectsOf(account, places)) === 'yes';
}

/** What an account was granted, each in words, with what a form says of it. */
export function grantsOf({ grants }: Pick<DeskAccount, 'grants'>, places: Places, words: Words) {
  return grants.map((grant) => ({
    role: grant.role,
    place: writtenPlace(grant),
    says: `${roleName(grant.role, words)} · ${placeName(grant, places, words)}`,
  }));
}

export function roleName(role: string, words: Words): string {
  return (words.roles as Record<string, string>)[role] ?? role; // templates/console/accounts/*.json
}

export function stateOf({ state, password }: DeskAccount, words: Words): { text: string; tone: Tone } {
  if (state === 'disabled') return { text: String(words.disabled), tone: 'hand' };
  return password === null
    ? { text: String(words.waiting), tone: 'wait' }
    : { text: String(words.active), tone: 'done' };
}
