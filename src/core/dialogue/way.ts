/** The way of a message through the commands: where it sets out, what each command adds, what the next one is told. */

import { newDialogue } from '../dialogue/newDialogue';
import type { Change } from '../model/change';
import type { Dialogue } from '../model/dialogue';
import type { Act } from '../model/intent';
import type { FamilyLimits } from '../model/limits';
import type { OtherNames } from '../model/matters';
import type { Inbound, Language } from '../model/message';
import type { Caller } from '../model/people';
import type { Understood } from '../model/understood';
import type { Notice } from '../notices/notice';
import type { Says } from '../text/sayings';
import type { View } from '../views';
import { withoutWords } from './links';
import { fresh } from './open';
import { questionIn } from './questions';
import { freshAccess, OPEN_FOR } from './scene/access';
import type { Fresh, Scene, Turn } from './scene/command';
import { GUESS_LIMITS, type GuessLimits } from './scene/guesses';
import { subjectOf } from './scene/subjectOf';
import { aboutSubject } from './subject';

/** What the installation decides. */
export interface ConverseSettings {
  /** For a phone that never chose nor spoke one. */
  language: Language;
  /** Minutes east of UTC of the offices' clock. */
  utcOffset: number;
  /** What a matter is called in other languages; absent where it has one name alone. */
  matterNames?: OtherNames;
  /** What people call a department, and the offices of it. */
  departmentNames?: OtherNames;
  /** Names and topics of a section of the news. */
  sectionNames?: OtherNames;
  /** What finds what the words say. */
  says: Says;
  /** How often names and numbers may be guessed; absent: as `GUESS_LIMITS`. */
  guesses?: GuessLimits;
  /** How many phones are a family. */
  families: FamilyLimits;
}

/** A message and all that comes with it. */
export interface Heard {
  /** One message, or one step of a session, whose words alone are then its text. */
  inbound: Inbound;
  caller: Caller;
  /** Milliseconds UTC. */
  now: number;
  fresh: Fresh;
}

/** Where the way of a message through the commands has come to. */
export interface Way {
  dialogue: Dialogue;
  act: Act;
  page: number;
  changes: Change[];
  notices: Notice[];
  note: View | undefined;
}

/** The dialogue as far as it still holds, or a new one. */
export function begun({ inbound, caller, now }: Heard, settings: ConverseSettings): Dialogue {
  const kept = caller.dialogue ?? newDialogue(inbound.from, caller.language ?? settings.language);
  return fresh(kept, now);
}

/** Where a message begins: what it asks for, with what is left out of it put in, and the dialogue as it is by now. */
export function setOut(understood: Understood, stored: Dialogue, now: number): Way {
  const fresh = freshAccess(stored.access, now);
  const noise = understood.intent === 'unknown' ? stored.noise : { count: 0, since: 0 };
  // A link leaves nothing out.
  const asked =
    understood.page === undefined
      ? aboutSubject(understood, subjectOf({ dialogue: stored, now }))
      : understood;
  const { proof } = understood;
  // Whoever says in one breath who it is for has that looked at first.
  const access = proof ? { ...fresh, pending: asked } : fresh;
  return {
    dialogue: { ...stored, noise, access },
    act: proof ? { intent: 'identity.give', slots: proof } : asked,
    page: understood.page ?? 1,
    changes: [],
    notices: [],
    note: undefined,
  };
}

/** After one command: what it changes is added up, the note that was said first stands, and what it is about is remembered. */
export function goOn(
  way: Way,
  { changes, notices = [], dialogue, note, subject, undo }: Turn,
  now: number,
): Way {
  const about = subject && { subject: { ...subject, until: now + OPEN_FOR } };
  const undone = undo && { act: withoutWords(undo), turn: way.dialogue.turn, until: now + OPEN_FOR };
  const after = { ...way.dialogue, ...dialogue, ...about, ...(undo !== undefined && { undo: undone }) };
  const { access } = after;
  const { pending } = access;
  return {
    ...way,
    changes: [...way.changes, ...changes],
    notices: [...way.notices, ...notices],
    dialogue: pending ? { ...after, access: { ...access, pending: withoutWords(pending) } } : after,
    note: way.note ?? note,
  };
}

/** What a command is told at this point of the way. */
export function sceneAt(
  { dialogue, page }: Way,
  { manner, unsure, readings = [], askBack = [] }: Understood,
  { inbound, caller, now, fresh }: Heard,
  {
    utcOffset,
    says,
    matterNames = () => [],
    departmentNames = () => [],
    sectionNames = () => [],
    guesses = GUESS_LIMITS,
    families,
  }: ConverseSettings,
): Scene {
  const { language, open } = dialogue;
  return {
    inbound,
    caller,
    dialogue,
    language,
    medium: inbound.medium,
    now,
    utcOffset,
    page,
    fresh,
    matterNames,
    departmentNames,
    sectionNames,
    says,
    guesses,
    families,
    doubtful: unsure === true || askBack.length > 0,
    likely: askBack,
    readings,
    manner: manner ?? null,
    question: questionIn(open?.context),
  };
}

/**
 * A page is in its own language. Elsewhere the chosen one counts; who has chosen none is answered in the language of
 * the words, a digit or a yes in that of what was said before it, and initials (BT), which are in no language, in the default.
 */
export function languageFor(
  { shownIn, spoken, initials }: Understood,
  { open, language, last }: Dialogue,
  caller: Caller,
  settings: ConverseSettings,
  now: number,
): Language {
  const goesOn = open !== null || (last !== null && now - last.at <= OPEN_FOR);
  const answers = goesOn && initials !== true;
  return shownIn ?? caller.language ?? spoken ?? (answers ? language : settings.language);
}
