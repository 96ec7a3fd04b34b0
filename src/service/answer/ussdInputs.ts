/** The way of one request through the screens: what each input leads to, until the last of them is shown. */

import { type ConverseSettings, converse, type Outcome } from '../../core/dialogue/converse';
import type { Reply } from '../../core/dialogue/scene/command';
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import type { Change } from '../../core/model/change';
import type { Dialogue, Session } from '../../core/model/dialogue';
import type { Intent, Understood } from '../../core/model/intent';
import type { Inbound, Lane, Language } from '../../core/model/message';
import type { Caller } from '../../core/model/people';
import type { Notice } from '../../core/notices/notice';
import { redact } from '../../core/text/redact';
import type { Chance, Clock, Store } from '../../ports';
import type { Renderer } from '../render/renderer';
import { freshOf } from './commitAnswer';
import { meaningOf } from './understandCaller';

export interface WalkTools {
  store: Store;
  lexicon: Lexicon;
  renderer: Renderer;
  settings: ConverseSettings;
  clock: Clock;
  chance: Chance;
  /** How a message leaves; null where nothing can send of itself. */
  follow?: (lane: Lane) => { gateway: string; source: string } | null;
  /** Said there, a text is not kept. */
  keptElsewhere: ReadonlySet<Intent>;
}

/** Where the person is while a request is worked through. */
export interface Place {
  dialogue: Dialogue;
  changes: Change[];
  /** What is to be said to other people. */
  notices: Notice[];
  /** Null: the screens of the session as it was. */
  reply: Reply | null;
  /** What the reply is in. */
  language: Language;
  shown: Pick<Session, 'screens' | 'screen' | 'open'>;
  /** What the request meant in the end, and what is kept of each input. */
  intent: Intent;
  view: string;
  kept: string[];
}

/** After these nobody expects to be asked anything more. */
const FAREWELLS: ReadonlySet<Intent> = new Set(['cancel', 'subscribe.stop', 'subscribe.start']);
const MENU: Understood = { intent: 'menu', slots: {} };
const BACK: Understood = { intent: 'back', slots: {} };
const NEXT: Understood = { intent: 'page.next', slots: {} };

/** Where the last session left the person. */
export function placeOf(dialogue: Dialogue): Place {
  const shown = dialogue.session ?? { screens: [], screen: 0, open: false };
  const { language } = dialogue;
  const nothing = { changes: [], notices: [], reply: null, kept: [] };
  return { ...nothing, dialogue, language, shown, intent: 'menu', view: 'menu' };
}

/**
 * Through all inputs, or until one of them changes something: what a step writes the next one could not read yet, and
 * nobody has seen it. Fails as the store does.
 */
export async function walk(
  tools: WalkTools,
  inbound: Inbound,
  caller: Caller,
  begin: Place,
  { from, inputs }: { from: 'start' | 'here'; inputs: readonly string[] },
): Promise<Place> {
  let place = from === 'start' ? await take(tools, { ...inbound, text: '' }, caller, begin, MENU) : begin;
  for (const input of inputs) {
    if (place.changes.length > 0) return place;
    place = await type(tools, inbound, caller, place, input);
  }
  return place;
}

/** One input where the person is. `0` and `9` always mean back and more. */
async function type(
  tools: WalkTools,
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
  const act = by > 0 ? NEXT : by < 0 ? BACK : await understood(tools, inbound, caller, place, input);
  const next = await take(tools, { ...inbound, text: input }, caller, place, act);
  return { ...next, kept: tools.keptElsewhere.has(act.intent) ? [...place.kept, ''] : kept };
}

async function understood(
  tools: WalkTools,
  { medium }: Inbound,
  caller: Caller,
  { dialogue }: Place,
  input: string,
): Promise<Understood> {
  if (input === '') return MENU;
  return meaningOf(input, { caller, dialogue, medium, now: tools.clock.now() }, tools);
}

/** Lets the conversation answer what `step` says alone, and cuts what it says into screens. What says nothing leaves the screen as it is. */
async function take(
  { store, renderer, settings, clock, chance, follow }: WalkTools,
  step: Inbound,
  caller: Caller,
  place: Place,
  act: Understood,
): Promise<Place> {
  const known = { ...caller, dialogue: place.dialogue };
  const outcome = await converse(act, step, known, store.reads, clock.now(), settings, freshOf(chance));
  const { reply, dialogue, language } = outcome;
  const changes = [...place.changes, ...outcome.changes];
  const notices = [...place.notices, ...outcome.notices];
  if (!reply) return { ...place, dialogue, changes, notices, intent: act.intent };
  const open = isOpen(outcome);
  const code = open ? undefined : textCode(follow?.('reply')?.source);
  const screens = renderer.screens(reply, language, open && isBelow(outcome), code);
  const shown = { screens, screen: 0, open };
  return {
    ...place,
    dialogue,
    changes,
    notices,
    reply,
    language,
    shown,
    intent: act.intent,
    view: reply.show.view,
  };
}

/** Whether there is a list or a question to come back to; who was not understood may try again. */
function isOpen({ reply, act, dialogue: { open } }: Outcome): boolean {
  if (reply?.end || FAREWELLS.has(act.intent)) return false;
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
