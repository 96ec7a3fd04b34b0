/** One request of a USSD session: its inputs → commit → the screen, or an SMS where the screen came too late. */

import { DAY, MINUTE } from '../../core/calendar/durations';
import { newDialogue } from '../../core/dialogue/newDialogue';
import { goesOn, planStep, stepOf } from '../../core/dialogue/session';
import type { Change } from '../../core/model/change';
import type { Session } from '../../core/model/dialogue';
import type { Inbound, SessionStep } from '../../core/model/message';
import type { Caller } from '../../core/model/people';
import { countSegments } from '../../core/text/segments';
import type { Answer, Trace } from '../../ports';
import { type CommitTools, commitAnswer, type StepTracer, stepTracer } from './commitAnswer';
import { type InputTools, placeOf, runInputs, type SessionPlace } from './ussdInputs';

export interface SessionTools extends CommitTools, InputTools {
  store: CommitTools['store'] & InputTools['store'];
  trace: Trace;
}

/** A network ends a session that hears nothing for so long: a screen is worth sending until then. Milliseconds. */
const SESSION_WAITS = 2 * MINUTE;
/** A screen that came too late is worth sending by SMS for so long, milliseconds. */
const FOLLOW_LIVES = DAY;

/** Answers one request. Null where the turn was taken meanwhile: read again. Rejects with StoreError. */
export async function answerStep(
  tools: SessionTools,
  inbound: Inbound,
  step: SessionStep,
  caller: Caller,
): Promise<Answer | null> {
  const { settings, clock, trace } = tools;
  const dialogue = caller.dialogue ?? newDialogue(inbound.from, caller.language ?? settings.language);
  const plan = planStep(dialogue, inbound, step);
  if (plan.do === 'nothing') return { replies: [] };
  // A screen that leaves through the outbox was owed with the first answer and is sent once.
  if (plan.do === 'repeat')
    return tools.repliesBy(inbound.gateway) ? { replies: [] } : answerOf(plan.session);
  const traceStep = stepTracer(trace, clock, inbound);
  traceStep?.('received', { characters: inbound.text.length });
  const begin = placeOf(dialogue);
  const place = plan.do === 'walk' ? await runInputs(tools, { inbound, caller }, begin, plan) : begin;
  traceStep?.('understood', { intent: place.intent, slots: {} });
  traceStep?.('lookedUp', { view: place.view });
  return finish(tools, inbound, step, place, dialogue.turn + 1, traceStep);
}

async function finish(
  tools: SessionTools,
  inbound: Inbound,
  step: SessionStep,
  place: SessionPlace,
  turn: number,
  traceStep: StepTracer,
): Promise<Answer | null> {
  const { clock, store } = tools;
  const session: Session = {
    id: step.id,
    step: stepOf(inbound, step),
    at: inbound.at,
    taken: step.cumulative ? inbound.text.length : 0,
    screens: place.shown.screens,
    screen: place.shown.screen,
    open: place.shown.open,
    turn,
  };
  const answer = answerOf(session);
  const isLate = () => step.answerBy !== undefined && clock.monotonic() >= step.answerBy;
  const follows = isLate() ? followUp(tools, inbound, place) : [];
  const back = goesOn(session) ? inbound.returnAddress : (step.lastAddress ?? inbound.returnAddress);
  const committed = await commitAnswer(tools, {
    inbound: { ...inbound, text: place.texts.join('*'), ...(back !== undefined && { returnAddress: back }) },
    intent: place.intent,
    dialogue: { ...place.dialogue, turn, session },
    changes: [...place.changes, ...follows],
    notices: place.notices,
    said: answer.replies.length > 0 ? { rendered: answer.replies, view: place.view } : null,
    lives: SESSION_WAITS,
    traceStep,
  });
  if (!committed) return null;
  if (!isLate()) return answer;
  if (follows.length === 0) await store.commit(followUp(tools, inbound, place));
  return { ...answer, late: true };
}

/** The reply as an SMS, for a person whose session has ended meanwhile. */
function followUp(
  { renderer, chance, clock, follow }: SessionTools,
  inbound: Inbound,
  { reply, language, view }: SessionPlace,
): Change[] {
  const route = follow?.('reply');
  if (!route || !reply) return [];
  const at = clock.now();
  return renderer.messages(reply, language, 'sms').map(({ text }): Change => {
    const message = {
      id: chance.id(),
      gateway: route.gateway,
      lane: 'reply' as const,
      to: inbound.from,
      from: route.source,
      text,
      answers: inbound.id,
      template: view,
      expiresAt: at + FOLLOW_LIVES,
      attempts: 0,
    };
    return { kind: 'owed', message, at };
  });
}

function answerOf(session: Session): Answer {
  const text = session.screens[session.screen];
  if (text === undefined) return { replies: [], ends: true };
  const replies = [{ text, ...countSegments(text) }];
  return goesOn(session) ? { replies } : { replies, ends: true };
}
