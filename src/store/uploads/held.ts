/** What is held of those that a file speaks of, some hundred at a time. */
import { sql } from 'drizzle-orm';
import type { FormerHousehold } from '../../core/intake/comparison';
import type { HeldHousehold } from '../../core/intake/held';
import { PAYMENT_MEMBERS, type PaymentRecord } from '../../core/model/payments';
import type { HeldReads } from '../../ports';
import type { Engine } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { FAMILY } from '../people/familyPhones';
import { isDead } from '../people/phones';
import {
  familyPhones,
  households,
  householdVersions,
  payments,
  people,
  phones,
  uploadRows,
} from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { columnsOf, grouped, selectIn } from '../sql/select';
import { keys, value } from '../sql/template';
import { rowFrom } from './row';

const PAYMENT = columnsOf(payments, PAYMENT_MEMBERS);
const withIdentity = selectIn(
  columnsOf(people, ['id', 'name', 'household', 'identityHash']),
  sql`from ${people} where ${people.identityHash} in (${keys})`,
);
const withIds = selectIn(columnsOf(households), sql`from ${households} where ${households.id} in (${keys})`);
const formerOf = selectIn(
  columnsOf(householdVersions, ['household', 'record']),
  sql`from ${householdVersions} where ${householdVersions.upload} = ${value} and ${householdVersions.household} in (${keys})`,
);
const phonesOf = selectIn(
  columnsOf(phones, ['phone', 'household', 'state']),
  sql`from ${phones} where ${phones.household} in (${keys}) order by ${phones.phone}`,
);
const withAccount = selectIn(
  columnsOf(households, ['id', 'accountHash']),
  sql`from ${households} where ${households.accountHash} in (${keys})`,
);
const withNumber = selectIn(
  columnsOf(phones, ['phone', 'household', 'state']),
  sql`from ${phones} where ${phones.phone} in (${keys})`,
);
const familyOf = selectIn(
  FAMILY,
  sql`from ${familyPhones} where ${familyPhones.household} in (${keys}) order by ${familyPhones.at} desc, ${familyPhones.id} desc`,
);
const readBy = selectIn(
  columnsOf(familyPhones, ['phone']),
  sql`from ${familyPhones} where ${familyPhones.phone} in (${keys}) and ${familyPhones.state} = 'live'`,
);
const paymentsOf = selectIn(PAYMENT, sql`from ${payments} where ${payments.household} in (${keys})`);
const SENT = columnsOf(uploadRows);
const sentBy = selectIn(
  SENT,
  sql`from ${uploadRows} where ${uploadRows.upload} = ${value} and ${uploadRows.accountHash} in (${keys}) and ${uploadRows.state} <> 'left'`,
);
const withPaymentIds = selectIn(PAYMENT, sql`from ${payments} where ${payments.id} in (${keys})`);

export function heldReads(engine: Engine, vault: Vault, readOr: ReadOr): HeldReads {
  return {
    async people(identities) {
      const byHash = new Map(identities.map((one) => [vault.identityHash(one), one]));
      const rows = await withIdentity(engine, [...byHash.keys()]);
      return new Map(
        rows.map(({ id, name, household, identityHash }) => [
          byHash.get(identityHash) ?? '',
          { person: id, name, household },
        ]),
      );
    },
    households: (ids) => householdsOf(engine, vault, ids, readOr),
    former: (upload, ids) => formerHouseholds(engine, vault, upload, ids),
    async accounts(list) {
      const byHash = new Map(list.map((one) => [vault.accountHash(one), one]));
      const rows = await withAccount(engine, [...byHash.keys()]);
      return new Map(rows.map(({ id, accountHash }) => [byHash.get(accountHash ?? '') ?? '', id]));
    },
    async phones(list) {
      const rows = await withNumber(engine, list);
      return new Map(rows.filter(({ state }) => !isDead(state)).map((row) => [row.phone, row.household]));
    },
    async reading(list) {
      const rows = grouped(await readBy(engine, list), ({ phone }) => phone);
      return new Map([...rows].map(([phone, of]) => [phone, of.length]));
    },
    async payments(of) {
      return grouped(await paymentsOf(engine, of), ({ household }) => household);
    },
    sent: (uploads, accounts) => sentTo(engine, vault, uploads, accounts),
  };
}

async function formerHouseholds(engine: Engine, vault: Vault, upload: string, ids: readonly string[]) {
  const rows = await formerOf(engine, ids, [upload]);
  // Written by us from a row of a household.
  const read = (record: string) => JSON.parse(vault.open(record)) as FormerHousehold;
  return new Map(rows.map(({ household, record }) => [household, read(record)]));
}

async function sentTo(
  engine: Engine,
  vault: Vault,
  uploads: readonly string[],
  accounts: readonly string[],
): Promise<Map<string, PaymentRecord[]>> {
  const byHash = new Map(accounts.map((one) => [vault.accountHash(one), one]));
  const sent = new Map<string, { id: string; account: string }>();
  for (const upload of uploads)
    for (const found of await sentBy(engine, [...byHash.keys()], [upload])) {
      // A correcting row speaks of the payment that it corrects.
      const { row, read } = rowFrom(found, vault);
      const id = typeof read.payment === 'string' ? read.payment : `${upload}-${row}`;
      const account = byHash.get(found.accountHash ?? '') ?? '';
      sent.set(`${account} ${id}`, { id, account });
    }
  const rows = await withPaymentIds(engine, [...new Set([...sent.values()].map(({ id }) => id))]);
  const payments = new Map(rows.map((one) => [one.id, one]));
  const found = new Map<string, PaymentRecord[]>();
  for (const { id, account } of sent.values()) {
    const payment = payments.get(id);
    if (payment) found.set(account, [...(found.get(account) ?? []), payment]);
  }
  return found;
}

/** An account that can not be read any more is as none: the file that names it again mends it. */
async function householdsOf(engine: Engine, vault: Vault, ids: readonly string[], readOr: ReadOr) {
  const [rows, numbers, family] = await Promise.all([
    withIds(engine, ids),
    phonesOf(engine, ids),
    familyOf(engine, ids),
  ]);
  const families = grouped(family, ({ household }) => household);
  const live = grouped(
    numbers.filter(({ state }) => !isDead(state)),
    ({ household }) => household,
  );
  return new Map(
    rows.map(({ accountHash: _, account, ...row }): [string, HeldHousehold] => {
      const of = (live.get(row.id) ?? []).map(({ phone }) => phone);
      const opened = account === '' ? '' : readOr('households', () => vault.open(account), '');
      return [row.id, { ...row, account: opened, phones: of, family: families.get(row.id) ?? [] }];
    }),
  );
}
