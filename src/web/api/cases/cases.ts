/** GET /api/v1/cases and /cases/{number}: where cases stand, and what was reported of one. */
import { z } from 'zod';
import type { CaseReads } from '../../../core/cases/reads';
import { coversDepartment } from '../../../core/desk/sight';
import { EVENT_TYPES, type KeptEvent } from '../../../core/model/caseEvents';
import { CASE_STATES, type CaseRow } from '../../../core/model/cases';
import { writtenId } from '../../../core/model/desk/apiKeys';
import { maskName, maskPhone } from '../../../core/text/mask';
import type { Lists } from '../../../ports';
import { Problem } from '../../http/problem';
import { instant } from '../operation/fields';
import { operation } from '../operation/operation';
import { iso, isoOrNull, PAGING, pageFrom, pageOf, shownRows } from '../operation/paging';

const moment = z.iso.datetime();

export const caseSchema = z.object({
  number: z.string(),
  matter: z.string().describe('case.matterId'),
  department: z.string().describe('case.departmentId'),
  parent: z.string().nullable(),
  state: z.enum(CASE_STATES),
  green: z.boolean(),
  applicant: z.string().describe('case.maskedName'),
  phone: z.string().describe('case.maskedPhone'),
  acceptedAt: moment.nullable(),
  promisedAt: moment.nullable(),
  promisedDays: z.int().nullable(),
  suspendedAt: moment.nullable(),
  step: z.string().nullable(),
  stepDueAt: moment.nullable(),
  changedAt: moment,
});

const caseWithEventsSchema = caseSchema.extend({
  events: z.array(
    z.object({
      id: z.string(),
      type: z.enum(EVENT_TYPES),
      at: moment,
      note: z.string(),
      internal: z.string().nullable().describe('event.internal'),
      late: z.boolean().describe('case.late'),
      messages: z.array(z.string()).describe('case.messages'),
    }),
  ),
});

export function listCases(lists: Pick<Lists, 'cases'>) {
  return operation({
    name: 'listCases',
    method: 'get',
    path: '/cases',
    scopes: ['cases:read'],
    query: {
      state: z.enum(CASE_STATES).optional().describe('case.byState'),
      department: z.string().max(64).optional().describe('case.byDepartment'),
      changedSince: instant.optional().describe('case.changedSince'),
      ...PAGING,
    },
    answer: { status: 200, schema: pageOf(caseSchema) },
    problems: [],
    async handle({ query, caller: { sight } }) {
      const page = pageFrom<readonly [number, string]>(query, ['number', 'string']);
      return shownRows(await lists.cases({ ...query, sight }, page), shownCase);
    },
  });
}

export function showCase(cases: Pick<CaseReads, 'rows' | 'events'>) {
  return operation({
    name: 'showCase',
    method: 'get',
    path: '/cases/{number}',
    scopes: ['cases:read'],
    answer: { status: 200, schema: caseWithEventsSchema },
    problems: [404],
    async handle({ path, caller: { sight } }) {
      const number = path('number');
      const [rows, events] = await Promise.all([cases.rows([number]), cases.events(number)]);
      const row = rows.get(number);
      if (!row || !coversDepartment(sight, row.department))
        throw new Problem(404, 'Not Found', 'There is no case with this number.');
      return { ...shownCase(row), events: events.map(shownEvent) };
    },
  });
}

export function shownCase(row: CaseRow): z.output<typeof caseSchema> {
  const { number, matter, department, parent, state, green, promisedDays, step } = row;
  return {
    number,
    matter,
    department,
    parent,
    state,
    green,
    applicant: maskName(row.applicant),
    phone: row.phone === '' ? '' : maskPhone(row.phone),
    acceptedAt: isoOrNull(row.acceptedAt),
    promisedAt: isoOrNull(row.promisedAt),
    promisedDays,
    suspendedAt: isoOrNull(row.suspendedAt),
    step,
    stepDueAt: isoOrNull(row.stepDueAt),
    changedAt: iso(row.changedAt),
  };
}

function shownEvent({ id, type, at, note, detail, late, ordered }: KeptEvent) {
  const internal = detail.internal ?? null;
  return { id: writtenId(id), type, at: iso(at), note, internal, late, messages: ordered };
}
