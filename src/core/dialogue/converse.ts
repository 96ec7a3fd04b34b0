/** One message understood → what to say, what to write, and what to remember. */

import type { Change } from '../model/change';
import { type Dialogue, newDialogue } from '../model/dialogue';
import type { Act, Intent, SlotsOf, Understood } from '../model/intent';
import type { OtherNames } from '../model/matters';
import type { Inbound, Language } from '../model/message';
import type { Caller } from '../model/people';
import type { Notice } from '../notices/notice';
import type { View } from '../views';
import { commands } from './commands';
import { fresh as freshOpen, keepOpen } from './open';
import { fingerprintOf } from './repeat';
import { freshAccess } from './scene/access';
import type { Reply, Scene, Turn } from './scene/command';
import { GUESS_LIMITS, type GuessLimits } from './scene/guesses';
import type { Reads } from './scene/reads';

export { contextsOf, openContext } from './open';
export { isMachine, isRepeat } from './repeat';

/** What the installation decides. */
export interface ConverseSettings {
  /** For a phone that never chose nor spoke one. */
  language: Language;
  /** Minutes east of UTC of the offices' clock. */
  utcOffset: number;
  /** What a matter is called in other languages; absent where it has one name alone. */
  matterNames?: OtherNames;
  /** How often names and numbers may be guessed; absent: as `GUESS_LIMITS`. */
  guesses?: GuessLimits;
}

/** Of one try. */
export interface Fresh {
  id: string;
  secret: string;
}

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

/** Intents that neither answer nor end what is open. */
const ASIDES: ReadonlySet<Intent> = new Set(['unknown', 'subscribe.stop', 'subscribe.start', 'help']);

/** Answers one message, or one step of a session, whose words alone are then the text of `inbound`. `now` is milliseconds UTC, `fresh` an identifier that nothing else has and a secret that nobody can guess. Reads through `ask` only; fails only as `ask` fails. */
export async function converse(
  understood: Understood,
  inbound: Inbound,
  caller: Caller,
  ask: Reads,
  now: number,
  settings: ConverseSettings,
  fresh: Fresh,
): Promise<Outcome> {
  const stored = freshOpen(
    caller.dialogue ?? newDialogue(inbound.from, caller.language ?? settings.language),
    now,
  );
  const language = languageFor(understood, stored, caller, settings);
  let dialogue: Dialogue = { ...stored, language, access: freshAccess(stored.access, now) };
  if (understood.intent !== 'unknown') dialogue = { ...dialogue, noise: { count: 0, since: 0 } };

  const changes: Change[] = [];
  const notices: Notice[] = [];
  let act: Act = understood;
  let page = understood.page ?? 1;
  let reply: Reply | null = null;
  let note: View | undefined;
  let answeredIn = language;
  for (let step = 0; step < STEPS; step++) {
    const { utcOffset, matterNames = () => [], guesses = GUESS_LIMITS } = settings;
    const scene: Scene = {
      inbound,
      said: inbound.text,
      caller,
      dialogue,
      language: dialogue.language,
      medium: inbound.medium,
      now,
      utcOffset,
      page,
      freshId: fresh.id,
      secret: fresh.secret,
      matterNames,
      guesses,
      manner: understood.manner ?? null,
    };
    const turn = await run(act, isNobodys(caller, inbound) ? withoutOwn(ask) : ask, scene);
    changes.push(...turn.changes);
    notices.push(...(turn.notices ?? []));
    dialogue = { ...dialogue, ...turn.dialogue };
    note ??= turn.note;
    if (!turn.leadsTo) {
      reply = turn.reply && (note ? { ...turn.reply, note } : turn.reply);
      const opens = reply !== null && (!ASIDES.has(act.intent) || reply.expects !== undefined);
      if (reply && opens) dialogue = keepOpen(dialogue, act, reply, scene);
      answeredIn = dialogue.language;
      // What is said aside leaves the language of what is open as it is.
      if (!opens && dialogue.open) dialogue = { ...dialogue, language: stored.language };
      break;
    }
    act = turn.leadsTo.act;
    page = turn.leadsTo.page;
  }
  const last = { fingerprint: fingerprintOf(inbound), at: inbound.at, connection: inbound.connection };
  return {
    reply,
    changes,
    notices,
    language: answeredIn,
    dialogue: { ...dialogue, turn: dialogue.turn + 1, last },
    act: plain(act),
  };
}

/**
 * A page is in its own language. Elsewhere the chosen one counts; who has chosen none is answered in the language of
 * the words, a digit in that of the list it answers, and initials (BT), which are in no language, in the default.
 */
function languageFor(
  { shownIn, spoken, initials }: Understood,
  { open, language }: Dialogue,
  caller: Caller,
  settings: ConverseSettings,
): Language {
  const answers = open !== null && initials !== true;
  return shownIn ?? caller.language ?? spoken ?? (answers ? language : settings.language);
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
