/** Departments with their ladders, and the phones that work for offices. */
import { sql } from 'drizzle-orm';
import type { DepartmentRecord } from '../../core/model/desk/reference';
import type { ReferenceReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { phoneRow, putPhones } from '../people/phones';
import { departments, phones } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, select } from '../sql/select';
import { namesFrom, type Of, originFrom } from './common';

const DEPARTMENT = columnsOf(departments);
const put = inserter(
  departments,
  DEPARTMENT.names,
  DEPARTMENT.names.filter((name) => name !== 'id'),
);
const add = inserter(departments, DEPARTMENT.names, 'keep');
const all = select(DEPARTMENT, sql`from ${departments} order by ${departments.id}`);
const PHONE = columnsOf(phones);
const leaders = select(PHONE, sql`from ${phones} where ${phones.role} = 'leader'`);
const workers = select(
  PHONE,
  sql`from ${phones} where ${phones.role} in ('liaison', 'supervisor') and coalesce(${phones.state}, 'live') <> 'moved' order by ${phones.phone}`,
);

export async function applyDepartments(session: Session, changes: Of<'department'>[]): Promise<void> {
  if (changes.length === 0) return;
  await put(
    session,
    changes.map(({ department }) => rowOf(department)),
  );
  await mendLeaders(session);
}

/** Adds those that are not there yet. */
export function loadDepartments(session: Session, records: readonly DepartmentRecord[]): Promise<void> {
  return add(session, records.map(rowOf));
}

function rowOf({ ladder, origin, ...department }: DepartmentRecord) {
  return { ...department, ladder: JSON.stringify(ladder), origin: origin ?? null };
}

/** Whoever stands in a ladder is a leader, and whoever stands in none any more is a resident again. */
export async function mendLeaders(session: Session): Promise<void> {
  const standing = new Set((await all(session)).flatMap(({ ladder }) => namesFrom(ladder)));
  const known = await leaders(session);
  const gone = known.filter(({ phone }) => !standing.has(phone));
  await putPhones(
    session,
    gone.map((row) => ({ ...row, role: 'resident' as const })),
  );
  for (const { phone } of known) standing.delete(phone);
  for (const phone of [...standing].sort()) {
    const row = await phoneRow(session, phone);
    // Who hears of everything, or looks after a village, goes on with that.
    if (row?.role === 'supervisor' || row?.role === 'liaison') continue;
    await putPhones(session, [{ ...(row ?? newPhone(phone)), role: 'leader' }]);
  }
}

function newPhone(phone: string) {
  return {
    phone,
    household: null,
    person: null,
    role: 'resident' as const,
    language: null,
    state: null,
    village: null,
  };
}

export async function applyOfficePhones(
  session: Session,
  changes: Of<'officePhone'>[],
  ended: Of<'officePhoneEnded'>[],
): Promise<void> {
  for (const { phone } of ended) {
    const row = await phoneRow(session, phone);
    if (row) await putPhones(session, [{ ...row, role: 'resident', village: null }]);
  }
  for (const { phone: given } of changes) {
    const row = (await phoneRow(session, given.phone)) ?? newPhone(given.phone);
    await putPhones(session, [{ ...row, role: given.role, village: given.village }]);
  }
  if (ended.length > 0) await mendLeaders(session);
}

export function officeListReads(engine: Engine): Pick<ReferenceReads, 'departments' | 'officePhones'> {
  return {
    departments: async () =>
      (await all(engine)).map(({ ladder, origin, ...department }) => ({
        ...department,
        ladder: namesFrom(ladder),
        origin: originFrom(origin),
      })),
    officePhones: async () =>
      (await workers(engine)).map(({ phone, role, village }) => ({
        phone,
        role: role as 'liaison' | 'supervisor', // as it was asked for
        village,
      })),
  };
}
