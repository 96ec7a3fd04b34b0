/** Accounts of the desk and what they were granted: written and read. The secret of codes is sealed. */
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { placed } from '../../core/desk/may';
import type { Change } from '../../core/model/change';
import type { DeskAccount, DeskRole, Grant } from '../../core/model/desk/account';
import type { DeskReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { accountCertificates, accountRoles, accounts, areas } from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { orRefused, Refused } from '../sql/failures';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, grouped, select, selectIn } from '../sql/select';
import { keys, set, statement, value } from '../sql/template';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;
type AccountRow = ReturnType<typeof ACCOUNT.read>;

const ACCOUNT = columnsOf(accounts);
const insertAccounts = inserter(accounts, ACCOUNT.names, 'refuse');
const insertRoles = inserter(accountRoles, columnsOf(accountRoles).names, 'keep');
const dropRoles = statement(sql`delete from ${accountRoles} where ${accountRoles.account} = ${value}`);
const setFacts = statement(
  sql`update ${accounts} set ${set(accounts, { name: value, phone: value, state: value })} where ${accounts.id} = ${value}`,
);
const setPassword = statement(
  sql`update ${accounts} set ${set(accounts, { password: value, mustChange: value })} where ${accounts.id} = ${value}`,
);
// The steps used before were those of another secret.
const setTotp = statement(
  sql`update ${accounts} set ${set(accounts, { totp: value, totpStep: sql`null` })} where ${accounts.id} = ${value}`,
);
const useStep = statement(
  sql`update ${accounts} set ${set(accounts, { totpStep: value })} where ${accounts.id} = ${value} and coalesce(${accounts.totpStep}, -1) < ${value}`,
);

/** Throws `Refused` where a login is taken. */
export async function applyAccounts(
  session: Session,
  vault: Vault,
  added: Of<'account'>[],
  changed: Of<'accountFacts'>[],
): Promise<void> {
  const rows = added.map(({ account }) => ({
    ...account,
    totp: sealed(vault, account.totp),
    mustChange: account.mustChange ? 1 : 0,
  }));
  await orRefused(insertAccounts(session, rows), 'another account has this login');
  for (const { account } of added) await grant(session, account);
  for (const { facts } of changed) {
    await session.run(...setFacts([facts.name, facts.phone, facts.state, facts.id]));
    await session.run(...dropRoles([facts.id]));
    await grant(session, facts);
  }
}

/** Throws `Refused` where a code of this step, or a later one, was used before. */
export async function applyProofs(
  session: Session,
  vault: Vault,
  passwords: Of<'accountPassword'>[],
  secrets: Of<'accountTotp'>[],
  used: Of<'totpUsed'>[],
): Promise<void> {
  for (const { account, password, mustChange } of passwords)
    await session.run(...setPassword([password, mustChange ? 1 : 0, account]));
  for (const { account, totp } of secrets) await session.run(...setTotp([sealed(vault, totp), account]));
  for (const { account, step } of used) {
    if ((await session.run(...useStep([step, account, step]))) === 0)
      throw new Refused('a code of this step was used before');
  }
}

async function grant(session: Session, { id, grants }: { id: string; grants: readonly Grant[] }) {
  await insertRoles(
    session,
    grants.map((one) => ({ account: id, role: one.role, place: placeOf(one) })),
  );
}

const withId = select(ACCOUNT, sql`from ${accounts} where ${accounts.id} = ${value}`);
const withLogin = select(ACCOUNT, sql`from ${accounts} where ${accounts.login} = ${value}`);
const all = select(ACCOUNT, sql`from ${accounts} order by ${accounts.login}`);
const rolesOf = selectIn(
  columnsOf(accountRoles),
  sql`from ${accountRoles} where ${accountRoles.account} in (${keys})`,
);
const pathsOf = selectIn(columnsOf(areas, ['id', 'path']), sql`from ${areas} where ${areas.id} in (${keys})`);
const governs = select(
  fieldsOf({ id: accounts.id }),
  sql`from ${accounts} join ${accountRoles} on ${accountRoles.account} = ${accounts.id} and ${accountRoles.role} = 'administrator' where ${accounts.state} = 'active' and (${accounts.password} is not null or exists(select 1 from ${accountCertificates} where ${accountCertificates.account} = ${accounts.id} and ${accountCertificates.revokedAt} is null)) limit 1`,
);

type AccountReads = Pick<DeskReads, 'account' | 'accountByLogin' | 'accounts' | 'hasAdministrator'>;

export function accountReads(engine: Engine, vault: Vault, readOr: ReadOr): AccountReads {
  const open = (sealed: string) => readOr('accounts', () => vault.open(sealed), nobodysSecret());
  const whole = (rows: AccountRow[]) => withGrants(engine, rows, open);
  return {
    account: async (id) => (await whole(await withId(engine, [id])))[0] ?? null,
    accountByLogin: async (login) => (await whole(await withLogin(engine, [login])))[0] ?? null,
    accounts: async () => whole(await all(engine)),
    hasAdministrator: async () => (await governs(engine)).length > 0,
  };
}

async function withGrants(
  engine: Engine,
  rows: AccountRow[],
  open: (sealed: string) => string,
): Promise<DeskAccount[]> {
  const roles = await rolesOf(
    engine,
    rows.map(({ id }) => id),
  );
  const grants = roles.map(({ account, role, place }) => ({ account, grant: grantFrom(role, place) }));
  const named = grants.flatMap(({ grant }) => grant.area || []);
  const paths = new Map((await pathsOf(engine, named)).map(({ id, path }) => [id, path ?? `${id}/`]));
  const byAccount = grouped(grants, ({ account }) => account);
  return rows.map((row) => ({
    ...row,
    totp: row.totp === null ? null : open(row.totp),
    mustChange: row.mustChange === 1,
    grants: (byAccount.get(row.id) ?? []).map(({ grant }) => placed(grant, (area) => paths.get(area))),
  }));
}

/** In place of one that can not be read any more: a second step is asked for, and no code is right until it is set anew. */
function nobodysSecret(): string {
  // Of the hexadecimal digits those that base32 has as well (RFC 4648, 6).
  return randomBytes(32)
    .toString('hex')
    .replace(/[^2-7a-f]/g, '')
    .toUpperCase();
}

function sealed(vault: Vault, totp: string | null): string | null {
  return totp === null ? null : vault.seal(totp);
}

const AREA = 'area:';
const DEPARTMENT = 'department:';

function placeOf({ area, department }: Grant): string {
  return department === null ? `${AREA}${area}` : `${DEPARTMENT}${department}`;
}

function grantFrom(role: DeskRole, place: string): Grant {
  return place.startsWith(DEPARTMENT)
    ? { role, area: null, department: place.slice(DEPARTMENT.length) }
    : { role, area: place.slice(AREA.length), department: null };
}
