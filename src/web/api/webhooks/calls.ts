/** /api/v1/webhooks/{id}/calls: what became of each call, and one made again. */
import { z } from 'zod';
import { WEBHOOK_EVENTS } from '../../../core/model/desk/webhook';
import type { WebhookReads } from '../../../ports';
import type { Webhooks } from '../../../service/webhooks/webhooks';
import { Problem } from '../../http/problem';
import { operation } from '../operation/operation';
import { iso, isoOrNull, PAGING, pageFrom, pageOf, shownRows } from '../operation/paging';
import { ownWebhook, WEBHOOKS } from './webhooks';

const STATES = ['owed', 'delivered', 'failed'] as const;

const callsSchema = pageOf(
  z.object({
    id: z.string(),
    event: z.enum(WEBHOOK_EVENTS),
    state: z.enum(STATES).describe('webhook.state'),
    at: z.iso.datetime(),
    attempts: z.int(),
    dueAt: z.iso.datetime().nullable().describe('webhook.dueAt'),
    outcome: z.string().nullable().describe('webhook.outcome'),
  }),
);

/** The newest first: whoever looks asks what went wrong just now. */
export function listWebhookCalls(reads: Pick<WebhookReads, 'all' | 'calls'>) {
  return operation({
    name: 'listWebhookCalls',
    method: 'get',
    path: '/webhooks/{id}/calls',
    scopes: WEBHOOKS,
    query: { state: z.enum(STATES).optional().describe('webhook.state'), ...PAGING },
    answer: { status: 200, schema: callsSchema },
    problems: [404],
    async handle({ path, query, caller }) {
      const { id: webhook } = await ownWebhook(reads, caller, path('id'));
      const page = { ...pageFrom<readonly [string]>(query, ['string']), newestFirst: true };
      const found = await reads.calls({ webhook, state: query.state }, page);
      return shownRows(found, ({ id, event, state, at, attempts, dueAt, outcome }) => ({
        id,
        event,
        state,
        at: iso(at),
        attempts,
        dueAt: isoOrNull(dueAt),
        outcome,
      }));
    },
  });
}

export function replayWebhookCall(webhooks: Pick<Webhooks, 'replay'>, reads: Pick<WebhookReads, 'all'>) {
  return operation({
    name: 'replayWebhookCall',
    method: 'post',
    path: '/webhooks/{id}/calls/{call}/replay',
    scopes: WEBHOOKS,
    answer: { status: 202, schema: z.object({ id: z.string(), state: z.literal('owed') }) },
    problems: [404],
    async handle({ path, caller }) {
      const { id } = await ownWebhook(reads, caller, path('id'));
      if (!(await webhooks.replay(id, path('call'), caller.by)))
        throw new Problem(404, 'Not Found', 'There is no such call of this webhook.');
      return { id: path('call'), state: 'owed' };
    },
  });
}
