/** GET /api/v1/payments: what is paid to whom, by household, programme, year and state. */
import { z } from 'zod';
import { PAYMENT_STATES } from '../../../core/model/payments';
import type { Lists } from '../../../ports';
import { Problem } from '../../http/problem';
import { sees } from '../key/bounds';
import { operation } from '../operation/operation';
import { PAGING, pageFrom, pageOf, shownRows } from '../operation/paging';
import { paymentSchema, shownPayment } from './paymentHistory';

export function listPayments(lists: Pick<Lists, 'payments' | 'belongings' | 'programmes'>) {
  return operation({
    name: 'listPayments',
    method: 'get',
    path: '/payments',
    scopes: ['payments:read'],
    query: {
      household: z.string().max(64).optional().describe('payment.byHousehold'),
      programme: z.string().max(60).optional().describe('payment.byProgramme'),
      year: z.coerce.number().int().min(1990).max(2100).optional().describe('payment.byYear'),
      state: z.enum(PAYMENT_STATES).optional().describe('payment.byState'),
      ...PAGING,
    },
    answer: { status: 200, schema: pageOf(paymentSchema) },
    problems: [404],
    async handle({ query, caller }) {
      const { household, year, state } = query;
      const page = pageFrom<readonly [string, string]>(query, ['string', 'string']);
      const programme = await programmeOf(query.programme, lists);
      const { sight, ids } = caller;
      const found = await lists.payments({ household, programme, year, state, sight, ids }, page);
      const isThere = household === undefined || found.rows.length > 0 || page.after !== null;
      if (!isThere && !(await isKnown(household, caller, lists)))
        throw new Problem(404, 'Not Found', 'There is no household of this id that this key may see.');
      return shownRows(found, shownPayment);
    },
  });
}

/** Whether a household is there, for this key; a filter may have left none of its payments. */
async function isKnown(
  household: string,
  caller: Parameters<typeof sees>[1],
  lists: Pick<Lists, 'belongings'>,
): Promise<boolean> {
  const there = (await lists.belongings('household', [household])).has(household);
  return there && (await sees(lists, caller, 'household', household));
}

/** By id or name, as reports name it. */
async function programmeOf(said: string | undefined, { programmes }: Pick<Lists, 'programmes'>) {
  if (said === undefined) return undefined;
  const found = (await programmes()).find(({ id, name }) => id === said || name === said);
  if (!found)
    throw new Problem(404, 'Not Found', 'There is no programme of this id or name: see /programmes.');
  return found.id;
}
