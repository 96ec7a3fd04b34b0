/** One act of somebody who browses: what the conversation answers, kept only where there is something to keep. */
import { converse, type Outcome } from '../../core/dialogue/converse';
import { newDialogue } from '../../core/model/dialogue';
import type { Caller } from '../../core/model/facts';
import type { Context, Understood } from '../../core/model/intent';
import type { Inbound } from '../../core/model/message';
import { redact } from '../../core/text/redact';
import { StoreError } from '../../ports';
import { commitAnswer, teller } from '../answer/commitAnswer';
import { freshOf } from '../answer/fresh';
import { KEPT_ELSEWHERE } from '../answer/privateIntents';
import { meaningOf } from '../answer/understandCaller';
import type { PageTools, Visitor } from './steps';

/** What somebody does: follows a link or posts a form (`act`), or says something (`words`). */
export type Doing = { act: Understood } | { words: string };

/** `again`: it was posted before, and was done then. */
export type Done = Outcome | 'again';

const GATEWAY = 'wap';
/** Another process may have answered this person in between: read again, answer again. */
const TRIES = 10;
/** Shown, these wait for no word: whoever looks chooses a link or goes elsewhere. */
const PASSIVE: ReadonlySet<Context['expects']> = new Set([
  'choice',
  'index',
  'page',
  'caseNo',
  'none',
  'ack',
]);

/** Rejects with StoreError: then nothing was written. */
export async function takeTurn(tools: PageTools, visitor: Visitor, doing: Doing): Promise<Done> {
  const { phone } = visitor;
  tools.meter.count('received', { gateway: GATEWAY });
  if (phone === null) return asGuest(tools, visitor, doing);
  const inbound = inboundOf(tools, visitor, phone, doing);
  return tools.turns.run(phone, async () => {
    for (let tries = 0; tries < TRIES; tries++) {
      const caller = await tools.store.reads.caller(phone);
      const { outcome, understood } = await answer(tools, visitor, inbound, caller, doing);
      if (!isKept(outcome, doing)) return counted(tools, understood, outcome);
      if (await keep(tools, inbound, understood, outcome)) return outcome;
      if (await tools.store.knows(inbound.id)) return 'again';
    }
    throw new StoreError('busy', 'other processes keep answering the same person; try again');
  });
}

/** Nobody is known, nothing is remembered; `cases` were proved for this one look. */
export async function asGuest(
  tools: PageTools,
  visitor: Visitor,
  doing: Doing,
  cases: string[] = [],
): Promise<Outcome> {
  const inbound = inboundOf(tools, visitor, '', doing);
  const blank = newDialogue('', visitor.language);
  // It ends with this look, which keeps nothing: however long the look takes.
  const granted = { households: [], cases, until: Number.POSITIVE_INFINITY };
  const dialogue = cases.length > 0 ? { ...blank, access: { ...blank.access, granted } } : blank;
  const caller: Caller = {
    dialogue,
    household: null,
    language: null,
    role: null,
    stopped: [],
    // Nobody's number is also that of whoever has none: nothing is a guest's own.
    gone: true,
    alerts: [],
  };
  const { outcome, understood } = await answer(tools, visitor, inbound, caller, doing);
  return counted(tools, understood, outcome);
}

async function answer(
  tools: PageTools,
  { language }: Visitor,
  inbound: Inbound,
  caller: Caller,
  doing: Doing,
): Promise<{ outcome: Outcome; understood: Understood }> {
  const { store, settings, clock, chance, trace } = tools;
  const now = clock.now();
  const dialogue = caller.dialogue ?? newDialogue(inbound.from, caller.language ?? settings.language);
  const said =
    'act' in doing
      ? doing.act
      : await meaningOf(doing.words, { caller, dialogue, medium: inbound.medium, now }, tools);
  // A page is in the language that it was opened in, unless somebody writes another there.
  const understood: Understood = { ...said, shownIn: said.spoken ?? language };
  const outcome = await converse(understood, inbound, caller, store.reads, now, settings, freshOf(chance));
  const tell = teller(trace, clock, inbound);
  tell?.('understood', { intent: understood.intent });
  tell?.('lookedUp', { view: outcome.reply?.show.view ?? null });
  return { outcome, understood };
}

/** What was said, what changes something, and what asks a question that may be answered over any medium. */
function isKept({ changes, notices, reply }: Outcome, doing: Doing): boolean {
  if ('words' in doing || changes.length > 0 || notices.length > 0) return true;
  const expects = reply?.expects;
  return expects !== undefined && !PASSIVE.has(expects.expects) && expects.state !== 'guide.ask';
}

async function keep(
  tools: PageTools,
  inbound: Inbound,
  { intent }: Understood,
  { changes, notices, dialogue }: Outcome,
): Promise<boolean> {
  const text = KEPT_ELSEWHERE.has(intent) ? '' : redact(inbound.text);
  const tell = teller(tools.trace, tools.clock, inbound);
  // The page is the answer of this very call: nothing is owed.
  const kept = {
    inbound: { ...inbound, text },
    intent,
    dialogue,
    changes,
    notices,
    said: null,
    lives: 0,
    tell,
  };
  return (await commitAnswer(tools, kept)) !== null;
}

function counted({ meter }: PageTools, { intent }: Understood, outcome: Outcome): Outcome {
  meter.count('understood', { intent });
  meter.count('answered', { gateway: GATEWAY });
  return outcome;
}

/** A form that is posted twice is one message: it brings a token of its own. */
function inboundOf({ chance }: PageTools, { ask, session }: Visitor, from: string, doing: Doing): Inbound {
  const token = /^[0-9A-Za-z]{1,32}$/.exec(ask.fields.k ?? '')?.[0];
  const once = ask.method === 'post' && token !== undefined && session !== null;
  return {
    id: once ? `wap:${session.id.slice(0, 32)}:${token}` : chance.id(),
    gateway: GATEWAY,
    medium: ask.medium,
    from,
    to: GATEWAY,
    text: 'words' in doing ? doing.words : '',
    at: ask.at,
    connection: GATEWAY,
  };
}
