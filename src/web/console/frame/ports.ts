/** What the desk's frame needs of the service: who is signed in, and how somebody comes and goes. */
import type { Grantee } from '../../../core/desk/may';
import type { DeskAccount, DeskSession } from '../../../core/model/desk/account';

/** What is asked before anything else: a second step, or a new password. */
export type Needs = 'code' | 'password';

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

/** Where somebody signs in from. */
export interface From {
  address: string;
  agent: string;
}

/** `token` goes into the cookie, and nowhere else. `refused` is the same for whatever was wrong. */
export type SignedIn = { as: 'in'; token: string; needs: Needs | null } | { as: 'refused' } | { as: 'busy' };
export type Weak = { as: 'weak'; fault: string };

export interface Desk {
  signIn(typed: { login: string; password: string; from: From }): Promise<SignedIn>;
  /** With the code of an app, or a recovery code. */
  signInCode(typed: { token: string; code: string; from: From }): Promise<SignedIn>;
  /** `fingerprint`: SHA-256, hexadecimal, of a certificate that was proved. */
  signInCertificate(proved: { fingerprint: string; from: From }): Promise<SignedIn>;
  /** Whose one-time link it is; null: nobody's, or not any more. */
  link(written: string): Promise<{ login: string; name: string } | null>;
  startByLink(typed: { link: string; password: string; from: From }): Promise<SignedIn | Weak>;
  sessionOf(token: string): Promise<AtDesk | null>;
  endSession(token: string): Promise<void>;
  setPassword(typed: { at: AtDesk; old: string; next: string; from: From }): Promise<SignedIn | Weak>;
}
