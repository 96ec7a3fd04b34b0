/** One call of a webhook: what became of it, and the same once more. */
import type { Webhook, WebhookCall } from '../../../core/model/desk/webhook';
import { fill } from '../../../core/views/fill';
import { type DeskCall, type DeskRoute, type PageAnswer, route } from '../frame/route';
import { type ConnectionTools, ticksOf } from './tools';
import { callState, findWebhook, outcomeText, triesSays } from './webhooks';

interface CallOf {
  webhook: Webhook;
  made: WebhookCall;
}

export function callRoutes(tools: ConnectionTools): DeskRoute[] {
  const one = {
    path: '/webhooks/:webhook/calls/:call',
    needs: 'webhook.set',
    async find(call: DeskCall) {
      const found = await findWebhook(call, tools);
      const made = await tools.reads.webhooks.call(call.params.call ?? '');
      if (!found || made?.webhook !== found.it.id) return null;
      return { subject: found.subject, it: { webhook: found.it, made } };
    },
  } as const;
  return [
    route<CallOf>({ ...one, method: 'get', handle: async (call, it) => callPage(call, it) }),
    route<CallOf>({
      ...one,
      method: 'post',
      path: `${one.path}/replay`,
      async handle({ account }, { webhook, made }) {
        await tools.webhooks.replay(webhook.id, made.id, account.id);
        return { to: `/webhooks/${webhook.id}`, done: 'replayed' };
      },
    }),
  ];
}

/** What it said of people stays sealed: whoever mends a connection needs not know it. */
function callPage(call: DeskCall, { webhook, made }: CallOf): PageAnswer {
  const { words } = call;
  const { text, tone = '' } = callState(call, made);
  return {
    page: 'call',
    title: ticksOf([made.event], words.events)[0]?.label ?? made.event,
    trail: [
      { href: '/webhooks', label: String(words.webhooks) },
      { href: `/webhooks/${webhook.id}`, label: webhook.url },
    ],
    data: {
      webhook: webhook.id,
      id: made.id,
      at: call.time(made.at),
      state: text,
      tone,
      outcome: outcomeText(call, made),
      tries: made.attempts === 0 ? '' : triesSays(call, made),
      next: made.dueAt === null ? '' : fill(String(words.nextTry), { time: call.time(made.dueAt) }),
      paused: webhook.disabledAt !== null,
    },
  };
}
