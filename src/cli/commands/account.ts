/** Accounts of the desk: let in, given a new link, shut out, listed. */
import { untilCommitted } from '../../async/untilCommitted';
import { findDepartment } from '../../core/cases/directory';
import { findArea, isLogin } from '../../core/desk/places';
import { canHold } from '../../core/desk/rights';
import {
  DESK_ROLES,
  type DeskAccount,
  type DeskRole,
  EVERYWHERE,
  type Grant,
} from '../../core/model/desk/account';
import { canReceive, normalisePhone } from '../../core/text/phone';
import { systemChance } from '../../main/clock';
import type { Store } from '../../ports';
import { addAccount, changeAccount, resetAccount } from '../../service/desk/accounts';
import { type Io, readArguments, UsageError } from '../terminal/io';
import { ACTOR, withStore } from '../terminal/store';
import { t } from '../terminal/words';

/** How `--area` and the list write `EVERYWHERE`. */
const ALL = 'all';

/** `account add` and `account reset` print the one-time link alone to standard output. */
export async function run(args: string[], io: Io): Promise<number> {
  const [action, ...rest] = args;
  switch (action) {
    case 'add':
      return add(rest, io);
    case 'reset':
      return reset(rest, io);
    case 'disable':
      return disable(rest, io);
    case 'list':
      return list(rest, io);
    default:
      throw new UsageError(t`account takes add, reset, disable or list`);
  }
}

async function add(args: string[], io: Io): Promise<number> {
  const { values } = readArguments(args, {
    login: { type: 'string', default: '' },
    name: { type: 'string', default: '' },
    role: { type: 'string' },
    area: { type: 'string' },
    department: { type: 'string' },
    phone: { type: 'string' },
  });
  const { login, name, area, department } = values;
  if (!isLogin(login))
    throw new UsageError(t`account add needs --login LOGIN: two small letters or digits at least`);
  if (!/^[^\p{C}]{1,60}$/u.test(name))
    throw new UsageError(t`account add needs --name NAME: 1 to 60 characters on one line`);
  const role = roleOf(values.role);
  const phone = phoneOf(values.phone);
  if ((area === undefined) === (department === undefined))
    throw new UsageError(
      t`account add needs --area ID, --area all or --department ID, and one of them alone`,
    );
  const added = await withStore(io.config(), async (store) => {
    const grant = await grantOf(store, role, { area, department });
    return addAccount({ login, name, phone, grants: [grant], by: ACTOR }, toolsOf(store, io));
  });
  if (!added) throw new Error(t`there is an account ${login} already`);
  return showLink(added.link, io);
}

function roleOf(written: string | undefined): DeskRole {
  const role = DESK_ROLES.find((one) => one === written);
  if (!role) throw new UsageError(t`account add needs --role with one of ${DESK_ROLES.join(', ')}`);
  return role;
}

function phoneOf(written: string | undefined): string | null {
  if (written === undefined) return null;
  const phone = normalisePhone(written);
  if (!canReceive(phone)) throw new UsageError(t`--phone takes the number of a mobile phone`);
  return phone;
}

/** Throws where there is no such place. A department may be named by its name; areas share names. */
async function grantOf(
  store: Store,
  role: DeskRole,
  { area, department }: { area?: string | undefined; department?: string | undefined },
): Promise<Grant> {
  if (department !== undefined) {
    const found = findDepartment(await store.cases.directory(), department);
    if (!found) throw new Error(t`there is no department ${department}`);
    return { role, area: null, department: found.id };
  }
  if (!canHold({ role, department: null }))
    throw new UsageError(t`a role of a department takes --department, not --area`);
  if (area === undefined || area === ALL) return { role, area: EVERYWHERE, department: null };
  const found = findArea(await store.reference.areas(), area);
  if (!found) throw new Error(t`there is no area ${area}`);
  return { role, area: found.id, department: null };
}

/** The way back in for whoever forgot the password, lost the second step or was shut out, the last administrator too. */
async function reset(args: string[], io: Io): Promise<number> {
  const login = loginIn('reset', args);
  const link = await withStore(io.config(), async (store) => {
    const account = await accountOf(store, login);
    const tools = toolsOf(store, io);
    const fresh = await resetAccount(account.id, ACTOR, tools);
    // Only now: the old password opens nothing any more.
    if (account.state === 'disabled') await setState(store, login, 'active', tools);
    return fresh;
  });
  return showLink(link, io);
}

async function disable(args: string[], io: Io): Promise<number> {
  const login = loginIn('disable', args);
  const governed = await withStore(io.config(), async (store) => {
    await setState(store, login, 'disabled', toolsOf(store, io));
    return store.desk.hasAdministrator();
  });
  io.out(t`Account ${login} is shut out and signed out.`);
  if (!governed)
    io.err(
      t`Nobody is left who can let others in at the desk: \`xiangxin account reset LOGIN\` lets an administrator in again.`,
    );
  return 0;
}

async function list(args: string[], io: Io): Promise<number> {
  readArguments(args, {});
  const all = await withStore(io.config(), (store) => store.desk.accounts());
  for (const account of all) io.out(lineOf(account));
  if (all.length === 0)
    io.err(t`There is no account yet: \`xiangxin serve\` prints a link for the first administrator.`);
  return 0;
}

function lineOf({ login, name, grants, state, password }: DeskAccount): string {
  const rights = grants.map(({ role, area, department }) => `${role}@${department ?? (area || ALL)}`);
  const standing = state === 'active' && password === null ? 'active, no password' : state;
  return [login, name, rights.join(',') || '-', standing].join('  ');
}

function loginIn(action: 'reset' | 'disable', args: string[]): string {
  const [login, ...more] = readArguments(args, {}, true).positionals;
  if (login === undefined || more.length > 0) throw new UsageError(t`account ${action} needs one LOGIN`);
  return login.toLowerCase();
}

async function accountOf(store: Store, login: string): Promise<DeskAccount> {
  const account = await store.desk.accountByLogin(login);
  if (!account) throw new Error(t`there is no account ${login}: \`xiangxin account list\` shows all`);
  return account;
}

/** All else of it stays as somebody at the desk may be setting it at this moment. */
function setState(
  store: Store,
  login: string,
  state: DeskAccount['state'],
  tools: ReturnType<typeof toolsOf>,
): Promise<'done'> {
  return untilCommitted(async () => {
    const seen = await store.reference.stamps();
    const { id, name, phone, grants } = await accountOf(store, login);
    await changeAccount({ id, name, phone, grants, state }, { by: ACTOR, seen }, tools);
    return 'done' as const;
  });
}

function showLink(link: string, io: Io): number {
  io.out(`${io.config().http.publicUrl}/console/start/${link}`);
  io.err(t`It works once, within three days, and is shown this once: hand it to its owner and nobody else.`);
  return 0;
}

function toolsOf(store: Store, io: Io) {
  return { store, clock: { now: () => io.now() }, chance: systemChance };
}
