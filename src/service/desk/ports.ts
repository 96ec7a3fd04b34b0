/** What the desk's part of the service works with, and what it answers. */
import type { Grantee } from '../../core/desk/may';
import type { PasswordFault } from '../../core/desk/passwordRules';
import type { DeskAccount, DeskSession } from '../../core/model/desk/account';
import type { Chance, Clock, Store } from '../../ports';
import type { Passwords } from './passwords';
import type { TryLimits } from './tries';

export interface DeskTools {
  store: Store;
  clock: Pick<Clock, 'now'>;
  chance: Pick<Chance, 'id' | 'secret'>;
  passwords: Passwords;
  limits: TryLimits;
}

/** Where somebody signs in from: the address as the connection has it, and the browser by its own word. */
export interface From {
  address: string;
  agent: string;
}

/** What is asked before anything else: a second step, or a new password. */
export type Needs = 'code' | 'password';

/** `token` goes into the cookie, and nowhere else. `refused` is the same for whatever was wrong. */
export type SignedIn = { as: 'in'; token: string; needs: Needs | null } | { as: 'refused' } | { as: 'busy' };
export type Weak = { as: 'weak'; fault: PasswordFault };

export interface DeskPerson extends Grantee, Pick<DeskAccount, 'login' | 'name' | 'phone' | 'mustChange'> {
  hasPassword: boolean;
  hasTotp: boolean;
}

/** Somebody who is signed in. */
export interface AtDesk {
  account: DeskPerson;
  session: DeskSession;
  needs: Needs | null;
  /** What each form of this session carries. */
  csrf: string;
}

export function personOf(account: DeskAccount): DeskPerson {
  const { id, login, name, phone, mustChange, grants, password, totp } = account;
  return {
    id,
    login,
    name,
    phone,
    mustChange,
    grants,
    hasPassword: password !== null,
    hasTotp: totp !== null,
  };
}
