/** Departments, matters and days off: small, read whole and remembered for a while. */
import { sql } from 'drizzle-orm';
import { cached } from '../../async/cached';
import type { Directory } from '../../core/cases/directory';
import type { CaseReads } from '../../core/cases/reads';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Change } from '../../core/model/change';
import type { MatterGuide } from '../../core/model/desk/reference';
import type { Engine, Session } from '../engine/engine';
import { departments, localDays, matters, phones } from '../schema/mysql';
import type { ReadOr } from '../sql/damaged';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { value } from '../sql/template';

/** How long what changes once a week is not read again, milliseconds. */
const REMEMBERED_FOR = 30_000;

const DEPARTMENT = columnsOf(departments, ['id', 'name', 'ladder']);
const allDepartments = select(DEPARTMENT, sql`from ${departments} order by ${departments.name}`);
const ladderOf = select(
  columnsOf(departments, ['ladder']),
  sql`from ${departments} where ${departments.name} = ${value}`,
);
const allMatters = select(
  columnsOf(matters, ['id', 'name', 'department', 'promisedDays']),
  sql`from ${matters}`,
);
const guides = select(
  fieldsOf({
    id: matters.id,
    name: matters.name,
    department: sql<string>`coalesce(${departments.name}, ${matters.department})`,
    promisedDays: matters.promisedDays,
    guide: matters.guide,
  }),
  sql`from ${matters} left join ${departments} on ${departments.id} = ${matters.department} order by ${matters.name}`,
);
const allSupervisors = select(
  columnsOf(phones, ['phone']),
  sql`from ${phones} where ${phones.role} = 'supervisor' and coalesce(${phones.state}, 'live') <> 'moved' order by ${phones.phone}`,
);
const allDays = select(columnsOf(localDays, ['day', 'works']), sql`from ${localDays}`);
const insertDays = inserter(localDays, ['day', 'works', 'name'], ['works', 'name']);

/** The last word on a day counts. */
export async function applyLocalDays(
  session: Session,
  changes: Extract<Change, { kind: 'localDay' }>[],
): Promise<void> {
  const last = new Map(changes.map(({ day, works, name }) => [day, { day, works: Number(works), name }]));
  await insertDays(session, [...last.values()]);
}

/** For casework: as they are now. */
export function directoryReads(engine: Engine, readOr: ReadOr): Pick<CaseReads, 'directory' | 'localDays'> {
  return { directory: () => readDirectory(engine, readOr), localDays: () => readDays(engine) };
}

/** For conversations: remembered for a while. */
export function officeReads(
  engine: Engine,
  readOr: ReadOr,
): Pick<ServiceReads, 'offices' | 'matters' | 'localDays' | 'leadersOf'> {
  return {
    offices: cached(REMEMBERED_FOR, async () => departmentsFrom(await allDepartments(engine), readOr)),
    matters: cached(REMEMBERED_FOR, async () =>
      (await guides(engine)).map(({ guide, ...matter }) => ({
        ...matter,
        guide: guide === null ? null : readOr('matters', () => guideFrom(guide), null),
      })),
    ),
    localDays: cached(REMEMBERED_FOR, () => readDays(engine)),
    async leadersOf(department) {
      const [found] = await ladderOf(engine, [department]);
      return found ? readOr('departments', () => ladderFrom(found.ladder), []) : [];
    },
  };
}

async function readDirectory(engine: Engine, readOr: ReadOr): Promise<Directory> {
  const [offices, all, supervisors] = await Promise.all([
    allDepartments(engine),
    allMatters(engine),
    allSupervisors(engine),
  ]);
  return {
    departments: new Map(departmentsFrom(offices, readOr).map((one) => [one.id, one])),
    matters: new Map(all.map((matter) => [matter.id, matter])),
    supervisors: supervisors.map(({ phone }) => phone),
  };
}

async function readDays(engine: Engine): Promise<Map<string, boolean>> {
  return new Map((await allDays(engine)).map(({ day, works }) => [day, works === 1]));
}

function departmentsFrom(rows: readonly ReturnType<typeof DEPARTMENT.read>[], readOr: ReadOr) {
  return rows.map(({ id, name, ladder }) => ({
    id,
    name,
    ladder: readOr('departments', () => ladderFrom(ladder), []),
  }));
}

function guideFrom(written: string): MatterGuide {
  return JSON.parse(written) as MatterGuide; // written by us from a MatterGuide
}

/** Phones of leaders, deputy head first, as a department has them. Throws where they can not be read any more. */
export function ladderFrom(written: string): string[] {
  const phones = JSON.parse(written) as string[]; // written by us from a list of phones
  if (!Array.isArray(phones)) throw new Error('the leaders of a department can not be read');
  return phones;
}
