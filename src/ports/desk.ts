/** What the desk asks the store of those who work at it. */
import type { DeskAccount, DeskCertificate, DeskSession, OneTimePurpose } from '../core/model/desk/account';

export interface DeskReads {
  /** Null where there is none of this id. */
  account(id: string): Promise<DeskAccount | null>;
  /** `login` in lower case. */
  accountByLogin(login: string): Promise<DeskAccount | null>;
  /** All, by login; disabled ones too. */
  accounts(): Promise<DeskAccount[]>;
  /** With its account, whatever has become of either; null where the session was ended. */
  session(hash: string): Promise<{ session: DeskSession; account: DeskAccount } | null>;
  /** Of an account, the last seen first. */
  sessions(account: string): Promise<DeskSession[]>;
  /** Revoked ones too. */
  certificate(fingerprint: string): Promise<DeskCertificate | null>;
  certificates(account: string): Promise<DeskCertificate[]>;
  /** Whatever has become of it; null where there is none. */
  oneTimeCode(code: string): Promise<OneTimeCode | null>;
  /** Recovery codes that were not used yet. */
  recoveryLeft(account: string): Promise<number>;
  /** Whether somebody who may sign in can let others in. */
  hasAdministrator(): Promise<boolean>;
}

export interface OneTimeCode {
  account: string;
  purpose: OneTimePurpose;
  until: number;
  usedAt: number | null;
}
