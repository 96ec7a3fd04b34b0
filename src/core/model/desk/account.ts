/** Who works at the desk: accounts, what each may do and where, and their sessions. */

/** What somebody at the desk is: 信息发布员, 录入员, 财政审核, 村级核对, 联络员, 部门经办, 部门领导, 县领导, 热线坐席, 督办, 管理员. */
export const DESK_ROLES = [
  'publisher',
  'entryClerk',
  'financeChecker',
  'villageChecker',
  'liaison',
  'departmentClerk',
  'departmentHead',
  'leader',
  'hotlineAgent',
  'supervisor',
  'administrator',
] as const;
export type DeskRole = (typeof DESK_ROLES)[number];

/** A role and where it holds: an area and all below it, or a department. Exactly one of the two. */
export type Grant = { role: DeskRole } & (
  | { area: string; department: null }
  | { area: null; department: string }
);

export interface DeskAccount {
  id: string;
  /** What is typed to sign in; lower-case. */
  login: string;
  name: string;
  /** E.164; null where none is known. */
  phone: string | null;
  /** Argon2id, in its own notation; null: only a certificate lets this account in, or a link not used yet. */
  password: string | null;
  /** Sealed by the store; null: no second step. */
  totp: string | null;
  /** The last step of the clock whose code was used: none works twice. */
  totpStep: number | null;
  state: 'active' | 'disabled';
  /** The password was given by somebody else: it must be changed before anything else. */
  mustChange: boolean;
  grants: Grant[];
  /** The account, or the part of the service, that made it. */
  by: string;
  at: number;
}

/** A browser that signed in. The token itself is never kept. */
export interface DeskSession {
  /** Hexadecimal SHA-256 of the token in the cookie. */
  hash: string;
  account: string;
  at: number;
  seenAt: number;
  until: number;
  /** As the connection has it. */
  address: string;
  /** The browser by its own word, clipped. */
  agent: string;
  /** `code` and `certificate` were proved by more than a password; `link`: a one-time link, good for setting a password alone. */
  strength: 'link' | 'password' | 'code' | 'certificate';
}

export type AccountChange =
  /** As it is from now on, its grants included. Refused when another account has the login. */
  | { kind: 'account'; account: DeskAccount }
  /** Refused when a code of this step, or a later one, was used before. */
  | { kind: 'totpUsed'; account: string; step: number }
  /** One-time: a recovery code, or the link that an account begins with. Keyed hash. */
  | { kind: 'oneTimeCode'; hash: string; account: string; purpose: OneTimePurpose; until: number }
  /** Refused when it was used before, or its time is up at this moment. */
  | { kind: 'oneTimeCodeUsed'; hash: string; at: number }
  | { kind: 'certificate'; fingerprint: string; account: string; subject: string; until: number }
  | { kind: 'certificateRevoked'; fingerprint: string; at: number }
  /** As it is from now on. */
  | { kind: 'deskSession'; session: DeskSession }
  /** One, or all of an account but one. */
  | { kind: 'deskSessionEnded'; hash: string }
  | { kind: 'deskSessionsEnded'; account: string; except: string | null };

export type OneTimePurpose = 'start' | 'recovery';
