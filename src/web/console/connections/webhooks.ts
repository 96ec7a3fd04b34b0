/** Webhooks: looked through; one with its calls, paused, and given another secret. */
import type { Webhook, WebhookCall } from '../../../core/model/desk/webhook';
import { fill } from '../../../core/views/fill';
import { cursorOf, pageFrom } from '../../api/operation/paging';
import { CONSOLE } from '../frame/addresses';
import { typed } from '../frame/form';
import { type Cell, tableOf } from '../frame/parts';
import {
  type DeskCall,
  type DeskRoute,
  type EntryAnswer,
  type PageAnswer,
  pageRoute,
  route,
} from '../frame/route';
import { secretPage } from './newWebhook';
import { tabsOf } from './tabs';
import { type ConnectionTools, isGoverned, officeName, subjectOf, ticksOf } from './tools';

const SHOWN = 30;
const NEEDS = { needs: 'webhook.set' } as const;

type Handle = (call: DeskCall, it: Webhook) => Promise<EntryAnswer>;

export function webhookRoutes(tools: ConnectionTools): DeskRoute[] {
  const at = (path: string, method: 'get' | 'post', handle: Handle) =>
    route<Webhook>({
      method,
      path: `/webhooks/:webhook${path}`,
      ...NEEDS,
      handle,
      find: (call) => findWebhook(call, tools),
    });
  return [
    pageRoute({ method: 'get', path: '/webhooks', ...NEEDS, handle: (call) => listPage(call, tools) }),
    at('', 'get', (call, it) => webhookPage(call, it, tools)),
    at('/state', 'post', async (call, { id }) => {
      const on = typed(call.form, 'state') === 'on';
      await tools.webhooks.switch(id, on, call.account.id);
      return { to: `/webhooks/${id}`, done: on ? 'resumed' : 'paused' };
    }),
    at('/rotate', 'post', async (call, { id, url }) => {
      const rotated = await tools.webhooks.rotate(id, call.account.id);
      if (!rotated) return { to: '/webhooks' };
      return secretPage(call, { ...rotated, url }, String(call.words.rotated));
    }),
  ];
}

export async function findWebhook({ params }: DeskCall, tools: ConnectionTools) {
  const found = (await tools.reads.webhooks.all()).find(({ id }) => id === params.webhook);
  return found ? { subject: subjectOf(found, await tools.places()), it: found } : null;
}

async function listPage(call: DeskCall, tools: ConnectionTools): Promise<PageAnswer> {
  const { words } = call;
  const places = await tools.places();
  const all = (await tools.reads.webhooks.all()).filter((one) =>
    isGoverned(call, 'webhook.set', one, places),
  );
  const columns = words.webhookColumns as Record<string, string>; // templates/console/connections/*.json
  const label = (name: string) => ({ label: columns[name] ?? '' });
  const list = tableOf({
    caption: '',
    columns: [{ ...label('address'), kind: 'head' }, label('office'), label('events'), label('state')],
    rows: all.map((one) => [
      { text: one.url, href: `/webhooks/${one.id}` },
      officeName(call, one, places),
      eventsText(call, one),
      stateOf(call, one),
    ]),
    empty: { says: String(words.webhooksNone) },
  });
  return { page: 'webhooks', title: String(words.webhooks), data: { list, tabs: tabsOf(call, 'webhooks') } };
}

function eventsText({ words }: DeskCall, { events }: Webhook): string {
  return ticksOf(events, words.events)
    .map(({ label }) => label)
    .join(String(words.comma));
}

function stateOf({ words }: DeskCall, { disabledAt }: Webhook): Exclude<Cell, string> {
  return disabledAt === null
    ? { text: String(words.calling), tone: 'done' }
    : { text: String(words.pausedState), tone: 'wait' };
}

async function webhookPage(call: DeskCall, webhook: Webhook, tools: ConnectionTools): Promise<PageAnswer> {
  const { words } = call;
  const cursor = call.query('after');
  const page = {
    ...pageFrom<readonly [string]>({ ...(cursor && { cursor }) }, ['string']),
    limit: SHOWN,
    newestFirst: true,
  };
  const { rows, next } = await tools.reads.webhooks.calls({ webhook: webhook.id }, page);
  const { text, tone = '' } = stateOf(call, webhook);
  const here = `/webhooks/${webhook.id}`;
  return {
    page: 'webhook',
    title: webhook.url,
    trail: [{ href: '/webhooks', label: String(words.webhooks) }],
    data: {
      id: webhook.id,
      state: text,
      tone,
      on: webhook.disabledAt === null,
      office: officeName(call, webhook, await tools.places()),
      events: eventsText(call, webhook),
      calls: callsTable(call, here, rows),
      first: cursor === '' ? '' : `${CONSOLE}${here}`,
      next: next ? `${CONSOLE}${here}?after=${cursorOf(next)}` : '',
    },
  };
}

function callsTable(call: DeskCall, here: string, rows: readonly WebhookCall[]) {
  const { words } = call;
  const columns = words.callColumns as Record<string, string>; // as above
  const label = (name: string) => ({ label: columns[name] ?? '' });
  return tableOf({
    caption: '',
    columns: [{ ...label('at'), kind: 'head' }, label('event'), label('state'), label('outcome')],
    rows: rows.map((one) => [
      { text: call.time(one.at), href: `${here}/calls/${one.id}` },
      ticksOf([one.event], words.events)[0]?.label ?? one.event,
      { ...callState(call, one), small: one.attempts > 1 ? triesSays(call, one) : '' },
      outcomeText(call, one),
    ]),
    empty: { says: String(words.callsNone) },
  });
}

const TONES = { delivered: 'done', owed: 'wait', failed: 'hand' } as const;

export function callState({ words }: DeskCall, { state }: WebhookCall): Exclude<Cell, string> {
  const states = words.callStates as Record<string, string>; // as above
  return { text: states[state] ?? state, tone: TONES[state] };
}

export function triesSays({ words }: DeskCall, { attempts }: WebhookCall): string {
  return fill(String(words.tries), { count: attempts });
}

/** The last answer, or what kept the call from being made. */
export function outcomeText({ words }: DeskCall, { outcome }: WebhookCall): string {
  if (outcome === null) return '';
  const outcomes = words.outcomes as Record<string, string>; // as above
  return outcomes[outcome] ?? fill(String(words.answered), { status: outcome });
}
