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

/** The area of a grant that holds for the whole installation. */
export const EVERYWHERE = '';

/** A role and where it holds: an area and all below it (`EVERYWHERE`: all there are), or a department. Exactly one of the two. */
export type Grant = { role: DeskRole } & (
  | { area: string; department: null }
  | { area: null; department: string }
);

/** With the path of its area, below which it holds; null where it has no area, or one that is not there any more. */
export type PlacedGrant = Grant & { path: string | null };

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
  grants: PlacedGrant[];
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
  /** What was proved: a password (or the one-time link that one is set with), a code besides, a certificate. */
  strength: 'password' | 'code' | 'certificate';
}

/** A certificate that signs its account in. */
export interface DeskCertificate {
  /** SHA-256, hexadecimal. */
  fingerprint: string;
  account: string;
  /** As the certificate has it. */
  subject: string;
  until: number;
  revokedAt: number | null;
}

/** What an administrator says of an account, and nothing else. */
export type AccountFacts = Pick<DeskAccount, 'id' | 'name' | 'phone' | 'state'> & {
  grants: readonly Grant[];
};

export type AccountChange =
  /** A new one. Refused when its login, or its id, is taken. */
  | { kind: 'account'; account: Omit<DeskAccount, 'grants'> & { grants: readonly Grant[] } }
  /** As it is from now on, its grants included; what its owner decides stays. */
  | { kind: 'accountFacts'; facts: AccountFacts }
  | { kind: 'accountPassword'; account: string; password: string | null; mustChange: boolean }
  | { kind: 'accountTotp'; account: string; totp: string | null }
  /** Refused when a code of this step, or a later one, was used before. */
  | { kind: 'totpUsed'; account: string; step: number }
  /** Works once: a recovery code, or the link that an account begins with. Its keyed hash is kept. */
  | { kind: 'oneTimeCode'; code: string; account: string; purpose: OneTimePurpose; until: number }
  /** Refused when it was used before, or its time is up at this moment. */
  | { kind: 'oneTimeCodeUsed'; code: string; at: number }
  /** All that the account has for this purpose are worth nothing from now on; applied before what is new. */
  | { kind: 'oneTimeCodesEnded'; account: string; purpose: OneTimePurpose }
  /** Refused where the certificate is somebody's already. */
  | { kind: 'certificate'; fingerprint: string; account: string; subject: string; until: number }
  | { kind: 'certificateRevoked'; fingerprint: string; at: number }
  | { kind: 'deskSession'; session: DeskSession }
  /** Its second step was proved: refused where it was ended meanwhile. */
  | { kind: 'deskSessionProved'; hash: string }
  /** It was seen at this moment: nothing where it was ended meanwhile. */
  | { kind: 'deskSessionSeen'; hash: string; at: number }
  /** One, or all of an account but one; applied before what is new. */
  | { kind: 'deskSessionEnded'; hash: string }
  | { kind: 'deskSessionsEnded'; account: string; except: string | null };

export type OneTimePurpose = 'start' | 'recovery';
