/** One inbound message: dialogue → understand → converse → render → commit → answer. */
import type { Change } from '../core/change';
import {
  type ConverseSettings,
  converse,
  isMachine,
  isRepeat,
  type Outcome,
  openContext,
  silence,
} from '../core/dialogue/converse';
import { newDialogue } from '../core/dialogue/dialogue';
import type { Caller } from '../core/dialogue/facts';
import type { Understood } from '../core/language/intent';
import type { Lexicon } from '../core/language/lexicon';
import { understand } from '../core/language/understand';
import type { Inbound, Outbound } from '../core/message';
import { redact } from '../core/text/mask';
import {
  type Answer,
  type Chance,
  type Clock,
  type Meter,
  type Store,
  StoreError,
  type Trace,
} from '../ports';
import type { Dispatch } from './dispatch';
import type { Rendered, Renderer } from './render';
import type { Turns } from './turns';

export interface ReceiveTools {
  store: Store;
  lexicon: Lexicon;
  renderer: Renderer;
  settings: ConverseSettings;
  turns: Turns;
  /** Where replies leave for a carrier that does not answer inline. */
  dispatch: (gateway: string) => Dispatch | undefined;
  clock: Clock;
  chance: Chance;
  meter: Meter;
  trace: Trace;
}

/** A reply that could not leave for a day is of no use to anybody. */
const REPLY_LIVES = 24 * 3_600_000;
/** Another process may have answered this person in between: read again, answer again. */
const TRIES = 4;
const NOTHING: Answer = { replies: [] };

export type Receive = (inbound: Inbound, beside?: Change[]) => Promise<Answer>;

/**
 * Resolves after the message, its answer and `beside` are committed together. Rejects with StoreError: then nothing
 * was written and nothing may be acknowledged.
 */
export function createReceive(tools: ReceiveTools): Receive {
  const { store, turns, meter } = tools;
  return (inbound, beside = []) =>
    turns.take(inbound.from, async () => {
      meter.count('received', { gateway: inbound.gateway });
      let turn = -1;
      for (let tries = 0; tries < TRIES; tries++) {
        const caller = await store.reads.caller(inbound.from);
        const now = caller.dialogue?.turn ?? 0;
        // Refused, yet nobody took the turn: the very id is known, and its answer is in the outbox.
        if (now === turn) {
          await keepBeside(store, beside);
          return NOTHING;
        }
        turn = now;
        const answer = await answerOnce(tools, inbound, caller, beside);
        if (answer) return answer;
      }
      throw new StoreError('busy', 'other processes keep answering the same person; try again');
    });
}

async function answerOnce(
  tools: ReceiveTools,
  inbound: Inbound,
  caller: Caller,
  beside: Change[],
): Promise<Answer | null> {
  const { store, lexicon, settings, clock, chance, trace } = tools;
  const now = clock.now();
  const tell = teller(trace, clock, inbound);
  tell?.('received', { characters: inbound.text.length });
  const dialogue = caller.dialogue ?? newDialogue(inbound.from, caller.language ?? settings.language);
  const understood = understand(inbound.text, openContext(dialogue, now), lexicon);
  tell?.('understood', { intent: understood.intent, slots: shown(understood) });
  if (isRepeat(dialogue, inbound, understood.intent === 'unknown' ? null : understood)) {
    await keepBeside(store, beside);
    tell?.('committed', { repeat: true });
    return NOTHING;
  }
  const outcome = isMachine(inbound)
    ? silence(understood, dialogue)
    : await converse(understood, inbound, caller, store.reads, now, settings, chance.id());
  tell?.('lookedUp', { view: outcome.reply?.show.view ?? null });
  return commitAnswer(tools, inbound, outcome, understood, beside, tell);
}

type Tell = ReturnType<typeof teller>;

async function commitAnswer(
  tools: ReceiveTools,
  inbound: Inbound,
  outcome: Outcome,
  understood: Understood,
  beside: Change[],
  tell: Tell,
): Promise<Answer | null> {
  const { store, clock, meter, renderer } = tools;
  const { reply, dialogue } = outcome;
  const rendered = reply && renderer.render(reply, dialogue.language, inbound.medium);
  const dispatch = tools.dispatch(inbound.gateway);
  const owed = rendered && dispatch ? replyTo(inbound, rendered, reply.show.view, tools) : null;
  const lease = dispatch?.lease();
  const now = clock.now();
  const changes: Change[] = [
    {
      kind: 'received',
      message: stored(inbound, understood),
      turn: dialogue.turn,
      intent: understood.intent,
    },
    { kind: 'dialogue', dialogue, at: now },
    ...outcome.changes,
    ...beside,
  ];
  if (owed) changes.push({ kind: 'owed', message: owed, at: now, ...(lease && { lease }) });
  if ((await store.commit(changes)) === 'duplicate') return null;
  meter.count('understood', { intent: understood.intent });
  if (rendered) meter.count('answered', { gateway: inbound.gateway });
  meter.observe('reply_seconds', Math.max(0, clock.now() - inbound.at) / 1000, { gateway: inbound.gateway });
  tell?.('committed', { changes: changes.length });
  if (owed && dispatch) {
    if (lease) dispatch.hand(owed, lease);
    else dispatch.look();
  }
  return rendered ? { replies: [rendered] } : NOTHING;
}

/** The row that is kept: without what identifies a person. */
function stored(inbound: Inbound, understood: Understood): Inbound {
  return { ...inbound, text: understood.intent === 'identity.give' ? '' : redact(inbound.text) };
}

function replyTo(
  inbound: Inbound,
  { text }: Rendered,
  template: string,
  { chance, clock }: ReceiveTools,
): Outbound {
  return {
    id: chance.id(),
    gateway: inbound.gateway,
    lane: 'reply',
    to: inbound.from,
    from: inbound.to,
    text,
    answers: inbound.id,
    template,
    expiresAt: clock.now() + REPLY_LIVES,
    attempts: 0,
    ...(inbound.returnAddress !== undefined && { returnAddress: inbound.returnAddress }),
  };
}

/** What came along with a repeat (the last part of a long text) is still to be kept. */
async function keepBeside(store: Store, beside: Change[]): Promise<void> {
  if (beside.length > 0) await store.commit(beside);
}

function shown({ intent, slots }: Understood): object {
  return intent === 'identity.give' ? {} : slots;
}

function teller(trace: Trace, clock: Clock, inbound: Inbound) {
  if (!trace) return null;
  return (step: Parameters<NonNullable<Trace>>[0]['step'], detail: Record<string, unknown>) =>
    trace({ inbound: inbound.id, phone: inbound.from, step, ms: clock.now() - inbound.at, detail });
}
