/** Inputs of one USSD request: each is answered in turn, until the screen of the last is shown. */
import { commands } from '../../core/dialogue/commands';
import { type ConverseSettings, converse, type Outcome } from '../../core/dialogue/converse';
import type { Reply } from '../../core/dialogue/scene/command';
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import type { Change } from '../../core/model/change';
import type { Dialogue, Session } from '../../core/model/dialogue';
import type { Intent } from '../../core/model/intent';
import type { Inbound, Lane, Language } from '../../core/model/message';
import type { Caller } from '../../core/model/people';
import type { Understood } from '../../core/model/understood';
import type { Notice } from '../../core/notices/notice';
import { redact } from '../../core/text/redact';
import type { Chance, Clock, Store } from '../../ports';
import type { Renderer } from '../render/renderer';
import { freshOf } from './commitAnswer';
import { understandCaller } from './understandCaller';

export interface InputTools {
  store: Pick<Store, 'reads'>;
  lexicon: Lexicon;
  renderer: Renderer;
  settings: ConverseSettings;
  clock: Clock;
  chance: Chance;
  /** How a message leaves; null where nothing can send of itself. */
  follow?: (lane: Lane) => { gateway: string; source: string } | null;
}

/** Where the person is while a request is worked through. */
export interface SessionPlace {
  dialogue: Dialogue;
  changes: Change[];
  /** To other people. */
  notices: Notice[];
  /** Null: the screens of the session as it was. */
  reply: Reply | null;
  /** Of the reply. */
  language: Language;
  shown: Pick<Session, 'screens' | 'screen' | 'open'>;
  /** What the request meant in the end. */
  intent: Intent;
  view: string;
  /** The text of each input as it is stored. */
  texts: string[];
}

/** The inputs of a request are of one person: who sent it, and what is known of him. */
interface Request {
  inbound: Inbound;
  caller: Caller;
}

const MENU: Understood = { intent: 'menu', slots: {} };
const BACK: Understood = { intent: 'back', slots: {} };
const NEXT: Understood = { intent: 'page.next', slots: {} };

/** Where the last session left the person. */
export function placeOf(dialogue: Dialogue): SessionPlace {
  const shown = dialogue.session ?? { screens: [], screen: 0, open: false };
  const { language } = dialogue;
  const nothing = { changes: [], notices: [], reply: null, texts: [] };
  return { ...nothing, dialogue, language, shown, intent: 'menu', view: 'menu' };
}

/**
 * Runs the inputs in order and stops after the first that writes: its changes are not committed yet, so later inputs
 * would read old data. Rejects with StoreError.
 */
export async function runInputs(
  tools: InputTools,
  request: Request,
  begin: SessionPlace,
  { from, inputs }: { from: 'start' | 'here'; inputs: readonly string[] },
): Promise<SessionPlace> {
  let place = from === 'start' ? await answerInput(tools, request, begin, { text: '', act: MENU }) : begin;
  for (const input of inputs) {
    if (place.changes.length > 0) return place;
    place = await runInput(tools, request, place, input);
  }
  return place;
}

/** One input. `0` and `9` always mean back and more. */
async function runInput(
  tools: InputTools,
  request: Request,
  place: SessionPlace,
  text: string,
): Promise<SessionPlace> {
  const { screens, screen } = place.shown;
  const by = text === '9' ? 1 : text === '0' ? -1 : 0;
  const texts = [...place.texts, redact(text)];
  if (by !== 0 && screens[screen + by] !== undefined) {
    const shown = { ...place.shown, screen: screen + by };
    return { ...place, shown, intent: by > 0 ? 'page.next' : 'back', texts };
  }
  const act = by > 0 ? NEXT : by < 0 ? BACK : await understood(tools, request, place, text);
  const next = await answerInput(tools, request, place, { text, act });
  return { ...next, texts: commands[act.intent].keepsText ? texts : [...place.texts, ''] };
}

async function understood(
  tools: InputTools,
  { inbound: { medium }, caller }: Request,
  { dialogue }: SessionPlace,
  text: string,
): Promise<Understood> {
  if (text === '') return MENU;
  return understandCaller(text, { caller, dialogue, medium, now: tools.clock.now() }, tools);
}

/** The conversation answers this input alone, and its reply is cut into screens. Without a reply the screen stays as it is. */
async function answerInput(
  { store, renderer, settings, clock, chance, follow }: InputTools,
  { inbound, caller }: Request,
  place: SessionPlace,
  { text, act }: { text: string; act: Understood },
): Promise<SessionPlace> {
  const heard = {
    inbound: { ...inbound, text },
    caller: { ...caller, dialogue: place.dialogue },
    now: clock.now(),
    fresh: freshOf(chance),
  };
  const outcome = await converse(act, heard, store.reads, settings);
  const { reply, dialogue, language } = outcome;
  const changes = [...place.changes, ...outcome.changes];
  const notices = [...place.notices, ...outcome.notices];
  if (!reply) return { ...place, dialogue, changes, notices, intent: act.intent };
  const open = isOpen(outcome);
  const code = open ? undefined : textCode(follow?.('reply')?.source);
  const screens = renderer.screens(reply, language, open && isBelow(outcome), code);
  const shown = { screens, screen: 0, open };
  const { view } = reply.show;
  return { ...place, dialogue, changes, notices, reply, language, shown, intent: act.intent, view };
}

/** Whether there is a list or a question to come back to; who was not understood may try again. */
function isOpen({ reply, act, dialogue: { open } }: Outcome): boolean {
  // A question is answered within the session that asked it.
  const asks = reply?.expects?.expects === 'choice';
  if (reply?.end || (commands[act.intent].ends && !asks)) return false;
  if (act.intent === 'unknown') return true;
  return open !== null && (open.choices.length > 0 || open.context.expects !== 'none');
}

/** Whether there is anything to go back to: the first page of the menu is where all begins. */
function isBelow({ act, reply }: Outcome): boolean {
  return act.intent !== 'menu' || (reply?.list?.page ?? 1) > 1;
}

/** Where a text is sent from can be written to, unless it is a name. */
function textCode(source: string | undefined): string | undefined {
  return source !== undefined && /^\+?\d+$/.test(source) ? source : undefined;
}
