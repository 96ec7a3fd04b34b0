/** GET /api/v1/departments, /matters and /programmes: the names and ids that events and payments may use. For every key. */
import { z } from 'zod';
import type { CaseReads } from '../../../core/cases/reads';
import type { Lists } from '../../../ports';
import { operation } from '../operation/operation';

const departmentsSchema = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string() })),
});
const mattersSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      department: z.string().describe('case.departmentId'),
      promisedDays: z.int().describe('matter.promisedDays'),
    }),
  ),
});
const programmesSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), name: z.string(), unit: z.string().nullable().describe('programme.unit') }),
  ),
});

export function listDepartments(cases: Pick<CaseReads, 'directory'>) {
  return operation({
    name: 'listDepartments',
    method: 'get',
    path: '/departments',
    scopes: [],
    answer: { status: 200, schema: departmentsSchema },
    problems: [],
    async handle() {
      const { departments } = await cases.directory();
      return { items: byId([...departments.values()].map(({ id, name }) => ({ id, name }))) };
    },
  });
}

export function listMatters(cases: Pick<CaseReads, 'directory'>) {
  return operation({
    name: 'listMatters',
    method: 'get',
    path: '/matters',
    scopes: [],
    answer: { status: 200, schema: mattersSchema },
    problems: [],
    async handle() {
      const { matters } = await cases.directory();
      const items = [...matters.values()].map(({ id, name, department, promisedDays }) => ({
        id,
        name,
        department,
        promisedDays,
      }));
      return { items: byId(items) };
    },
  });
}

export function listProgrammes(lists: Pick<Lists, 'programmes'>) {
  return operation({
    name: 'listProgrammes',
    method: 'get',
    path: '/programmes',
    scopes: [],
    answer: { status: 200, schema: programmesSchema },
    problems: [],
    handle: async () => ({ items: await lists.programmes() }),
  });
}

function byId<T extends { id: string }>(rows: T[]): T[] {
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
}
