/** One message understood → what to say, what to write, and what to remember. */

import type { Change } from '../model/change';
import type { Dialogue } from '../model/dialogue';
import type { Act, Intent, SlotsOf } from '../model/intent';
import type { Inbound, Language } from '../model/message';
import type { Caller } from '../model/people';
import type { Understood } from '../model/understood';
import type { Notice } from '../notices/notice';
import { commands } from './commands';
import { borneOut } from './commands/meant/grounded';
import { keepOpen } from './open';
import { callBeside, leftOpen } from './questions';
import { fingerprintOf } from './repeat';
import type { Reply, Scene, Turn } from './scene/command';
import type { Reads } from './scene/reads';
import {
  begun,
  type ConverseSettings,
  goOn,
  type Heard,
  languageFor,
  sceneAt,
  setOut,
  type Way,
} from './way';

export { contextsOf, openContext } from './open';
export { isMachine, isRepeat } from './repeat';
export type { ConverseSettings, Heard } from './way';

export interface Outcome {
  /** Null: nothing is said at all. */
  reply: Reply | null;
  changes: Change[];
  /** Messages to others that it calls for. */
  notices: Notice[];
  /** What the reply is in. */
  language: Language;
  /** As it is to be stored, one turn on. */
  dialogue: Dialogue;
  /** What was carried out in the end: for a chosen digit, what it stood for. */
  act: Act;
}

/** Navigation leads to a command, a proof of identity to what was asked before it; no way is longer. */
const STEPS = 4;

/** Answers what was heard. Reads through `ask` only; fails only as `ask` fails. */
export async function converse(
  understood: Understood,
  heard: Heard,
  ask: Reads,
  settings: ConverseSettings,
): Promise<Outcome> {
  const { inbound, caller } = heard;
  const stored = begun(heard, settings);
  const language = languageFor(understood, stored, caller, settings, heard.now);
  const own = isNobodys(caller, inbound) ? withoutOwn(ask) : ask;
  let way = setOut(understood, { ...stored, language }, heard.now);
  const meant = await borneOut(way.act, sceneAt(way, understood, heard, settings), own);
  if (meant) way = { ...way, act: meant };
  let reply: Reply | null = null;
  for (let step = 0; step < STEPS; step++) {
    const scene = sceneAt(way, understood, heard, settings);
    const turn = await run(way.act, own, scene);
    const next = goOn(way, turn, heard.now);
    if (turn.leadsTo) {
      way = { ...next, ...turn.leadsTo };
      continue;
    }
    const note =
      next.note ??
      callBeside(understood, way.act, settings.says) ??
      leftOpen(stored, understood, way.act) ??
      (understood.several && ({ view: 'question.several', data: {} } as const));
    reply = turn.reply && (note ? { ...turn.reply, note } : turn.reply);
    return ended(next, reply, scene, stored.language, inbound);
  }
  return ended(way, null, sceneAt(way, understood, heard, settings), stored.language, inbound);
}

/** `before`: the language of what was open before. */
function ended(
  { dialogue, act, changes, notices }: Way,
  reply: Reply | null,
  scene: Scene,
  before: Language,
  inbound: Inbound,
): Outcome {
  const opens = reply !== null && (!commands[act.intent].aside || reply.expects !== undefined);
  const kept = reply && opens ? keepOpen(dialogue, act, reply, scene) : dialogue;
  const last = { fingerprint: fingerprintOf(inbound), at: inbound.at, connection: inbound.connection };
  return {
    reply,
    changes,
    notices,
    language: kept.language,
    // What is said aside leaves the language of what is open as it is.
    dialogue: {
      ...kept,
      ...(!opens && kept.open && { language: before }),
      turn: kept.turn + 1,
      last,
    },
    act: plain(act),
  };
}

/** What a machine's message (`isMachine`) comes to: a turn without a word, which leaves what is open as it is. */
export function silence(understood: Understood, dialogue: Dialogue): Outcome {
  return {
    reply: null,
    changes: [],
    notices: [],
    language: dialogue.language,
    dialogue: { ...dialogue, turn: dialogue.turn + 1 },
    act: plain(understood),
  };
}

/** No number at all is not the number of whoever has none on file. */
function isNobodys({ gone }: Caller, { from }: Inbound): boolean {
  return gone || from === '';
}

/** A number that changed hands has nothing of its own; what was asked from it is counted, and not shown. */
function withoutOwn(ask: Reads): Reads {
  return {
    ...ask,
    casesOf: async () => [],
    ticket: async () => null,
    // What it gave up it may want back: that code went to it before.
    codesSentTo: async (...sent) =>
      (await ask.codesSentTo(...sent)).filter(({ purpose }) => purpose === 'undo'),
    villageOf: async () => null,
  };
}

async function run<I extends Intent>(
  act: { intent: I; slots: SlotsOf[I] },
  ask: Reads,
  scene: Scene,
): Promise<Turn> {
  const command = commands[act.intent];
  return command.answer(act.slots, await command.load(act.slots, ask, scene), scene);
}

/** The act without what understanding says beside it. */
function plain({ intent, slots }: Act): Act {
  // Intent and slots come from one act, so they belong together; the compiler loses that in taking it apart.
  return { intent, slots } as Act;
}
