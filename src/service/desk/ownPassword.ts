/** Setting one's own password: by the link that an account begins with, or over the one before. All other browsers are signed out. */
import { passwordFault } from '../../core/desk/passwordRules';
import type { Change } from '../../core/model/change';
import type { DeskAccount } from '../../core/model/desk/account';
import { giveBack } from '../guard/allowances';
import type { AtDesk, DeskTools, From, SignedIn, Weak } from './ports';
import { record } from './records';
import { plainCode } from './secrets';
import { openSession } from './sessions';
import { ownNetwork, spendSecondStep } from './tries';

/** Whose link this is; null: nobody's, or not any more. Looking uses nothing up: programs that show links look too. */
export async function linkOwner(
  written: string,
  { store, clock }: Pick<DeskTools, 'store' | 'clock'>,
): Promise<DeskAccount | null> {
  const kept = await store.desk.oneTimeCode(plainCode(written));
  if (kept?.purpose !== 'start' || kept.usedAt !== null || clock.now() >= kept.until) return null;
  const account = await store.desk.account(kept.account);
  return account?.state === 'active' ? account : null;
}

/** The link ends with this, and with nothing less. */
export async function startByLink(
  { link, password, from }: { link: string; password: string; from: From },
  tools: DeskTools,
): Promise<SignedIn | Weak> {
  const account = await linkOwner(link, tools);
  if (!account) return { as: 'refused' };
  const fault = passwordFault(password, account);
  if (fault) return { as: 'weak', fault };
  const use = { kind: 'oneTimeCodeUsed', code: plainCode(link), at: tools.clock.now() } as const;
  return replace(account, password, 'password', from, tools, [use]);
}

/** `old` is asked for even of somebody who has just signed in: the browser may be left alone. */
export async function setPassword(
  { at, old, next, from }: { at: AtDesk; old: string; next: string; from: From },
  tools: DeskTools,
): Promise<SignedIn | Weak> {
  const account = await provedByPassword(at, old, tools);
  if (!account) return { as: 'refused' };
  const fault = old === next ? 'same' : passwordFault(next, account);
  if (fault) return { as: 'weak', fault };
  return replace(account, next, at.session.strength, from, tools, []);
}

/** The account of this session, where that is its password; null where not, or too often. */
export async function provedByPassword(
  { account: { id } }: Pick<AtDesk, 'account'>,
  password: string,
  { store, clock, passwords, limits }: DeskTools,
): Promise<DeskAccount | null> {
  const spent = await spendSecondStep(store, limits, id, clock.now());
  const account = await store.desk.account(id);
  if (!spent || !account || !(await passwords.isRight(account.password, password))) return null;
  await giveBack(store, spent);
  return account;
}

async function replace(
  account: DeskAccount,
  password: string,
  strength: 'password' | 'code' | 'certificate',
  from: From,
  tools: DeskTools,
  proof: Change[],
): Promise<SignedIn> {
  const hash = await tools.passwords.hash(password);
  const { id } = account;
  const { change, signedIn } = openSession({ ...account, mustChange: false }, strength, from, tools);
  const entry = record(tools, 'account.password', { actor: id, subject: id, reason: from.address });
  const done = await tools.store.commit([
    ...proof,
    { kind: 'accountPassword', account: id, password: hash, mustChange: false },
    { kind: 'deskSessionsEnded', account: id, except: null },
    change,
    entry,
  ]);
  if (done !== 'done') return { as: 'refused' };
  // Whoever is kept out by strangers' guesses gets in by a new link, and stays let in from there.
  await ownNetwork(tools.store, account.login, from.address, tools.clock.now());
  return signedIn;
}
