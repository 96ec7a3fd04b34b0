/** /api/v1/webhooks: added, listed, switched off and on, and given another secret. A bound key has those of its own bound. */
import { z } from 'zod';
import { WEBHOOK_EVENTS, type Webhook } from '../../../core/model/desk/webhook';
import type { Lists, WebhookReads } from '../../../ports';
import type { Webhooks } from '../../../service/webhooks/webhooks';
import { Problem } from '../../http/problem';
import { readBody } from '../../http/validation';
import type { Caller } from '../key/guard';
import { operation } from '../operation/operation';
import { iso, isoOrNull } from '../operation/paging';

export const WEBHOOKS = ['webhooks:write'] as const;

const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)).describe('webhook.events'),
  area: z.string().nullable().describe('webhook.area'),
  department: z.string().nullable().describe('webhook.department'),
  at: z.iso.datetime(),
  disabledAt: z.iso.datetime().nullable(),
});

const addSchema = z.strictObject({
  url: z
    .string()
    .max(500)
    .describe('webhook.url')
    .meta({ examples: ['https://oa.example.gov.cn/xiangxin'] }),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).describe('webhook.events'),
  area: z.string().max(32).optional().describe('webhook.area'),
  department: z.string().max(64).optional().describe('webhook.department'),
});

const secretSchema = z.object({ id: z.string(), secret: z.string().describe('webhook.secret') });

export function listWebhooks(webhooks: Pick<WebhookReads, 'all'>) {
  return operation({
    name: 'listWebhooks',
    method: 'get',
    path: '/webhooks',
    scopes: WEBHOOKS,
    answer: { status: 200, schema: z.object({ items: z.array(webhookSchema) }) },
    problems: [],
    handle: async ({ caller }) => ({ items: (await ownWebhooks(webhooks, caller)).map(shown) }),
  });
}

export function addWebhook(webhooks: Pick<Webhooks, 'add'>, lists: Pick<Lists, 'sight'>) {
  return operation({
    name: 'addWebhook',
    method: 'post',
    path: '/webhooks',
    scopes: WEBHOOKS,
    body: {
      schema: addSchema,
      example: { url: 'https://oa.example.gov.cn/xiangxin', events: ['ticket.asked', 'visit.booked'] },
    },
    answer: { status: 200, schema: secretSchema },
    problems: [404, 422],
    async handle({ body, caller }) {
      const { url, events, area = null, department = null } = readBody(addSchema, body);
      const isNamed = area !== null || department !== null;
      if (isNamed && (caller.isBound || (area !== null && department !== null))) throw otherBound();
      if (isNamed && (await seesNothing(lists, { area, department })))
        throw new Problem(404, 'Not Found', 'There is no such area or department.');
      const bound = caller.isBound ? caller.bound : { area, department };
      const added = await webhooks.add({ url, events: [...new Set(events)], ...bound }, caller.by);
      if (added === 'address') throw notCallable();
      return added;
    },
  });
}

/** POST /api/v1/webhooks/{id}/enable and /disable. */
export function switchWebhook(webhooks: Pick<Webhooks, 'switch'>, reads: Pick<WebhookReads, 'all'>) {
  return (['enable', 'disable'] as const).map((move) =>
    operation({
      name: `${move}Webhook`,
      method: 'post',
      path: `/webhooks/{id}/${move}`,
      scopes: WEBHOOKS,
      answer: { status: 200, schema: webhookSchema },
      problems: [404],
      async handle({ path, caller }) {
        const { id } = await ownWebhook(reads, caller, path('id'));
        const moved = await webhooks.switch(id, move === 'enable', caller.by);
        if (!moved) throw unknownWebhook();
        return shown(moved);
      },
    }),
  );
}

export function rotateWebhook(webhooks: Pick<Webhooks, 'rotate'>, reads: Pick<WebhookReads, 'all'>) {
  return operation({
    name: 'rotateWebhook',
    method: 'post',
    path: '/webhooks/{id}/rotate',
    scopes: WEBHOOKS,
    answer: { status: 200, schema: secretSchema },
    problems: [404],
    async handle({ path, caller }) {
      const { id } = await ownWebhook(reads, caller, path('id'));
      const rotated = await webhooks.rotate(id, caller.by);
      if (!rotated) throw unknownWebhook();
      return rotated;
    },
  });
}

/** Throws 404 where there is none of this id, or it is another office's. */
export async function ownWebhook(
  reads: Pick<WebhookReads, 'all'>,
  caller: Caller,
  id: string,
): Promise<Webhook> {
  const found = (await ownWebhooks(reads, caller)).find((one) => one.id === id);
  if (!found) throw unknownWebhook();
  return found;
}

async function ownWebhooks(reads: Pick<WebhookReads, 'all'>, { isBound, bound }: Caller): Promise<Webhook[]> {
  const all = await reads.all();
  if (!isBound) return all;
  return all.filter(({ area, department }) => area === bound.area && department === bound.department);
}

async function seesNothing(
  lists: Pick<Lists, 'sight'>,
  bound: { area: string | null; department: string | null },
): Promise<boolean> {
  const sight = await lists.sight([bound]);
  return sight !== null && sight.departments.size === 0 && sight.villages.size === 0;
}

function unknownWebhook(): Problem {
  return new Problem(404, 'Not Found', 'There is no webhook of this id of this key.');
}

function otherBound(): Problem {
  const detail =
    'A webhook hears of an area or of a department, and one of a bound key of what its key may see.';
  return new Problem(422, 'Unprocessable Content', detail, {});
}

function notCallable(): Problem {
  const detail =
    'This address is not called: https:// to the internet at large, or an address of WEBHOOK_NETWORKS. Without name and password.';
  const errors = [{ pointer: '/url', detail: 'is not called from here' }];
  return new Problem(422, 'Unprocessable Content', detail, { errors });
}

function shown({ id, url, events, area, department, at, disabledAt }: Webhook) {
  return { id, url, events, area, department, at: iso(at), disabledAt: isoOrNull(disabledAt) };
}
