/** POST /api/v1/cases/find: the cases of one person, for a reason that is kept. An address would keep the number itself. */
import { z } from 'zod';
import type { Lists } from '../../../ports';
import { readBody } from '../../http/validation';
import { filledLine, phone } from '../operation/fields';
import { operation } from '../operation/operation';
import { PAGING, pageFrom, pageOf, shownRows } from '../operation/paging';
import type { OperationTools } from '../operation/tools';
import { caseSchema, shownCase } from './cases';

const who = z.strictObject({
  phone: phone.optional().describe('find.phone'),
  identity: z
    .string()
    .regex(/^\d{17}[\dXx]$/, 'is no identity number of 18 characters')
    .optional()
    .describe('find.identity'),
  reason: filledLine(200).describe('find.reason'),
});

export function findCases(
  lists: Pick<Lists, 'cases'>,
  { people, record }: { people: OperationTools['reads']['people']; record: OperationTools['record'] },
) {
  return operation({
    name: 'findCases',
    method: 'post',
    path: '/cases/find',
    scopes: ['cases:read'],
    query: PAGING,
    body: { schema: who, example: { phone: '13800000002', reason: '窗口来电询问' } },
    answer: { status: 200, schema: pageOf(caseSchema) },
    problems: [422],
    async handle({ query, body, caller: { sight, by } }) {
      const asked = readBody(
        who.refine((said) => (said.phone ? 1 : 0) + (said.identity ? 1 : 0) === 1, {
          message: 'needs either phone or identity',
        }),
        body,
      );
      const page = pageFrom<readonly [number, string]>(query, ['number', 'string']);
      const identity = asked.identity?.toUpperCase();
      const person = identity && (await people([identity])).get(identity)?.person;
      if (identity && !person) return { items: [], next: null };
      const of = person ? { person } : { phone: asked.phone };
      const found = await lists.cases({ ...of, sight }, page);
      for (const { number } of found.rows)
        await record({ actor: by, action: 'case.look', subject: number, reason: asked.reason });
      return shownRows(found, shownCase);
    },
  });
}
