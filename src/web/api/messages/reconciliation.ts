/** GET /api/v1/account?day=2026-11-23: what became of everything accepted on a day. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { isDay } from '../../../core/calendar/dayBounds';
import type { Account } from '../../../core/sending/reconciliation';
import { Problem } from '../../http/problem';
import { queryOf } from '../operation/operation';

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

export const accountSchema = z.object({
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

/** The account of a day at the offices, written `2026-11-23`. */
export type ReadAccount = (day: string) => Promise<Account>;

export function showAccount(account: ReadAccount): RequestHandler {
  return async (_request, response) => {
    const { day } = queryOf<{ day: string }>(response);
    if (!isDay(day)) throw new Problem(400, 'Bad Request', 'Say which day: ?day=2026-11-23.');
    response.set('Cache-Control', 'no-store').json(shown(day, await account(day)));
  };
}

function shown(day: string, { balanced, total, strays, ...rest }: Account): z.output<typeof accountSchema> {
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
