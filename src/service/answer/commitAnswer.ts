/** A message and its answer, committed together: from then on the answer is owed, or is as good as given. */
import type { Heard } from '../../core/dialogue/converse';
import type { Change } from '../../core/model/change';
import type { Dialogue } from '../../core/model/dialogue';
import type { Intent } from '../../core/model/intent';
import { type Inbound, type Outbound, replyReference } from '../../core/model/message';
import type { Notice } from '../../core/notices/notice';
import type { Answer, Chance, Clock, Meter, Store, Trace } from '../../ports';
import { broughtIntoUse, type ComposeNotice } from '../outbox/composeNotice';
import type { Dispatcher } from '../outbox/dispatcher';
import { type RingBell, ringFor } from '../outbox/outboxBell';
import type { Rendered } from '../render/renderer';

export interface CommitTools {
  store: Pick<Store, 'commit' | 'cases'>;
  /** Sends replies to what comes by this gateway; undefined where they are the answer of the carrier's own call. */
  repliesBy: (gateway: string) => Pick<Dispatcher, 'lease' | 'hand' | 'look'> | undefined;
  /** Whether the inline replies of this gateway are messages like those it sends: kept, paid for, told of in receipts. */
  keepsReplies?: (gateway: string) => boolean;
  clock: Clock;
  chance: Chance;
  meter: Meter;
  compose: ComposeNotice;
  ring: RingBell;
}

/** One answer and all that it changes. */
export interface AnsweredTurn {
  /** As it is stored: without what identifies a person. */
  inbound: Inbound;
  intent: Intent;
  /** As it is after the answer. */
  dialogue: Dialogue;
  changes: readonly Change[];
  /** To other people. */
  notices: readonly Notice[];
  /** Null: nothing is said. */
  said: { rendered: readonly Rendered[]; view: string } | null;
  /** Milliseconds that a reply is worth sending. */
  lives: number;
  traceStep: StepTracer;
}

/** Resolves with the answer once it is durable; null where the message or its turn is there already. Rejects with StoreError. */
export async function commitAnswer(tools: CommitTools, turn: AnsweredTurn): Promise<Answer | null> {
  const { store, clock, meter, ring } = tools;
  const { inbound, intent, said } = turn;
  const { gateway } = inbound;
  const dispatcher = tools.repliesBy(gateway);
  const isKept = dispatcher === undefined && (tools.keepsReplies?.(gateway) ?? false);
  const replies = said && (dispatcher || isKept) ? repliesTo(turn, said, tools) : [];
  const lease = dispatcher?.lease();
  const now = clock.now();
  const notices = turn.notices.length === 0 ? [] : await composeNotices(turn, now, tools);
  const changes = [...changesOf(turn, now), ...notices];
  for (const message of replies) changes.push({ kind: 'owed', message, at: now, ...(lease && { lease }) });
  if (isKept) changes.push(...replies.map((message) => sentInline(message, inbound, now)));
  if ((await store.commit(changes)) === 'duplicate') return null;
  meter.count('understood', { intent });
  if (said) meter.count('answered', { gateway });
  meter.observe('reply_seconds', Math.max(0, clock.now() - inbound.at) / 1000, { gateway });
  turn.traceStep?.('committed', { changes: changes.length });
  ringFor(notices, ring);
  if (replies.length > 0 && dispatcher) {
    if (lease) for (const message of replies) dispatcher.hand(message, lease);
    else dispatcher.look();
  }
  return { replies: said ? [...said.rendered] : [] };
}

function changesOf({ inbound, intent, dialogue, changes }: AnsweredTurn, at: number): Change[] {
  return [
    { kind: 'received', message: inbound, turn: dialogue.turn, intent },
    { kind: 'dialogue', dialogue, at },
    ...changes,
  ];
}

async function composeNotices(
  { notices, changes }: AnsweredTurn,
  now: number,
  { store, compose }: CommitTools,
): Promise<Change[]> {
  const people = await store.cases.reachable(notices.map(({ to }) => to));
  for (const phone of broughtIntoUse(changes)) {
    const person = people.get(phone);
    if (person) people.set(phone, { ...person, dead: false });
  }
  return notices.flatMap((notice) => compose({ ...notice, person: people.get(notice.to) }, now).changes);
}

/** The reply goes with the answer of this very call; should that be lost, the carrier calls again and is told the same. */
function sentInline({ id, gateway }: Outbound, inbound: Inbound, at: number): Change {
  const references = [replyReference(inbound.id)];
  return { kind: 'settled', settlement: { id, gateway, at, outcome: 'sent', references } };
}

function repliesTo(
  { inbound, lives }: AnsweredTurn,
  { rendered, view }: NonNullable<AnsweredTurn['said']>,
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

export type StepTracer = ((step: TraceStep, detail: Record<string, unknown>) => void) | null;
type TraceStep = Parameters<NonNullable<Trace>>[0]['step'];

/** Traces the steps of one message; null where there is no trace. */
export function stepTracer(trace: Trace, clock: Clock, inbound: Inbound): StepTracer {
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

/** For each attempt to commit a turn. */
export function freshOf(chance: Chance): Heard['fresh'] {
  return new DrawnOnce(chance);
}

/** An id and a secret that are drawn when they are first asked for. */
class DrawnOnce {
  private drawnId: string | undefined;
  private drawnSecret: string | undefined;

  constructor(private readonly chance: Chance) {}

  get id(): string {
    this.drawnId ??= this.chance.id();
    return this.drawnId;
  }

  get secret(): string {
    this.drawnSecret ??= this.chance.secret();
    return this.drawnSecret;
  }
}
