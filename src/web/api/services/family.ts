/** POST /api/v1/families and /families/find: phones that read a household's money by the word of its village. */
import { z } from 'zod';
import type { NoFamily } from '../../../core/views/familyViews';
import type { Family } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { readBody } from '../../http/validation';
import { sees } from '../key/bounds';
import type { Caller } from '../key/guard';
import { filledLine, phone } from '../operation/fields';
import { operation } from '../operation/operation';
import { iso } from '../operation/paging';
import type { OperationTools } from '../operation/tools';

const household = z.string().min(1).max(64).describe('family.household');
const reason = filledLine(120).describe('family.reason');
const findSchema = z.strictObject({ household, reason });
const setSchema = z.strictObject({
  household,
  phone: phone.describe('family.phone'),
  act: z.enum(['add', 'end']).describe('family.act'),
  reason,
});
const EXAMPLE = { household: 'H0001', phone: '13700003333', act: 'add', reason: '老人委托儿子代看' };
const foundSchema = z.object({ items: z.array(z.object({ phone: z.string(), since: z.iso.datetime() })) });
const setAnswer = z.object({ household: z.string(), phone: z.string(), state: z.enum(['live', 'ended']) });

/** Why a phone is not given, for the office. */
const WHY: Readonly<Record<NoFamily, string>> = {
  self: 'This phone is registered with the household itself.',
  already: 'This phone reads the household already.',
  full: 'The household, or the phone, has as many as there may be: end one first.',
  often: 'It was asked too often: wait a day.',
  office: 'This phone works for an office.',
};

export function findFamily({ reads, record }: Pick<OperationTools, 'reads' | 'record'>) {
  return operation({
    name: 'findFamily',
    method: 'post',
    path: '/families/find',
    scopes: ['people:read'],
    body: { schema: findSchema, example: { household: 'H0001', reason: '窗口来电询问' } },
    answer: { status: 200, schema: foundSchema },
    problems: [404, 422],
    async handle({ body, caller }) {
      const asked = readBody(findSchema, body);
      const area = await villageOf(asked.household, caller, reads);
      const entry = { actor: caller.by, action: 'household.look', subject: asked.household, area } as const;
      await record({ ...entry, reason: asked.reason });
      const all = await reads.familyOf(asked.household);
      const live = all.filter(({ state }) => state === 'live');
      return { items: live.map((one) => ({ phone: one.phone, since: iso(one.decidedAt ?? one.at) })) };
    },
  });
}

export function setFamily(
  { give, end }: Pick<Family, 'give' | 'end'>,
  { reads }: Pick<OperationTools, 'reads'>,
) {
  return operation({
    name: 'setFamily',
    method: 'post',
    path: '/families',
    scopes: ['people:write'],
    body: { schema: setSchema, example: EXAMPLE },
    answer: { status: 200, schema: setAnswer },
    problems: [404, 409, 422],
    async handle({ body, caller }) {
      const { household: id, act, ...said } = readBody(setSchema, body);
      const word = { ...said, by: caller.by, area: await villageOf(id, caller, reads) };
      const outcome = act === 'add' ? await give(id, word) : await end(id, word);
      if (outcome === 'unknown' && act === 'add') throw noHousehold();
      if (outcome === 'unknown')
        throw new Problem(404, 'Not Found', 'No phone of the family with this number reads the household.');
      if (outcome !== 'done') throw new Problem(409, 'Conflict', WHY[outcome]);
      return { household: id, phone: said.phone, state: act === 'add' ? 'live' : 'ended' };
    },
  });
}

/** Throws 404 where there is no such household, or it is none of the key's. */
async function villageOf(
  id: string,
  caller: Caller,
  { lists }: Pick<OperationTools['reads'], 'lists'>,
): Promise<string | null> {
  const found = (await lists.belongings('household', [id])).get(id);
  if (!found || !(await sees(lists, caller, 'household', id))) throw noHousehold();
  return found.village;
}

function noHousehold(): Problem {
  return new Problem(404, 'Not Found', 'There is no household of this id that this key may see.');
}
