/** GET /api/v1/opt-outs, /dead-numbers and /unreachable: whom messages do not reach, and why. */
import { z } from 'zod';
import type { Lists } from '../../../ports';
import { instant, phone } from '../operation/fields';
import { operation } from '../operation/operation';
import { iso, PAGING, pageFrom, pageOf, shownRows } from '../operation/paging';

const PEOPLE = ['people:read'] as const;
/** What a person may stop, or `by:` and what somebody else stopped for him. */
const scope = z.string().max(16).describe('optOut.scope');
const village = z.string().max(32).optional().describe('people.village');

const optOutsSchema = pageOf(z.object({ phone: z.string(), scope, at: z.iso.datetime() }));
const deadNumbersSchema = pageOf(
  z.object({ phone: z.string(), household: z.string().nullable(), village: z.string().nullable() }),
);
const unreachableSchema = pageOf(
  z.object({
    household: z.string(),
    village: z.string(),
    group: z.int().describe('people.group'),
    phone: z.string().nullable().describe('unreachable.phone'),
  }),
);

export function listOptOuts(lists: Pick<Lists, 'optOuts'>) {
  return operation({
    name: 'listOptOuts',
    method: 'get',
    path: '/opt-outs',
    scopes: PEOPLE,
    query: {
      scope: scope.optional(),
      phone: phone.optional().describe('people.phone'),
      since: instant.optional().describe('optOut.since'),
      ...PAGING,
    },
    answer: { status: 200, schema: optOutsSchema },
    problems: [],
    async handle({ query, caller: { sight } }) {
      const page = pageFrom<readonly [string, string]>(query, ['string', 'string']);
      return shownRows(await lists.optOuts({ ...query, sight }, page), (one) => ({
        ...one,
        at: iso(one.at),
      }));
    },
  });
}

export function listDeadNumbers(lists: Pick<Lists, 'deadNumbers'>) {
  return operation({
    name: 'listDeadNumbers',
    method: 'get',
    path: '/dead-numbers',
    scopes: PEOPLE,
    query: { village, ...PAGING },
    answer: { status: 200, schema: deadNumbersSchema },
    problems: [],
    async handle({ query, caller: { sight } }) {
      const page = pageFrom<readonly [string]>(query, ['string']);
      const found = await lists.deadNumbers({ village: query.village, sight }, page);
      return shownRows(found, ({ head: _, ...one }) => one);
    },
  });
}

export function listUnreachable(lists: Pick<Lists, 'unreachable'>) {
  return operation({
    name: 'listUnreachable',
    method: 'get',
    path: '/unreachable',
    scopes: PEOPLE,
    query: { village, ...PAGING },
    answer: { status: 200, schema: unreachableSchema },
    problems: [],
    async handle({ query, caller: { sight } }) {
      const page = pageFrom<readonly [string, string]>(query, ['string', 'string']);
      const found = await lists.unreachable({ village: query.village, sight }, page);
      return shownRows(found, ({ head: _, ...one }) => one);
    },
  });
}
