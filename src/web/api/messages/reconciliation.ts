/** GET /api/v1/account?day=2026-11-23: what became of everything accepted on a day. */
import { z } from 'zod';
import { isDay } from '../../../core/calendar/day';
import type { Account } from '../../../core/sending/reconciliation';
import { Problem } from '../../http/problem';
import { operation } from '../operation/operation';
import type { OperationTools } from '../operation/tools';

const count = z.int();
const lineSchema = z.object({
  name: z.string().optional(),
  accepted: count,
  delivered: count,
  failed: count,
  expired: count,
  suppressed: count,
  pending: count,
  unknown: count,
  difference: count.describe('account.difference'),
});

const accountSchema = z.object({
  day: z.string(),
  balanced: z.boolean(),
  total: lineSchema,
  routes: z.array(lineSchema),
  templates: z.array(lineSchema),
  batches: z.array(lineSchema),
  discrepancies: z.array(z.looseObject({ kind: z.string() })).describe('account.discrepancies'),
  unmatchedReceipts: z.array(
    z.object({ id: z.string(), route: z.string(), references: z.array(z.string()) }),
  ),
});

export function showAccount(reconcile: OperationTools['reconcile']) {
  return operation({
    name: 'showAccount',
    method: 'get',
    path: '/account',
    scopes: ['messages:read'],
    query: { day: z.iso.date().describe('account.day') },
    answer: { status: 200, schema: accountSchema },
    problems: [404],
    async handle({ query: { day }, caller: { isBound } }) {
      if (isBound)
        throw new Problem(404, 'Not Found', 'The account is of all messages: no key of one office has it.');
      if (!isDay(day)) throw new Problem(400, 'Bad Request', 'Say which day: ?day=2026-11-23.');
      return shownAccount(day, await reconcile(day));
    },
  });
}

function shownAccount(
  day: string,
  { balanced, total, strays, ...rest }: Account,
): z.output<typeof accountSchema> {
  const named = (lines: Account['routes']) => lines.map(([name, line]) => ({ name, ...line }));
  return {
    day,
    balanced,
    total,
    routes: named(rest.routes),
    templates: named(rest.templates),
    batches: named(rest.batches),
    discrepancies: rest.discrepancies,
    unmatchedReceipts: strays.map(({ id, receipt }) => ({
      id,
      route: receipt.gateway,
      references: receipt.references,
    })),
  };
}
