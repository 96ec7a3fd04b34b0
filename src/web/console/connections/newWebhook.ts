/** A new webhook: which address is told of what, of which office. Its secret is shown this once. */
import { WEBHOOK_EVENTS } from '../../../core/model/desk/webhook';
import { type FormErrors, fieldsOf, typed } from '../frame/form';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute } from '../frame/route';
import { type ConnectionTools, officeField, officeIn, ticksOf } from './tools';

const NEW = { path: '/webhooks/new', needs: 'webhook.set' } as const;

export function newWebhookRoutes(tools: ConnectionTools): DeskRoute[] {
  return [
    pageRoute({ ...NEW, method: 'get', handle: (call) => newPage(call, tools) }),
    pageRoute({ ...NEW, method: 'post', handle: (call) => add(call, tools) }),
  ];
}

async function newPage(call: DeskCall, tools: ConnectionTools, errors: FormErrors = {}): Promise<PageAnswer> {
  const { words, form } = call;
  const places = await tools.places();
  const specs = [
    { name: 'url', kind: 'text', inputmode: 'url' } as const,
    officeField(call, 'webhook.set', places),
  ];
  return {
    page: 'newWebhook',
    title: String(words.webhookAdd),
    trail: [{ href: '/webhooks', label: String(words.webhooks) }],
    data: {
      fields: fieldsOf(specs, { form, errors, words }),
      ticks: {
        name: 'events',
        legend: words.eventsTitle,
        all: ticksOf(WEBHOOK_EVENTS, words.events, form.events),
      },
      ticksError: errors.events ? String(words.eventsNeeded) : '',
    },
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
  };
}

async function add(call: DeskCall, tools: ConnectionTools): Promise<PageAnswer> {
  const { form, words, account } = call;
  const url = typed(form, 'url');
  const events = WEBHOOK_EVENTS.filter((event) => form.events?.includes(event));
  const office = officeIn(call, 'webhook.set', await tools.places());
  const errors: FormErrors = {
    ...(url === '' && { url: 'needed' }),
    ...(typeof office === 'string' && { place: office }),
    ...(events.length === 0 && { events: 'needed' }),
  };
  if (typeof office === 'string' || Object.keys(errors).length > 0) return newPage(call, tools, errors);
  const added = await tools.webhooks.add({ url, events, ...office.bound }, account.id);
  return added === 'address'
    ? newPage(call, tools, { url: 'notCallable' })
    : secretPage(call, { id: added.id, url, secret: added.secret }, String(words.webhookMade));
}

/** The secret that signs what is sent, shown this once. */
export function secretPage(
  { words }: DeskCall,
  { id, url, secret }: { id: string; url: string; secret: string },
  title: string,
): PageAnswer {
  return {
    page: 'secret',
    title,
    trail: [{ href: '/webhooks', label: String(words.webhooks) }],
    data: {
      name: url,
      secret,
      how: words.webhookHow,
      back: `/webhooks/${id}`,
      backLabel: words.webhookBack,
    },
  };
}
