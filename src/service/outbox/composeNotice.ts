/** A notice → the row of the outbox that carries it: in the person's language, by a route, at a fit time, or suppressed. */

import type { Reachable } from '../../core/cases/reads';
import type { Change, Suppression } from '../../core/model/change';
import type { Lane, Language, Outbound } from '../../core/model/message';
import { kindOf } from '../../core/notices/kinds';
import type { Notice } from '../../core/notices/notice';
import { isBlocked, suppression } from '../../core/notices/optOut';
import { expiresAt, type Hours, notBefore } from '../../core/notices/quietHours';
import { canReceive } from '../../core/text/phone';
import type { Chance } from '../../ports';
import type { Renderer } from '../render/renderer';
import type { ChosenRoute } from './routing/routes';

export interface ComposerTools {
  renderer: Pick<Renderer, 'messages'>;
  chance: Pick<Chance, 'id'>;
  /** By which gateway a message leaves, and from which code; `UNROUTED` from none where no route is known yet. */
  chooseRoute: (lane: Lane, to: string) => ChosenRoute;
  /** When notices may leave. */
  hours: Hours;
  settings: { language: Language };
}

/** A notice to one person, whatever calls for it: an event of a case, a batch, an office, an answer. */
export interface NoticeOrder
  extends Pick<Notice, 'to' | 'view' | 'scope' | 'why' | 'lives' | 'until' | 'alert'> {
  lane: Lane;
  /** Absent: nothing is known of the person. */
  person?: Reachable | undefined;
  about?: Outbound['about'] | undefined;
  /** The notice is on record and never sent, for this reason. */
  suppressed?: Suppression;
}

export type OutboxRow = Extract<Change, { kind: 'owed' }>;

export interface ComposedNotice {
  /** The row of its first message. */
  row: OutboxRow;
  /** All that is committed with it: the rows of its messages, the audit of an overruled opt-out, its alert. */
  changes: Change[];
}

/** `now` is milliseconds UTC. Throws only where a template misses data: a fault of ours. */
export type ComposeNotice = (order: NoticeOrder, now: number) => ComposedNotice;

/** Composes by these templates, routes and hours. */
export function createComposer(tools: ComposerTools): ComposeNotice {
  const { renderer, chance, settings } = tools;
  return (order, now) => {
    const row = emptyRow(order, now, tools);
    const language = order.person?.language ?? settings.language;
    const rows = renderer
      .messages({ show: order.view }, language, 'sms')
      .map(({ text }): OutboxRow => ({ ...row, message: { ...row.message, id: chance.id(), text } }));
    const [first] = rows;
    if (!first) throw new Error(`${order.view.view} says nothing`);
    const changes: Change[] = [...rows];
    if (overrules(order)) changes.push(overruled(order, first, chance.id()));
    if (order.alert) changes.push(alertOf(order.alert, first, chance.id()));
    return { row: first, changes };
  };
}

/** The row without its id and text. */
function emptyRow(order: NoticeOrder, now: number, { chooseRoute, hours }: ComposerTools): OutboxRow {
  const { to, view, lane, about, lives, until = Number.POSITIVE_INFINITY } = order;
  const from = notBefore(now, lane, hours);
  const end = lives === undefined ? expiresAt(from, lane, hours) : from + lives;
  const { gateway, source } = chooseRoute(lane, to);
  const suppressed = order.suppressed ?? suppressionOf(order, gateway);
  const message: Outbound = {
    id: '',
    gateway,
    lane,
    to,
    from: source,
    text: '',
    template: view.view,
    ...(about && { about }),
    expiresAt: Math.min(until, end),
    attempts: 0,
  };
  return {
    kind: 'owed',
    message,
    at: now,
    ...(from > now && { notBefore: from }),
    ...(suppressed && { suppressed }),
  };
}

function suppressionOf(order: NoticeOrder, gateway: string): Suppression | null {
  const { to, person, view } = order;
  if (!canReceive(to)) return 'noPhone';
  if (person?.dead) return 'deadNumber';
  if (isBlocked(person?.stopped ?? [], gateway)) return 'optedOut';
  return suppression(kindOf(view.view), order.scope, person?.stopped ?? []);
}

/** The law requires the notice although the person stopped such notices. */
function overrules({ scope, person }: NoticeOrder): boolean {
  return scope === 'statutory' && (person?.stopped.length ?? 0) > 0;
}

function overruled({ why = '' }: NoticeOrder, { message, at }: OutboxRow, id: string): Change {
  return {
    kind: 'audit',
    id,
    at,
    actor: 'notices',
    action: 'optOut.overruled',
    subject: message.to,
    reason: why,
  };
}

/** The alert that the notice carries: it waits for an answer from now on. */
function alertOf(alert: NonNullable<Notice['alert']>, { message }: OutboxRow, id: string): Change {
  return { kind: 'alert', alert: { ...alert, id, message: message.id } };
}

/** Each of these notices once for each person and key. `people`: what is known of those they go to, by number. */
export function composeAll(
  notices: readonly Notice[],
  { people, about, now }: { people: ReadonlyMap<string, Reachable>; about: Outbound['about']; now: number },
  compose: ComposeNotice,
): ComposedNotice[] {
  return distinct(notices).map((notice) => compose({ ...notice, person: people.get(notice.to), about }, now));
}

/** One for each person and key. */
export function distinct(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [`${notice.to} ${notice.key}`, notice])).values()];
}

/** Numbers that these changes bring into use: until they are committed, the store may know them as dead. */
export function broughtIntoUse(changes: readonly Change[]): ReadonlySet<string> {
  const numbers = changes.flatMap((change) => {
    if (change.kind === 'phoneMoved') return [change.move.newPhone];
    return change.kind === 'phoneState' && change.state === 'live' ? [change.phone] : [];
  });
  return new Set(numbers);
}

/** Ids of the messages among these changes. */
export function messageIds(changes: readonly Change[]): string[] {
  return changes.flatMap((change) => (change.kind === 'owed' ? [change.message.id] : []));
}
