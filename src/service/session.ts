/** One request of a session: the way through the screens → commit → the screen, or what it says by SMS. */
import type { Notice } from '../core/cases/decision';
import type { Change } from '../core/change';
import type { Reply } from '../core/dialogue/command';
import { type ConverseSettings, converse, type Outcome, openContext } from '../core/dialogue/converse';
import { type Dialogue, newDialogue } from '../core/dialogue/dialogue';
import type { Caller } from '../core/dialogue/facts';
import { goesOn, planStep, type Session, stepOf } from '../core/dialogue/session';
import type { Intent, Understood } from '../core/language/intent';
import type { Lexicon } from '../core/language/lexicon';
import { understand } from '../core/language/understand';
import type { Inbound, Lane, SessionStep } from '../core/message';
import { redact } from '../core/text/mask';
import { countSegments } from '../core/text/segments';
import type { Answer } from '../ports';
import { type CommitTools, commitAnswer, teller } from './commitAnswer';
import { freshOf } from './fresh';
import type { Renderer } from './render';

export interface SessionTools extends CommitTools {
  lexicon: Lexicon;
  renderer: Renderer;
  settings: ConverseSettings;
  /** Said there, a text is not kept. */
  keptElsewhere: ReadonlySet<Intent>;
  /** How a result leaves that came too late for its screen; null where nothing can send of itself. */
  follow?: (lane: Lane) => { gateway: string; source: string } | null;
}

/** A network ends a session that hears nothing for so long; later an answer is of no use. Milliseconds. */
const SESSION_WAITS = 120_000;
const FOLLOW_LIVES = 24 * 3_600_000;
/** After these nobody expects to be asked anything more. */
const FAREWELLS: ReadonlySet<Intent> = new Set(['cancel', 'subscribe.stop', 'subscribe.start']);
const MENU: Understood = { intent: 'menu', slots: {} };
const BACK: Understood = { intent: 'back', slots: {} };
const NEXT: Understood = { intent: 'page.next', slots: {} };

/** Where the person is while a request is worked through. */
interface Place {
  dialogue: Dialogue;
  changes: Change[];
  notices: Notice[];
  /** Null: the screens of the session as it was. */
  reply: Reply | null;
  shown: Pick<Session, 'screens' | 'screen' | 'open'>;
  /** What the request meant in the end, and what is kept of each input. */
  intent: Intent;
  view: string;
  kept: string[];
}

/** Null where the turn was taken meanwhile: read again. Rejects with StoreError. */
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
  // What leaves through the outbox was owed with the first answer and is sent once.
  if (plan.do === 'repeat') return tools.dispatch(inbound.gateway) ? { replies: [] } : answerOf(plan.session);
  const tell = teller(trace, clock, inbound);
  tell?.('received', { characters: inbound.text.length });
  const before = dialogue.session;
  let place: Place = {
    dialogue,
    changes: [],
    notices: [],
    reply: null,
    shown: before ?? { screens: [], screen: 0, open: false },
    intent: 'menu',
    view: 'menu',
    kept: [],
  };
  if (plan.do === 'walk') {
    if (plan.from === 'start') place = await take(tools, inbound, caller, place, MENU);
    for (const input of plan.inputs) place = await type(tools, inbound, caller, place, input);
  }
  tell?.('understood', { intent: place.intent, slots: {} });
  tell?.('lookedUp', { view: place.view });
  return finish(tools, inbound, step, place, dialogue.turn + 1, tell);
}

/** One input where the person is. `0` and `9` always mean back and more. */
async function type(
  tools: SessionTools,
  inbound: Inbound,
  caller: Caller,
  place: Place,
  input: string,
): Promise<Place> {
  const { screens, screen } = place.shown;
  const by = input === '9' ? 1 : input === '0' ? -1 : 0;
  const kept = [...place.kept, redact(input)];
  if (by !== 0 && screens[screen + by] !== undefined) {
    const shown = { ...place.shown, screen: screen + by };
    return { ...place, shown, intent: by > 0 ? 'page.next' : 'back', kept };
  }
  const act = by > 0 ? NEXT : by < 0 ? BACK : understood(tools, place.dialogue, input);
  const next = await take(tools, inbound, caller, place, act);
  return { ...next, kept: tools.keptElsewhere.has(act.intent) ? [...place.kept, ''] : kept };
}

function understood({ lexicon, clock }: SessionTools, dialogue: Dialogue, input: string): Understood {
  return input === '' ? MENU : understand(input, openContext(dialogue, clock.now()), lexicon);
}

/** Lets the conversation answer, and cuts what it says into screens. What says nothing leaves the screen as it is. */
async function take(
  { store, renderer, settings, clock, chance }: SessionTools,
  inbound: Inbound,
  caller: Caller,
  place: Place,
  act: Understood,
): Promise<Place> {
  const known = { ...caller, dialogue: place.dialogue };
  const outcome = await converse(act, inbound, known, store.reads, clock.now(), settings, freshOf(chance));
  const { reply, dialogue } = outcome;
  const changes = [...place.changes, ...outcome.changes];
  const notices = [...place.notices, ...outcome.notices];
  if (!reply) return { ...place, dialogue, changes, notices, intent: act.intent };
  const open = isOpen(outcome);
  const screens = renderer.screens(reply, dialogue.language, open && outcome.act.intent !== 'menu');
  const shown = { screens, screen: 0, open };
  return { ...place, dialogue, changes, notices, reply, shown, intent: act.intent, view: reply.show.view };
}

/** Whether there is a list or a question to come back to; who was not understood may try again. */
function isOpen({ reply, act, dialogue: { open } }: Outcome): boolean {
  if (reply?.end || FAREWELLS.has(act.intent)) return false;
  if (act.intent === 'unknown') return true;
  return open !== null && (open.choices.length > 0 || open.context.expects !== 'none');
}

async function finish(
  tools: SessionTools,
  inbound: Inbound,
  step: SessionStep,
  place: Place,
  turn: number,
  tell: ReturnType<typeof teller>,
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
  const isLate = () => step.answerBy !== undefined && clock.now() >= step.answerBy;
  const follows = isLate() ? followUp(tools, inbound, place) : [];
  const said = answer.replies[0];
  const back = goesOn(session) ? inbound.returnAddress : (step.lastAddress ?? inbound.returnAddress);
  const committed = await commitAnswer(tools, {
    inbound: { ...inbound, text: place.kept.join('*'), ...(back !== undefined && { returnAddress: back }) },
    intent: place.intent,
    dialogue: { ...place.dialogue, turn, session },
    changes: [...place.changes, ...follows],
    notices: place.notices,
    said: said ? { rendered: said, view: place.view } : null,
    lives: SESSION_WAITS,
    tell,
  });
  if (!committed) return null;
  if (!isLate()) return answer;
  if (follows.length === 0) await store.commit(followUp(tools, inbound, place));
  return { ...answer, late: true };
}

/** The result as a message of its own, for who does not look at a screen any more. */
function followUp(
  { renderer, chance, clock, follow }: SessionTools,
  inbound: Inbound,
  { reply, dialogue, view }: Place,
): Change[] {
  const way = follow?.('reply');
  if (!way || !reply) return [];
  const at = clock.now();
  const { text } = renderer.render(reply, dialogue.language, 'sms');
  const message = {
    id: chance.id(),
    gateway: way.gateway,
    lane: 'reply' as const,
    to: inbound.from,
    from: way.source,
    text,
    answers: inbound.id,
    template: view,
    expiresAt: at + FOLLOW_LIVES,
    attempts: 0,
  };
  return [{ kind: 'owed', message, at }];
}

function answerOf(session: Session): Answer {
  const text = session.screens[session.screen];
  if (text === undefined) return { replies: [], ends: true };
  const replies = [{ text, ...countSegments(text) }];
  return goesOn(session) ? { replies } : { replies, ends: true };
}
