/** One turn of somebody who browses: what the conversation answers, committed only where there is something to keep. */
import { untilCommitted } from '../../async/untilCommitted';
import { commands } from '../../core/dialogue/commands';
import { converse, type Outcome } from '../../core/dialogue/converse';
import { newDialogue } from '../../core/dialogue/newDialogue';
import { formFor, questionIn } from '../../core/dialogue/questions';
import type { Dialogue } from '../../core/model/dialogue';
import type { Inbound } from '../../core/model/message';
import type { Caller } from '../../core/model/people';
import type { Understood } from '../../core/model/understood';
import { redact } from '../../core/text/redact';
import { commitAnswer, freshOf, stepTracer } from '../answer/commitAnswer';
import { type Said, understandCaller } from '../answer/understandCaller';
import type { Doing, PageTools, Visitor } from './steps';

const GATEWAY = 'wap';

interface Answered {
  outcome: Outcome;
  understood: Understood;
}

/** `again`: the form was posted before, and was answered then. Rejects with StoreError: then nothing was written. */
export async function takeTurn(tools: PageTools, visitor: Visitor, doing: Doing): Promise<Outcome | 'again'> {
  const { store, meter, turns } = tools;
  const { phone } = visitor;
  meter.count('received', { gateway: GATEWAY });
  if (phone === null) return answerGuest(tools, visitor, doing);
  const inbound = inboundOf(tools, visitor, phone, doing);
  return turns.run(phone, () =>
    untilCommitted(async () => {
      const answered = await answer(tools, visitor, inbound, await store.reads.caller(phone), doing);
      if (!isKept(answered.outcome, doing)) return counted(tools, answered);
      if (await commit(tools, inbound, answered)) return answered.outcome;
      return (await store.knows(inbound.id)) ? 'again' : null;
    }),
  );
}

/** A guest is nobody, and nothing of the answer is remembered; a case that was proved is open for this one look. */
export async function answerGuest(tools: PageTools, visitor: Visitor, doing: Doing): Promise<Outcome> {
  const { proof, language } = visitor;
  const inbound = inboundOf(tools, visitor, '', doing);
  const cases = proof?.kind === 'caseProved' ? [proof.caseNo] : [];
  const blank = newDialogue('', language);
  // The grant ends with this request, however long that takes.
  const granted = { households: [], cases, until: Number.POSITIVE_INFINITY };
  const dialogue = cases.length > 0 ? { ...blank, access: { ...blank.access, granted } } : blank;
  const caller: Caller = {
    dialogue,
    household: null,
    language: null,
    role: null,
    stopped: [],
    // A guest has no number. It counts as somebody else's by now, or every record without a phone would be a guest's.
    gone: true,
    alerts: [],
  };
  return counted(tools, await answer(tools, visitor, inbound, caller, doing));
}

async function answer(
  tools: PageTools,
  { language }: Visitor,
  inbound: Inbound,
  caller: Caller,
  doing: Doing,
): Promise<Answered> {
  const { store, settings, clock, chance, trace } = tools;
  const now = clock.now();
  const stored = caller.dialogue ?? newDialogue(inbound.from, caller.language ?? settings.language);
  const { said, dialogue } =
    'act' in doing
      ? { said: doing.act, dialogue: stored }
      : await saidAtHome(doing.words, { caller, dialogue: stored, medium: inbound.medium, now }, tools);
  // A page is in the language that it was opened in, unless its reader writes another.
  const understood: Understood = { ...said, shownIn: said.spoken ?? language };
  const outcome = await converse(
    understood,
    { inbound, caller: { ...caller, dialogue }, now, fresh: freshOf(chance) },
    store.reads,
    settings,
  );
  const traceStep = stepTracer(trace, clock, inbound);
  traceStep?.('understood', { intent: understood.intent });
  traceStep?.('lookedUp', { view: outcome.reply?.show.view ?? null });
  return { outcome, understood };
}

/** A complaint that is asked for has a form on its own page: words of the home page are none, and mean what they mean anywhere. */
async function saidAtHome(
  words: string,
  where: Said,
  tools: PageTools,
): Promise<{ said: Understood; dialogue: Dialogue }> {
  const { dialogue } = where;
  const { open } = dialogue;
  const said = await understandCaller(words, where, tools);
  const asksForWords = open?.context.expects === 'text' ? formFor(open.context, open.act) : null;
  if (asksForWords?.intent !== said.intent) return { said, dialogue };
  const elsewhere = { ...dialogue, open: null };
  return {
    said: await understandCaller(words, { ...where, dialogue: elsewhere }, tools),
    dialogue: elsewhere,
  };
}

/** Words, whatever changes or ends something, and a question that may be answered over any medium. */
function isKept({ act, changes, notices, reply }: Outcome, doing: Doing): boolean {
  if ('words' in doing || commands[act.intent].ends || changes.length > 0 || notices.length > 0) return true;
  return questionIn(reply?.expects)?.outlivesPage === true;
}

/** False where the same message, or another of this person's, was committed first. */
async function commit(
  tools: PageTools,
  inbound: Inbound,
  { outcome, understood: { intent } }: Answered,
): Promise<boolean> {
  const { changes, notices, dialogue } = outcome;
  const text = commands[intent].keepsText ? redact(inbound.text) : '';
  const traceStep = stepTracer(tools.trace, tools.clock, inbound);
  // The page is the answer of this very call: no message is owed.
  const answering = {
    inbound: { ...inbound, text },
    intent,
    dialogue,
    changes,
    notices,
    said: null,
    lives: 0,
  };
  return (await commitAnswer(tools, { ...answering, traceStep })) !== null;
}

/** An answer that is not committed is counted here; `commitAnswer` counts the others. */
function counted({ meter }: PageTools, { outcome, understood: { intent } }: Answered): Outcome {
  meter.count('understood', { intent });
  meter.count('answered', { gateway: GATEWAY });
  return outcome;
}

/** Forms bring a token of their own: one that is posted twice in a session is one message. */
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
