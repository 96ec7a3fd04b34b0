/** What bounds cover, and where things belong. */
import { type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn } from 'drizzle-orm/mysql-core';
import { cached } from '../../async/cached';
import { type Belonging, type Sight, sightOf, type ThingKind } from '../../core/desk/sight';
import type { Lists } from '../../ports';
import type { Engine } from '../engine/engine';
import * as t from '../schema/mysql';
import { columnsOf, fieldsOf, grouped, select, selectIn } from '../sql/select';
import { keys } from '../sql/template';
import { type Condition, oneOf } from './listing';

/** How long the land is not read again, milliseconds. */
const REMEMBERED_FOR = 5_000;

const areas = select(columnsOf(t.areas, ['id', 'path']), sql`from ${t.areas}`);
const departments = select(columnsOf(t.departments, ['id', 'area']), sql`from ${t.departments}`);

export function sightReader(engine: Engine): Lists['sight'] {
  const land = cached(REMEMBERED_FOR, async () => ({
    areas: (await areas(engine)).map(({ id, path }) => ({ id, path: path ?? `${id}/` })),
    departments: await departments(engine),
  }));
  return async (bounds) => sightOf(bounds, await land());
}

export function ofDepartments(column: MySqlColumn | SQL, sight: Sight | null): Condition {
  return sight === null ? undefined : oneOf(column, sight.departments);
}

export function ofVillages(column: MySqlColumn | SQL, sight: Sight | null): Condition {
  return sight === null ? undefined : oneOf(column, sight.villages);
}

/**
 * What is about a case is its department's; everything else the village's of its household. `coalesce`: MySQL would read all rows
 * without a case by their index, instead of those of the page by theirs.
 */
export function ofEither(number: MySqlColumn, sight: Sight | null): SQL | undefined {
  if (sight === null) return undefined;
  const department = oneOf(t.cases.department, sight.departments);
  return sql`((${number} is not null and ${department}) or (coalesce(${number}, '') = '' and ${oneOf(t.households.village, sight.villages)}))`;
}

/** A phone is its household's; one of none is that of the village that it looks after, and of departments at which it has cases. */
export function ofPhones(phone: MySqlColumn, sight: Sight | null): Condition {
  if (sight === null) return undefined;
  const { villages, departments } = sight;
  const applied = sql`exists (select 1 from ${t.cases} where ${t.cases.phone} = ${phone} and ${oneOf(t.cases.department, departments)})`;
  const ofNone = sql`${oneOf(t.phones.village, villages)} or ${applied}`;
  return sql`(${oneOf(t.households.village, villages)} or (${t.households.id} is null and (${ofNone})))`;
}

/** Of a phone as it is registered. */
export const HOUSEHOLD_OF = (phone: MySqlColumn): SQL =>
  sql`left join ${t.phones} on ${t.phones.phone} = ${phone} left join ${t.households} on ${t.households.id} = ${t.phones.household}`;

const none = sql<string | null>`null`;
const department = sql<string | null>`${t.cases.department}`;
const village = sql<string | null>`${t.households.village}`;

const belonging = (
  id: MySqlColumn,
  of: { department: SQL<string | null>; village: SQL<string | null> },
  from: SQL,
) => selectIn(fieldsOf({ id: sql<string>`${id}`, ...of }), sql`${from} where ${id} in (${keys})`);

/** Where there is a case it alone counts. */
const unlessCase = (number: MySqlColumn) =>
  sql<string | null>`case when ${number} is null then ${t.households.village} end`;

const BELONGINGS: Readonly<Record<ThingKind, ReturnType<typeof belonging>>> = {
  case: belonging(t.cases.number, { department, village: none }, sql`from ${t.cases}`),
  matter: belonging(
    t.matters.id,
    { department: sql<string | null>`${t.matters.department}`, village: none },
    sql`from ${t.matters}`,
  ),
  visit: belonging(
    t.appointments.id,
    { department: sql<string | null>`${t.matters.department}`, village: none },
    sql`from ${t.appointments} left join ${t.matters} on ${t.matters.id} = ${t.appointments.matter}`,
  ),
  phone: belonging(
    t.phones.phone,
    { department: none, village },
    sql`from ${t.phones} left join ${t.households} on ${t.households.id} = ${t.phones.household}`,
  ),
  number: selectIn(
    fieldsOf({
      id: sql<string>`${t.phones.phone}`,
      department: none,
      village: sql<
        string | null
      >`case when ${t.households.id} is null then ${t.phones.village} else ${t.households.village} end`,
    }),
    sql`from ${t.phones} left join ${t.households} on ${t.households.id} = ${t.phones.household} where ${t.phones.phone} in (${keys}) union select ${t.cases.phone}, ${t.cases.department}, null from ${t.cases} ${HOUSEHOLD_OF(t.cases.phone)} where ${t.cases.phone} in (${keys}) and ${t.households.id} is null`,
  ),
  household: belonging(t.households.id, { department: none, village }, sql`from ${t.households}`),
  ticket: belonging(
    t.tickets.number,
    { department, village: unlessCase(t.tickets.case) },
    sql`from ${t.tickets} left join ${t.cases} on ${t.cases.number} = ${t.tickets.case} ${HOUSEHOLD_OF(t.tickets.phone)}`,
  ),
  message: belonging(
    t.outbox.id,
    { department, village: unlessCase(t.outbox.case) },
    sql`from ${t.outbox} left join ${t.cases} on ${t.cases.number} = ${t.outbox.case} ${HOUSEHOLD_OF(t.outbox.recipient)}`,
  ),
};

function placeOf({ department, village }: Belonging): Belonging {
  return { department, village };
}

export function belongingReader(engine: Engine): Lists['belongings'] {
  return async (kind, ids) => {
    const rows = await BELONGINGS[kind](engine, ids);
    const byId = grouped(rows, ({ id }) => id);
    return new Map(
      [...byId].flatMap(([id, [first, ...also]]): [string, Belonging][] =>
        first
          ? [[id, also.length === 0 ? placeOf(first) : { ...placeOf(first), also: also.map(placeOf) }]]
          : [],
      ),
    );
  };
}
