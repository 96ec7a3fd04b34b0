/** Template messages: an office orders one template to one person; checked whole before it is written, sent once. */
import { asksForMoney, harmless } from '../../core/cases/withoutPayLinks';
import { orderKey, writtenId } from '../../core/model/desk/apiKeys';
import { LANGUAGES } from '../../core/model/message';
import { kindOf, NOTICE_NAMES } from '../../core/notices/kinds';
import type { View } from '../../core/views';
import { type Clock, type Store, StoreError } from '../../ports';
import type { ComposedNotice, ComposeNotice } from '../outbox/composeNotice';
import { type RingBell, ringFor } from '../outbox/outboxBell';
import { type Needs, needsOf, type Templates } from '../render/templates';
import type { Order, OrderedMessage, OrderOutcome } from './offices';

export interface TemplateMessageTools {
  store: Pick<Store, 'commit' | 'cases' | 'message' | 'ordered'>;
  templates: Templates;
  compose: ComposeNotice;
  ring: RingBell;
  clock: Clock;
}

/** Reads the fields that each template needs, in every language, at the first order. */
export function createTemplateMessages(tools: TemplateMessageTools): Order {
  let read: Map<string, Needs> | null = null;
  return async (message, by) => {
    const first = await earlier(message, by, tools.store);
    if (first) return first;
    read ??= orderable(tools.templates);
    const needs = read;
    const needed = needs.get(message.template);
    if (!needed) return { outcome: 'noTemplate', templates: [...needs.keys()] };
    const fields = needed.required.filter((name) => (message.data[name] ?? null) === null);
    if (fields.length > 0) return { outcome: 'missing', fields };
    const payable = Object.keys(message.data).filter((name) =>
      isPayable(message.data[name], message.template),
    );
    if (payable.length > 0) return { outcome: 'payable', fields: payable };
    const composed = await composeMessage(message, needed, tools);
    return composed ? commit(message, composed, by, tools) : { outcome: 'missing', fields: needed.required };
  };
}

function orderable(templates: Templates): Map<string, Needs> {
  const names = NOTICE_NAMES.filter((name) => kindOf(name).isOrderable);
  return new Map(
    names.sort().map((name) => {
      const each = LANGUAGES.map((language) => needsOf(templates[language].views[name] ?? ''));
      const required = new Set(each.flatMap((one) => one.required));
      const optional = new Set(each.flatMap((one) => one.optional).filter((field) => !required.has(field)));
      return [name, { required: [...required].sort(), optional: [...optional].sort() }];
    }),
  );
}

/** Null where the rows of a list lack something: then the template can not be filled in. */
async function composeMessage(
  message: OrderedMessage,
  needs: Needs,
  tools: TemplateMessageTools,
): Promise<ComposedNotice | null> {
  const { to, template, data, statutory } = message;
  const absent = Object.fromEntries(needs.optional.map((name) => [name, null]));
  // A template's name is a view's, and what it needs of the data is there.
  const view = { view: template, data: { ...absent, ...data } } as View;
  const known = (await tools.store.cases.reachable([to])).get(to);
  const person = { phone: to, stopped: [], ...known, language: message.language ?? known?.language ?? null };
  const scope = statutory === undefined ? 'case' : 'statutory';
  try {
    return tools.compose(
      {
        to,
        view,
        lane: 'notice',
        scope,
        ...(statutory !== undefined && { why: statutory }),
        person,
        ...(message.case !== undefined && { about: { case: message.case } }),
      },
      tools.clock.now(),
    );
  } catch {
    return null;
  }
}

async function commit(
  message: OrderedMessage,
  { row, changes }: ComposedNotice,
  by: string,
  tools: TemplateMessageTools,
): Promise<OrderOutcome> {
  const { store, ring } = tools;
  const { id } = row.message;
  const { at } = row;
  const committed = await store.commit([
    { kind: 'once', key: orderKey(message.id), at, body: message.body ?? null },
    ...changes,
    // Under the id of the message, so that a repeated order finds it.
    { kind: 'audit', id, at, actor: by, action: 'message.order', subject: message.id },
  ]);
  if (committed === 'duplicate') {
    const first = await earlier(message, by, store);
    if (first === null)
      throw new StoreError('busy', 'the order was committed elsewhere and can not be read yet');
    return first;
  }
  ringFor([row], ring);
  return { outcome: 'accepted', id, suppressed: row.suppressed ?? null };
}

/**
 * What an order of this id became, if there was one: the same, or one with other content. From before ids counted
 * per key, the same key's under the id as it was written.
 */
async function earlier(
  { id, body }: OrderedMessage,
  by: string,
  store: TemplateMessageTools['store'],
): Promise<OrderOutcome | null> {
  const written = writtenId(id);
  const first = (await store.ordered(id)) ?? (written === id ? null : await store.ordered(written, by));
  if (first === null) return null;
  if (body !== undefined && first.body !== null && first.body !== body) return { outcome: 'otherBody' };
  const life = await store.message(first.message);
  const suppressed = life?.state === 'suppressed' ? life.reason : null;
  return { outcome: 'duplicate', id: first.message, suppressed };
}

/** Of what asks for a fee no link and no account goes out; of the rest, none beside words that ask for money. */
function isPayable(value: unknown, template: string): boolean {
  if (Array.isArray(value)) return value.some((one) => isPayable(one, template));
  if (typeof value !== 'string') return false;
  return kindOf(template).asksForFee ? harmless(value) === null : asksForMoney(value);
}
