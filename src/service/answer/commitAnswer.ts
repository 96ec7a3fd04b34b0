/** A message and its answer, kept together: from then on the answer is owed, or is as good as given. */

import type { Fresh } from '../../core/dialogue/converse';
import type { Change } from '../../core/model/change';
import type { Dialogue } from '../../core/model/dialogue';
import type { Intent } from '../../core/model/intent';
import { type Inbound, type Outbound, replyReference } from '../../core/model/message';
import type { Notice } from '../../core/notices/notice';
import type { Answer, Chance, Clock, Meter, Store, Trace } from '../../ports';
import { type Owe, ringFor } from '../outbox/composeNotice';
import type { Dispatcher } from '../outbox/dispatcher';
import type { Bell } from '../outbox/outboxBell';
import type { Rendered } from '../render/renderer';

export interface CommitTools {
  store: Store;
  /** Where replies leave for a carrier that does not answer inline. */
  dispatch: (gateway: string) => Pick<Dispatcher, 'lease' | 'hand' | 'look'> | undefined;
  /** Whether the inline replies of this gateway are messages like those it sends: kept, paid for, told of in receipts. */
  keepsReplies?: (gateway: string) => boolean;
  clock: Clock;
  chance: Chance;
  meter: Meter;
  trace: Trace;
  owe: Owe;
  /** Wakes whoever sends what is owed on a gateway. */
  ring: Bell;
}

export interface Answering {
  /** As it is kept: without what identifies a person. */
  inbound: Inbound;
  intent: Intent;
  /** As it is after the answer. */
  dialogue: Dialogue;
  changes: readonly Change[];
  /** What the turn has to say to other people. */
  notices: readonly Notice[];
  /** Null: nothing is said. */
  said: { rendered: readonly Rendered[]; view: string } | null;
  /** Milliseconds that a reply is worth sending. */
  lives: number;
  tell: Tell;
}

/** Resolves with the answer once it is durable; null where the message or its turn is there already. */
export async function commitAnswer(tools: CommitTools, answering: Answering): Promise<Answer | null> {
  const { store, clock, meter } = tools;
  const { inbound, intent, dialogue, said, tell } = answering;
  const dispatch = tools.dispatch(inbound.gateway);
  const kept = dispatch === undefined && (tools.keepsReplies?.(inbound.gateway) ?? false);
  const owed = said && (dispatch || kept) ? repliesTo(answering, said, tools) : [];
  const lease = dispatch?.lease();
  const now = clock.now();
  const told = await tellOthers(tools, answering, now);
  const changes: Change[] = [
    { kind: 'received', message: inbound, turn: dialogue.turn, intent },
    { kind: 'dialogue', dialogue, at: now },
    ...answering.changes,
    ...told,
  ];
  for (const message of owed) changes.push({ kind: 'owed', message, at: now, ...(lease && { lease }) });
  // They go with the answer of this very call; should that be lost, the carrier calls again and is told the same.
  if (kept) changes.push(...owed.map((message) => gone(message, inbound, now)));
  if ((await store.commit(changes)) === 'duplicate') return null;
  meter.count('understood', { intent });
  if (said) meter.count('answered', { gateway: inbound.gateway });
  meter.observe('reply_seconds', Math.max(0, clock.now() - inbound.at) / 1000, { gateway: inbound.gateway });
  tell?.('committed', { changes: changes.length });
  ringFor(told, tools.ring);
  if (owed.length > 0 && dispatch) {
    if (lease) for (const message of owed) dispatch.hand(message, lease);
    else dispatch.look();
  }
  return { replies: said ? [...said.rendered] : [] };
}

/** In their language and at a fit time. */
async function tellOthers(
  { store, owe }: CommitTools,
  { notices, changes }: Answering,
  now: number,
): Promise<Change[]> {
  if (notices.length === 0) return [];
  const people = await store.cases.reachable(notices.map(({ to }) => to));
  // Numbers that this very turn brings into use are read as they were before.
  for (const phone of changes.flatMap(broughtIntoUse)) {
    const person = people.get(phone);
    if (person) people.set(phone, { ...person, dead: false });
  }
  return notices.flatMap((notice) => owe({ ...notice, person: people.get(notice.to) }, now).changes);
}

function broughtIntoUse(change: Change): string[] {
  if (change.kind === 'phoneMoved') return [change.move.newPhone];
  return change.kind === 'phoneState' && change.state === 'live' ? [change.phone] : [];
}

function gone({ id, gateway }: Outbound, inbound: Inbound, at: number): Change {
  const references = [replyReference(inbound.id)];
  return { kind: 'settled', settlement: { id, gateway, at, outcome: 'sent', references } };
}

function repliesTo(
  { inbound, lives }: Answering,
  { rendered, view }: NonNullable<Answering['said']>,
  { chance, clock }: CommitTools,
): Outbound[] {
  return rendered.map(({ text }) => ({
    id: chance.id(),
    gateway: inbound.gateway,
    lane: 'reply',
    to: inbound.from,
    from: inbound.to,
    text,
    answers: inbound.id,
    template: view,
    expiresAt: clock.now() + lives,
    attempts: 0,
    ...(inbound.returnAddress !== undefined && { returnAddress: inbound.returnAddress }),
  }));
}

export type Tell = ((step: TraceStep, detail: Record<string, unknown>) => void) | null;
type TraceStep = Parameters<NonNullable<Trace>>[0]['step'];

/** Tells whoever looks inside the steps of one message; null where nobody does. */
export function teller(trace: Trace, clock: Clock, inbound: Inbound): Tell {
  if (!trace) return null;
  return (step, detail) =>
    trace({
      inbound: inbound.id,
      phone: inbound.from,
      medium: inbound.medium,
      step,
      ms: clock.now() - inbound.at,
      detail,
    });
}

/** What one try of a turn may use up. */
export function freshOf(chance: Chance): Fresh {
  return { id: chance.id(), secret: chance.secret() };
}
