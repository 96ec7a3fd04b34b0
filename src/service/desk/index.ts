/** The desk of the offices, as its pages use it: coming and going, and what somebody does to his own account. */
import type { Change } from '../../core/model/change';
import type { DeskSession } from '../../core/model/desk/account';
import { linkOwner, setPassword, startByLink } from './ownPassword';
import { createPasswords } from './passwords';
import type { AtDesk, DeskTools, From, SignedIn, Weak } from './ports';
import { record } from './records';
import { recoveryCodes, totpBegin, totpConfirm, totpEnd } from './secondStep';
import { hashOf } from './secrets';
import { sessionOf } from './sessions';
import { signIn, signInCertificate, signInCode } from './signIn';

export type { AtDesk, DeskPerson, From, Needs, SignedIn, Weak } from './ports';

/** Each rejects with StoreError. */
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
  /** Browsers that are signed in to one's own account, the last seen first. */
  sessions(at: AtDesk): Promise<DeskSession[]>;
  /** One of one's own, or all but this one. */
  endOthers(at: AtDesk, hash: string | 'all'): Promise<void>;
  setPassword(typed: { at: AtDesk; old: string; next: string; from: From }): Promise<SignedIn | Weak>;
  totpBegin(at: AtDesk): { secret: string; uri: string };
  totpConfirm(typed: { at: AtDesk; secret: string; code: string }): Promise<string[] | null>;
  totpEnd(typed: { at: AtDesk; password: string }): Promise<boolean>;
  recoveryCodes(typed: { at: AtDesk; password: string }): Promise<string[] | null>;
  recoveryLeft(at: AtDesk): Promise<number>;
}

/** `passwords` absent: as they are kept in truth. */
export function createDesk(
  given: Omit<DeskTools, 'passwords'> & Partial<Pick<DeskTools, 'passwords'>>,
): Desk {
  const tools: DeskTools = { passwords: createPasswords(), ...given };
  const { store } = tools;
  return {
    signIn: (typed) => signIn(typed, tools),
    signInCode: (typed) => signInCode(typed, tools),
    signInCertificate: (proved) => signInCertificate(proved, tools),
    async link(written) {
      const owner = await linkOwner(written, tools);
      return owner && { login: owner.login, name: owner.name };
    },
    startByLink: (typed) => startByLink(typed, tools),
    sessionOf: (token) => sessionOf(tools, token),
    async endSession(token) {
      await store.commit([{ kind: 'deskSessionEnded', hash: hashOf(token) }]);
    },
    sessions: ({ account }) => store.desk.sessions(account.id),
    endOthers: (at, hash) => endOthers(at, hash, tools),
    setPassword: (typed) => setPassword(typed, tools),
    totpBegin: (at) => totpBegin(at, tools),
    totpConfirm: (typed) => totpConfirm(typed, tools),
    totpEnd: (typed) => totpEnd(typed, tools),
    recoveryCodes: (typed) => recoveryCodes(typed, tools),
    recoveryLeft: ({ account }) => store.desk.recoveryLeft(account.id),
  };
}

/** A session of somebody else's is not there. */
async function endOthers(at: AtDesk, hash: string | 'all', tools: DeskTools): Promise<void> {
  const { id } = at.account;
  const own = await tools.store.desk.sessions(id);
  if (hash !== 'all' && !own.some((session) => session.hash === hash)) return;
  const ended: Change =
    hash === 'all'
      ? { kind: 'deskSessionsEnded', account: id, except: at.session.hash }
      : { kind: 'deskSessionEnded', hash };
  await tools.store.commit([ended, record(tools, 'account.signOut', { actor: id, subject: id })]);
}
