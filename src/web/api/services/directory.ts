/** GET /api/v1/departments, /matters and /programmes: the names and ids that events and payments may use. For every key. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { CaseReads } from '../../../core/cases/caseReads';
import type { Lists } from '../../../ports';

export const departmentsSchema = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string() })),
});
export const mattersSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      department: z.string().describe('case.departmentId'),
      promisedDays: z.int().describe('matter.promisedDays'),
    }),
  ),
});
export const programmesSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), name: z.string(), unit: z.string().nullable().describe('programme.unit') }),
  ),
});

export function listDepartments(cases: Pick<CaseReads, 'directory'>): RequestHandler {
  return async (_request, response) => {
    const { departments } = await cases.directory();
    response.json({ items: byId([...departments.values()].map(({ id, name }) => ({ id, name }))) });
  };
}

export function listMatters(cases: Pick<CaseReads, 'directory'>): RequestHandler {
  return async (_request, response) => {
    const { matters } = await cases.directory();
    const shown = [...matters.values()].map(({ id, name, department, promisedDays }) => ({
      id,
      name,
      department,
      promisedDays,
    }));
    response.json({ items: byId(shown) });
  };
}

export function listProgrammes(lists: Pick<Lists, 'programmes'>): RequestHandler {
  return async (_request, response) => {
    response.json({ items: await lists.programmes() });
  };
}

function byId<T extends { id: string }>(rows: T[]): T[] {
  return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
}
