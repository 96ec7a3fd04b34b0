/** One inbound message: dialogue → understand → converse → render → commit → answer. */

import type { KeyedQueue } from '../../async/keyedQueue';
import { untilCommitted } from '../../async/untilCommitted';
import { converse, isMachine, isRepeat, silence } from '../../core/dialogue/converse';
import { capped } from '../../core/dialogue/replyCap';
import type { Change } from '../../core/model/change';
import { newDialogue } from '../../core/model/dialogue';
import type { Understood } from '../../core/model/intent';
import type { Inbound } from '../../core/model/message';
import type { Caller } from '../../core/model/people';
import { carrierScope, isBlocked } from '../../core/notices/optOut';
import { shortened } from '../../core/text/clip';
import { redact } from '../../core/text/redact';
import { countSegments } from '../../core/text/segments';
import type { Answer, Store } from '../../ports';
import { commitAnswer, freshOf, teller } from './commitAnswer';
import { KEPT_ELSEWHERE } from './privateIntents';
import { meaningOf } from './understandCaller';
import { answerStep, type SessionTools } from './ussdSession';

export interface ReceiveTools extends Omit<SessionTools, 'keptElsewhere'> {
  turns: KeyedQueue;
}

/** A reply that could not leave for a day is of no use to anybody. */
const REPLY_LIVES = 24 * 3_600_000;
const NOTHING: Answer = { replies: [] };

export type Receive = (inbound: Inbound, beside?: Change[]) => Promise<Answer>;

/**
 * Resolves after the message, its answer and `beside` are committed together. Rejects with StoreError: then nothing
 * was written and nothing may be acknowledged.
 */
export function createReceive(tools: ReceiveTools): Receive {
  return (inbound, beside = []) =>
    tools.turns.run(inbound.from, () => receive(tools, shortened(inbound), beside));
}

async function receive(tools: ReceiveTools, inbound: Inbound, beside: Change[]): Promise<Answer> {
  const { store, meter } = tools;
  meter.count('received', { gateway: inbound.gateway });
  const before = await earlierAnswer(tools, inbound);
  if (before) return before;
  let turn = -1;
  return untilCommitted(async () => {
    const caller = await store.reads.caller(inbound.from);
    const now = caller.dialogue?.turn ?? 0;
    // The commit was refused although the turn is unchanged. Either this message was committed before, and its
    // answer is in the outbox, or a unique value (a seat, a number) was taken: then try again.
    if (now === turn && (await store.knows(inbound.id))) {
      await keepBeside(store, beside);
      return NOTHING;
    }
    turn = now;
    return inbound.session
      ? answerStep({ ...tools, keptElsewhere: KEPT_ELSEWHERE }, inbound, inbound.session, caller)
      : answerOnce(tools, inbound, caller, beside);
  });
}

/** What a carrier that is answered in its call was told when it brought this message before: it never heard it. */
async function earlierAnswer(
  { store, keepsReplies }: ReceiveTools,
  inbound: Inbound,
): Promise<Answer | null> {
  if (!keepsReplies?.(inbound.gateway)) return null;
  const texts = await store.repliesTo(inbound.gateway, inbound.id);
  return texts.length > 0 ? { replies: texts.map((text) => ({ text, ...countSegments(text) })) } : null;
}

async function answerOnce(
  tools: ReceiveTools,
  inbound: Inbound,
  caller: Caller,
  beside: Change[],
): Promise<Answer | null> {
  const { store, renderer, settings, clock, chance, trace } = tools;
  const now = clock.now();
  const tell = teller(trace, clock, inbound);
  tell?.('received', { characters: inbound.text.length });
  const dialogue = caller.dialogue ?? newDialogue(inbound.from, caller.language ?? settings.language);
  const understood =
    heeded(inbound) ??
    (await meaningOf(inbound.text, { caller, dialogue, medium: inbound.medium, now }, tools));
  tell?.('understood', { intent: understood.intent, slots: shown(understood) });
  if (isRepeat(dialogue, inbound, understood.intent === 'unknown' ? null : understood)) {
    await keepBeside(store, beside);
    tell?.('committed', { repeat: true });
    return NOTHING;
  }
  // What a phone says by itself is a machine's word too.
  const byItself = isMachine(inbound) || understood.manner === 'automatic';
  const outcome = byItself
    ? silence(understood, dialogue)
    : await converse(understood, inbound, caller, store.reads, now, settings, freshOf(chance));
  tell?.('lookedUp', { view: outcome.reply?.show.view ?? null });
  const said = isDeaf(inbound, caller) ? null : outcome.reply;
  const { reply, dialogue: after, changes } = capped(said, outcome.dialogue, inbound, now);
  const rendered = reply && renderer.messages(reply, outcome.language, inbound.medium);
  return commitAnswer(tools, {
    inbound: stored(inbound, understood),
    intent: understood.intent,
    dialogue: after,
    changes: [...outcome.changes, ...changes, ...heldByCarrier(inbound, now), ...beside],
    notices: outcome.notices,
    said: rendered && { rendered, view: reply.show.view },
    lives: REPLY_LIVES,
    tell,
  });
}

/** What the carrier has heeded itself is done, whatever else the words could mean here. */
function heeded({ optOut }: Inbound): Understood | null {
  if (!optOut) return null;
  return { intent: optOut === 'stop' ? 'subscribe.stop' : 'subscribe.start', slots: {} };
}

/** Nothing that is said would reach the person: it is not said, and not kept as said. */
function isDeaf({ optOut, gateway }: Inbound, { stopped }: Caller): boolean {
  return optOut === 'stop' || (optOut !== 'start' && isBlocked(stopped, gateway));
}

/** `start` takes back whatever was stopped, this too. */
function heldByCarrier({ optOut, from, gateway }: Inbound, at: number): Change[] {
  const scope = carrierScope(gateway);
  return optOut === 'stop' ? [{ kind: 'optOut', phone: from, scope, stopped: true, at }] : [];
}

/** The row that is kept: without what identifies a person. */
function stored(inbound: Inbound, understood: Understood): Inbound {
  return { ...inbound, text: KEPT_ELSEWHERE.has(understood.intent) ? '' : redact(inbound.text) };
}

/** What came along with a repeat (the last part of a long text) is still to be kept. */
async function keepBeside(store: Store, beside: Change[]): Promise<void> {
  if (beside.length > 0) await store.commit(beside);
}

/** For whoever looks inside: not what somebody said of themselves or of others. */
function shown({ intent, slots }: Understood): object {
  return KEPT_ELSEWHERE.has(intent) ? {} : slots;
}
