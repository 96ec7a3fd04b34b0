/** Letting people in and shutting them out. Who may is decided before: at the desk by `mayGovern`, at the command line by having it. */
import { DAY } from '../../core/calendar/durations';
import type { Change } from '../../core/model/change';
import {
  type AccountFacts,
  type DeskAccount,
  type DeskCertificate,
  EVERYWHERE,
  type Grant,
} from '../../core/model/desk/account';
import type { Stamps } from '../../core/model/desk/stamps';
import { writeUnmoved } from '../../ports';
import type { DeskTools } from './ports';
import { record } from './records';
import { newCode, plainCode } from './secrets';

/** Eighty bits: nobody guesses it, and it can be typed from a slip of paper. */
const LINK_LETTERS = 16;
const LINK_LIVES = 3 * DAY;

type Tools = Pick<DeskTools, 'store' | 'clock' | 'chance'>;

/** `by`: the account that does it, or a part of the service. */
export interface NewAccount extends Pick<DeskAccount, 'login' | 'name' | 'phone'> {
  grants: readonly Grant[];
  by: string;
}

/** What is done to accounts, as pages use it; `by` is the account that does it. Each rejects with StoreError. */
export interface Administration {
  add(account: NewAccount): Promise<{ id: string; link: string } | null>;
  /** Throws `Moved` where what was seen was written since. */
  change(facts: AccountFacts, by: string, seen: Partial<Stamps>): Promise<void>;
  reset(id: string, by: string): Promise<string>;
  /** False where it is bound to somebody already. */
  bindCertificate(certificate: Omit<DeskCertificate, 'revokedAt'>, by: string): Promise<boolean>;
  revokeCertificate(certificate: DeskCertificate, by: string): Promise<void>;
}

export function administrationOf(tools: Tools): Administration {
  const entry = (by: string, subject: string, reason: string) =>
    record(tools, 'account.certificate', { actor: by, subject, reason });
  return {
    add: (account) => addAccount(account, tools),
    change: (facts, by, seen) => changeAccount(facts, { by, seen }, tools),
    reset: (id, by) => resetAccount(id, by, tools),
    async bindCertificate(certificate, by) {
      const { account, fingerprint } = certificate;
      const entries = [entry(by, account, `+${fingerprint}`)];
      return (await tools.store.commit([{ kind: 'certificate', ...certificate }, ...entries])) === 'done';
    },
    async revokeCertificate({ fingerprint, account }, by) {
      const at = tools.clock.now();
      const entries = [entry(by, account, `-${fingerprint}`)];
      await tools.store.commit([{ kind: 'certificateRevoked', fingerprint, at }, ...entries]);
    },
  };
}

/** The account and the one-time link (`/console/start/…` without what stands before it); null where the login is taken. */
export async function addAccount(
  { login, name, phone, grants, by }: NewAccount,
  tools: Tools,
): Promise<{ id: string; link: string } | null> {
  const { store, clock, chance } = tools;
  const id = chance.id();
  const account = {
    id,
    login,
    name,
    phone,
    grants,
    by,
    at: clock.now(),
    password: null,
    totp: null,
    totpStep: null,
    mustChange: false,
    state: 'active' as const,
  };
  const { link, changes } = newLink(id, tools);
  const done = await store.commit([
    { kind: 'account', account },
    ...changes,
    record(tools, 'account.add', { actor: by, subject: id }),
  ]);
  return done === 'done' ? { id, link } : null;
}

/** Name, phone, grants and state, as they are from now on. Who is shut out is signed out, and his links end. Throws `Moved` where what was seen was written since. */
export async function changeAccount(
  facts: AccountFacts,
  { by, seen }: { by: string; seen: Partial<Stamps> },
  tools: Tools,
): Promise<void> {
  const out = facts.state === 'disabled';
  await writeUnmoved(tools.store, seen, [
    { kind: 'accountFacts', facts },
    ...(out ? signedOut(facts.id) : []),
    ...(out ? [ended(facts.id)] : []),
    record(tools, out ? 'account.disable' : 'account.change', { actor: by, subject: facts.id }),
  ]);
}

/** A new one-time link, for whoever forgot the password or lost the phone: both are gone, and every browser is signed out. */
export async function resetAccount(id: string, by: string, tools: Tools): Promise<string> {
  const { link, changes } = newLink(id, tools);
  await tools.store.commit([
    { kind: 'accountPassword', account: id, password: null, mustChange: false },
    { kind: 'accountTotp', account: id, totp: null },
    { kind: 'oneTimeCodesEnded', account: id, purpose: 'recovery' },
    ...signedOut(id),
    ...changes,
    record(tools, 'account.reset', { actor: by, subject: id }),
  ]);
  return link;
}

/** The login of the administrator that an installation begins with. */
const FIRST = 'admin';

/** The link by which the first administrator starts, made anew each time it is asked for; null once there is one. */
export async function firstLink(tools: Tools, name: string): Promise<string | null> {
  const { store } = tools;
  if (await store.desk.hasAdministrator()) return null;
  const by = 'start';
  const kept = await store.desk.accountByLogin(FIRST);
  if (!kept) {
    const grants: Grant[] = [{ role: 'administrator', area: EVERYWHERE, department: null }];
    const added = await addAccount({ login: FIRST, name, phone: null, grants, by }, tools);
    // Null: another process has just made it, and prints a link of its own.
    return added?.link ?? null;
  }
  // One that was shut out, or is something else by now, is let in at the command line.
  const isFirst = kept.state === 'active' && kept.password === null;
  if (!isFirst || !kept.grants.some(({ role }) => role === 'administrator')) return null;
  const { link, changes } = newLink(kept.id, tools);
  await store.commit([...changes, record(tools, 'account.reset', { actor: by, subject: kept.id })]);
  return link;
}

function newLink(account: string, { clock, chance }: Tools): { link: string; changes: Change[] } {
  const link = newCode(chance, LINK_LETTERS, 4);
  const until = clock.now() + LINK_LIVES;
  const code = { code: plainCode(link), account, purpose: 'start', until } as const;
  return { link, changes: [ended(account), { kind: 'oneTimeCode', ...code }] };
}

function ended(account: string): Change {
  return { kind: 'oneTimeCodesEnded', account, purpose: 'start' };
}

function signedOut(account: string): Change[] {
  return [{ kind: 'deskSessionsEnded', account, except: null }];
}
