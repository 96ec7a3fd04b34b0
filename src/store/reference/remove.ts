/** Takes out reference data on which nothing stands. */
import { type SQL, sql } from 'drizzle-orm';
import type { ReferenceKind } from '../../core/model/desk/reference';
import type { Session } from '../engine/engine';
import {
  appointments,
  areas,
  cases,
  departments,
  households,
  localDays,
  matters,
  news,
  newsSections,
  payments,
  phones,
  programmes,
} from '../schema/mysql';
import { Refused } from '../sql/failures';
import { fieldsOf, select } from '../sql/select';
import { statement, value } from '../sql/template';
import type { Of } from './common';
import { mendLeaders } from './offices';

/** One question for each column that names it: whether something stands on it. */
function uses(...places: SQL[]) {
  const asked = places.map((place) => sql`exists(select 1 from ${place} = ${value} limit 1)`);
  const found = select(fieldsOf({ used: sql<number>`(${sql.join(asked, sql` or `)}) + 0` }), sql``);
  return async (session: Session, id: string) =>
    (
      await found(
        session,
        places.map(() => id),
      )
    )[0]?.used !== 0;
}

const REMOVERS: Record<
  ReferenceKind,
  { isUsed(session: Session, id: string): Promise<boolean>; remove: ReturnType<typeof statement> }
> = {
  area: {
    isUsed: uses(
      sql`${areas} where ${areas.parent}`,
      sql`${households} where ${households.village}`,
      sql`${departments} where ${departments.area}`,
      sql`${phones} where ${phones.village}`,
    ),
    remove: statement(sql`delete from ${areas} where ${areas.id} = ${value}`),
  },
  department: {
    isUsed: uses(
      sql`${matters} where ${matters.department}`,
      sql`${cases} where ${cases.department}`,
      sql`${cases} where ${cases.stepDepartment}`,
    ),
    remove: statement(sql`delete from ${departments} where ${departments.id} = ${value}`),
  },
  matter: {
    isUsed: uses(
      sql`${cases} where ${cases.matter}`,
      sql`${appointments} where ${appointments.cancelledAt} is null and ${appointments.matter}`,
    ),
    remove: statement(sql`delete from ${matters} where ${matters.id} = ${value}`),
  },
  programme: {
    isUsed: uses(sql`${payments} where ${payments.programme}`),
    remove: statement(sql`delete from ${programmes} where ${programmes.id} = ${value}`),
  },
  newsSection: {
    isUsed: uses(sql`${news} where ${news.section}`),
    remove: statement(sql`delete from ${newsSections} where ${newsSections.id} = ${value}`),
  },
  localDay: {
    isUsed: async () => false,
    remove: statement(sql`delete from ${localDays} where ${localDays.day} = ${value}`),
  },
};

/** Throws `Refused` where something stands on one of them. */
export async function applyRemovals(session: Session, changes: Of<'referenceRemoved'>[]): Promise<void> {
  for (const { of, id } of changes) {
    const { isUsed, remove } = REMOVERS[of];
    if (await isUsed(session, id)) throw new Refused('something stands on it');
    await session.run(...remove([id]));
  }
  if (changes.some(({ of }) => of === 'department')) await mendLeaders(session);
}
