/** Households and their people: loaded, and written as a checked file has them. */
import { sql } from 'drizzle-orm';
import type { Change } from '../../core/model/change';
import type { HouseholdRecord, PersonRecord } from '../../core/model/records';
import type { Session } from '../engine/engine';
import type { Vault } from '../keys/vault';
import { households, householdVersions, people, phones } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, selectIn } from '../sql/select';
import { keys } from '../sql/template';
import { isDead, type Phone, putPhones } from './phones';

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

const HOUSEHOLD = columnsOf(households);
const PERSON = columnsOf(people);
const PHONE = columnsOf(phones);
const addHouseholds = inserter(households, HOUSEHOLD.names, 'keep');
const putHouseholds = inserter(
  households,
  HOUSEHOLD.names,
  HOUSEHOLD.names.filter((name) => name !== 'id'),
);
const addPeople = inserter(people, PERSON.names, 'keep');
const putPeople = inserter(
  people,
  PERSON.names,
  PERSON.names.filter((name) => name !== 'id'),
);
const addVersions = inserter(householdVersions, columnsOf(householdVersions).names, 'keep');
const withIds = selectIn(HOUSEHOLD, sql`from ${households} where ${households.id} in (${keys})`);
const withNumbers = selectIn(PHONE, sql`from ${phones} where ${phones.phone} in (${keys})`);
const ofPeople = selectIn(
  PHONE,
  sql`from ${phones} where ${phones.person} in (${keys}) and +${phones.role} = 'resident'`,
);

/** Adds those that are not there yet. */
export async function loadHouseholds(
  session: Session,
  vault: Vault,
  records: readonly HouseholdRecord[],
): Promise<void> {
  await addHouseholds(
    session,
    records.map((record) => householdRow(record, vault)),
  );
}

/** Adds those that are not there yet. */
export async function loadPeople(
  session: Session,
  vault: Vault,
  records: readonly PersonRecord[],
): Promise<void> {
  await addPeople(
    session,
    records.map((record) => personRow(record, vault)),
  );
}

/** As they are from now on; how a household stood before is kept. */
export async function applyRoster(
  session: Session,
  vault: Vault,
  changes: { household: Of<'household'>[]; person: Of<'person'>[]; householdPhone: Of<'householdPhone'>[] },
): Promise<void> {
  const last = new Map(changes.household.map((change) => [change.household.id, change]));
  const before = await withIds(session, [...last.keys()]);
  await addVersions(
    session,
    before.map(({ accountHash: _, ...row }) => {
      const record = vault.seal(JSON.stringify({ ...row, account: accountOf(row.account, vault) }));
      return { household: row.id, upload: last.get(row.id)?.upload ?? '', record };
    }),
  );
  await putHouseholds(
    session,
    [...last.values()].map(({ household }) => householdRow(household, vault)),
  );
  await putPeople(
    session,
    changes.person.map(({ person }) => personRow(person, vault)),
  );
  await putOwnPhones(session, changes.householdPhone);
}

/** Empty where it can not be read any more: how one household stood before keeps none of its village out. */
function accountOf(sealed: string, vault: Vault): string {
  try {
    return vault.open(sealed);
  } catch {
    return '';
  }
}

async function putOwnPhones(session: Session, changes: Of<'householdPhone'>[]): Promise<void> {
  const there = await withNumbers(
    session,
    changes.map(({ phone }) => phone),
  );
  const known = new Map(there.map((row) => [row.phone, row]));
  const taken = changes.filter(({ phone, household }) => {
    const row = known.get(phone);
    return row?.state !== 'moved' && (!row?.household || row.household === household || isDead(row.state));
  });
  const now = new Map(taken.map((change) => [change.person, change]));
  const former = await ofPeople(session, [...now.keys()]);
  const gone = former.filter(({ person, household, phone }) => {
    const change = now.get(person ?? '');
    return change && change.phone !== phone && change.household === household;
  });
  await putPhones(session, [
    // Whoever has it by now is a stranger.
    ...gone.map((row): Phone => ({ ...row, household: null, person: null, state: 'moved' })),
    ...taken.map(({ phone, household, person }): Phone => {
      const { role = 'resident', language = null, village = null } = known.get(phone) ?? {};
      const as = role === 'applicant' ? 'resident' : role;
      return { phone, household, person, role: as, language, village, state: 'live' };
    }),
  ]);
}

function householdRow(record: HouseholdRecord, vault: Vault) {
  const accountHash = vault.accountHash(record.account);
  return { ...record, account: vault.seal(record.account), accountHash };
}

/** The identity number sealed, and the hashes by which its person is found. */
function personRow({ id, household, name, identity }: PersonRecord, vault: Vault) {
  return {
    id,
    household,
    name,
    identity: vault.seal(identity),
    identityHash: vault.identityHash(identity),
    claimHash: vault.claimHash(vault.nameHash(name), vault.tailHash(identity)),
  };
}
