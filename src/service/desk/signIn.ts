/** Coming in: by password, then a code where there is a second step; or by a certificate. All that is wrong has one answer. */
import type { DeskAccount } from '../../core/model/desk/account';
import { Overloaded } from '../../ports';
import { giveBack } from '../guard/allowances';
import type { DeskTools, From, SignedIn } from './ports';
import { record } from './records';
import { plainCode } from './secrets';
import { findSession, openSession } from './sessions';
import { stepOf } from './totp';
import { ownNetwork, spendPassword, spendSecondStep } from './tries';

const REFUSED = { as: 'refused' } as const;

/** A login that nobody has, a wrong password, one shut out, one with no tries left: nobody can tell which, and each takes as long. */
export async function signIn(
  typed: { login: string; password: string; from: From },
  tools: DeskTools,
): Promise<SignedIn> {
  const { store, clock, passwords, limits } = tools;
  const { password, from } = typed;
  const now = clock.now();
  const login = typed.login.normalize('NFKC').trim().toLowerCase().slice(0, 64);
  const found = await store.desk.accountByLogin(login);
  const spent = await spendPassword(store, limits, login, from.address, now);
  const account = spent && found?.state === 'active' ? found : null;
  const right = await orBusy(passwords.isRight(account?.password ?? null, password));
  if (right === 'busy') return { as: 'busy' };
  if (!right || !account || !spent) {
    // Without a try left nothing is written: a flood would fill the audit.
    if (spent) await refused(found, from, tools);
    return REFUSED;
  }
  await giveBack(store, spent);
  await ownNetwork(store, login, from.address, now);
  return enter(account, 'password', from, tools);
}

/** With the code of an app, or a recovery code; under a new token. */
export async function signInCode(
  { token, code, from }: { token: string; code: string; from: From },
  tools: DeskTools,
): Promise<SignedIn> {
  const { store, clock, limits } = tools;
  const found = await findSession(tools, token);
  if (found?.session.strength !== 'password' || found.account.totp === null) return REFUSED;
  const { account, session } = found;
  const spent = await spendSecondStep(store, limits, account.id, clock.now());
  if (!spent) return REFUSED;
  const proof = await proofBy(code, account, tools);
  if (proof) {
    const { change, signedIn } = openSession(account, 'code', from, tools);
    const entry = record(tools, 'desk.signIn', { ...whose(account), reason: from.address });
    const ended = { kind: 'deskSessionEnded', hash: session.hash } as const;
    if ((await store.commit([proof, ended, change, entry])) === 'done') {
      await giveBack(store, spent);
      return signedIn;
    }
  }
  await refused(account, from, tools);
  return REFUSED;
}

/** `fingerprint`: SHA-256, hexadecimal, of a certificate that the connection, or a gateway that is believed, has proved. */
export async function signInCertificate(
  { fingerprint, from }: { fingerprint: string; from: From },
  tools: DeskTools,
): Promise<SignedIn> {
  const { store, clock } = tools;
  const bound = await store.desk.certificate(fingerprint.toLowerCase());
  const isGood = bound && bound.revokedAt === null && clock.now() < bound.until;
  const account = isGood ? await store.desk.account(bound.account) : null;
  if (account?.state !== 'active') return REFUSED;
  return enter(account, 'certificate', from, tools);
}

async function enter(
  account: DeskAccount,
  strength: 'password' | 'certificate',
  from: From,
  tools: DeskTools,
): Promise<SignedIn> {
  const { change, signedIn } = openSession(account, strength, from, tools);
  const entry = record(tools, 'desk.signIn', { ...whose(account), reason: from.address });
  await tools.store.commit(signedIn.needs === 'code' ? [change] : [change, entry]);
  return signedIn;
}

/** What uses the code up; null where it is none. */
async function proofBy(code: string, account: DeskAccount, { store, clock }: DeskTools) {
  const now = clock.now();
  if (/^\d{6}$/.test(code)) {
    const step = stepOf(account.totp ?? '', code, now, account.totpStep);
    return step === null ? null : ({ kind: 'totpUsed', account: account.id, step } as const);
  }
  const said = plainCode(code);
  const kept = await store.desk.oneTimeCode(said);
  const isOurs = kept?.account === account.id && kept.purpose === 'recovery';
  return isOurs ? ({ kind: 'oneTimeCodeUsed', code: said, at: now } as const) : null;
}

/** What is typed for a login may be a password: only one that is there is kept. */
async function refused(account: DeskAccount | null, { address }: From, tools: DeskTools): Promise<void> {
  const subject = account?.id ?? '-';
  await tools.store.commit([record(tools, 'desk.refused', { actor: 'desk', subject, reason: address })]);
}

function whose({ id }: DeskAccount): { actor: string; subject: string } {
  return { actor: id, subject: id };
}

async function orBusy(work: Promise<boolean>): Promise<boolean | 'busy'> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Overloaded) return 'busy';
    throw error;
  }
}
