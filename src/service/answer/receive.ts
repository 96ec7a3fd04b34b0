/** One inbound message: dialogue → understand → converse → render → commit → answer. */

import type { KeyedQueue } from '../../async/keyedQueue';
import { untilCommitted } from '../../async/untilCommitted';
import { DAY } from '../../core/calendar/durations';
import { commands } from '../../core/dialogue/commands';
import { converse, isMachine, isRepeat, type Outcome, silence } from '../../core/dialogue/converse';
import { withoutWords } from '../../core/dialogue/links';
import { newDialogue } from '../../core/dialogue/newDialogue';
import { capped } from '../../core/dialogue/replyCap';
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import { withSpokenSlots } from '../../core/language/slots/spoken';
import type { Change } from '../../core/model/change';
import type { Dialogue } from '../../core/model/dialogue';
import type { Inbound } from '../../core/model/message';
import type { Caller } from '../../core/model/people';
import type { Understood } from '../../core/model/understood';
import { carrierScope, isBlocked } from '../../core/notices/optOut';
import { shortened } from '../../core/text/clip';
import { redact } from '../../core/text/redact';
import { countSegments } from '../../core/text/segments';
import type { Answer, Store, Trace } from '../../ports';
import { type CommitTools, commitAnswer, freshOf, type StepTracer, stepTracer } from './commitAnswer';
import { understandCaller } from './understandCaller';
import type { InputTools } from './ussdInputs';
import { answerStep } from './ussdSession';

export interface ReceiveTools extends CommitTools, InputTools {
  store: Store;
  /** One turn of a person at a time. */
  turns: KeyedQueue;
  trace: Trace;
}

/** A reply that could not leave for a day is of no use to anybody. Milliseconds. */
const REPLY_LIVES = DAY;
const NOTHING: Answer = { replies: [] };

/** A message whose meaning is known. */
interface Heard {
  inbound: Inbound;
  caller: Caller;
  dialogue: Dialogue;
  understood: Understood;
  now: number;
}

interface Answered extends Omit<Heard, 'dialogue'> {
  outcome: Outcome;
  beside: Change[];
  traceStep: StepTracer;
}

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
      ? answerStep(tools, inbound, inbound.session, caller)
      : answerOnce(tools, inbound, caller, beside);
  });
}

/** The answer of before, where a carrier that is answered in its own call brings a message again: it never heard it. */
async function earlierAnswer(
  { store, keepsReplies }: ReceiveTools,
  inbound: Inbound,
): Promise<Answer | null> {
  if (!keepsReplies?.(inbound.gateway)) return null;
  const texts = await store.repliesTo(inbound.gateway, inbound.id);
  return texts.length > 0 ? { replies: texts.map((text) => ({ text, ...countSegments(text) })) } : null;
}

/** Null where the turn was taken meanwhile: read again. */
async function answerOnce(
  tools: ReceiveTools,
  inbound: Inbound,
  caller: Caller,
  beside: Change[],
): Promise<Answer | null> {
  const { store, settings, clock } = tools;
  const now = clock.now();
  const traceStep = stepTracer(tools.trace, clock, inbound);
  traceStep?.('received', { characters: inbound.text.length });
  const dialogue = caller.dialogue ?? newDialogue(inbound.from, caller.language ?? settings.language);
  const understood =
    heeded(inbound, tools.lexicon) ??
    (await understandCaller(inbound.text, { caller, dialogue, medium: inbound.medium, now }, tools));
  traceStep?.('understood', { intent: understood.intent, slots: tracedSlots(understood) });
  if (isRepeat(dialogue, inbound, understood.intent === 'unknown' ? null : understood)) {
    await keepBeside(store, beside);
    traceStep?.('committed', { repeat: true });
    return NOTHING;
  }
  const outcome = await converseOnce(tools, { inbound, caller, dialogue, understood, now });
  traceStep?.('lookedUp', { view: outcome.reply?.show.view ?? null });
  return commitTurn(tools, { inbound, caller, understood, outcome, beside, now, traceStep });
}

/** A machine is not answered, nor is a text that a phone sends by itself. */
async function converseOnce(
  { store, settings, chance }: ReceiveTools,
  { inbound, caller, dialogue, understood, now }: Heard,
): Promise<Outcome> {
  if (isMachine(inbound) || understood.manner === 'automatic') return silence(understood, dialogue);
  return converse(understood, { inbound, caller, now, fresh: freshOf(chance) }, store.reads, settings);
}

async function commitTurn(
  tools: ReceiveTools,
  { inbound, caller, understood, outcome, beside, now, traceStep }: Answered,
): Promise<Answer | null> {
  const said = isDeaf(inbound, caller) ? null : outcome.reply;
  const { reply, dialogue, changes } = capped(said, outcome.dialogue, inbound, now);
  const rendered = reply && tools.renderer.messages(reply, outcome.language, inbound.medium);
  return commitAnswer(tools, {
    inbound: stored(inbound, understood),
    intent: understood.intent,
    dialogue,
    changes: [...outcome.changes, ...changes, ...heldByCarrier(inbound, now), ...beside],
    notices: outcome.notices,
    said: rendered && { rendered, view: reply.show.view },
    lives: REPLY_LIVES,
    traceStep,
  });
}

/** A stop or start that the carrier has recognised itself, whatever else the words could mean here. */
function heeded({ optOut, text, from }: Inbound, lexicon: Lexicon): Understood | null {
  if (!optOut) return null;
  const intent = optOut === 'stop' ? 'subscribe.stop' : 'subscribe.start';
  return withSpokenSlots({ intent, slots: {} }, text, from, lexicon);
}

/** Whether no reply would reach the person: then none is given. */
function isDeaf({ optOut, gateway }: Inbound, { stopped }: Caller): boolean {
  return optOut === 'stop' || (optOut !== 'start' && isBlocked(stopped, gateway));
}

/** A stop at the carrier is an opt-out of this gateway; `start` takes back every opt-out, this too. */
function heldByCarrier({ optOut, from, gateway }: Inbound, at: number): Change[] {
  const scope = carrierScope(gateway);
  return optOut === 'stop' ? [{ kind: 'optOut', phone: from, scope, stopped: true, at }] : [];
}

/** The message as it is stored: without what identifies a person. */
function stored(inbound: Inbound, understood: Understood): Inbound {
  return { ...inbound, text: commands[understood.intent].keepsText ? redact(inbound.text) : '' };
}

/** The last part of a long text is committed also where the text repeats another. */
async function keepBeside(store: Store, beside: Change[]): Promise<void> {
  if (beside.length > 0) await store.commit(beside);
}

/** Slots for the trace: none of a text that is private. */
function tracedSlots(understood: Understood): object {
  return commands[understood.intent].keepsText ? withoutWords(understood).slots : {};
}
