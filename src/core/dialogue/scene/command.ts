import type { Change } from '../../model/change';
import type { Dialogue, Screen } from '../../model/dialogue';
import type { Act, Context, Intent, Manner, SlotsOf } from '../../model/intent';
import type { OtherNames } from '../../model/matters';
import type { Inbound, Language, Medium } from '../../model/message';
import type { Caller } from '../../model/people';
import type { Notice } from '../../notices/notice';
import type { View } from '../../views';
import type { GuessLimits } from './guesses';
import type { Reads } from './reads';

/** What a command knows besides its slots. */
export interface Scene {
  /** Without its text: a request of a session may hold all that was typed so far, and more than one answer. */
  inbound: Omit<Inbound, 'text'>;
  /** What was said in this step, as it was typed; empty where a link stands for the act. */
  said: string;
  caller: Caller;
  dialogue: Dialogue;
  language: Language;
  medium: Medium;
  /** Milliseconds UTC. */
  now: number;
  /** Minutes east of UTC of the offices' clock. */
  utcOffset: number;
  /** Which page of a list to show, from 1. */
  page: number;
  /** An identifier that nothing else has: a new one at each try. */
  freshId: string;
  /** Hexadecimal digits that nobody can guess, new at each try. */
  secret: string;
  /** What a matter is called in other languages. */
  matterNames: OtherNames;
  /** How often names and numbers may be guessed. */
  guesses: GuessLimits;
  /** How the message was said, where that decides whether it wants an answer. */
  manner: Manner | null;
}

/** A numbered way on. `label` is a name of `templates/text/<language>/labels.json`, words from the data, or a row with its own template. */
export interface Choice {
  label: { name: string } | { text: string } | { row: View };
  act: Act;
}

/** What to say: a view with its data, never a string. */
export interface Reply {
  show: View;
  /** Said above it: why it is shown once more. */
  note?: View;
  choices?: Choice[];
  /** What the next message is expected to be. */
  expects?: Context;
  /** Which page of how many this is, and the ids of the rows on it. */
  list?: { page: number; pages: number; rows: string[] };
  end?: true;
}

/** A reply and what it causes. `reply: null` says nothing at all (a machine, a thank-you). */
export interface Turn {
  reply: Reply | null;
  changes: Change[];
  /** Messages to others that it calls for. */
  notices?: Notice[];
  /** Parts of the dialogue that this turn changes, beyond what `converse` keeps itself. */
  dialogue?: Partial<
    Pick<Dialogue, 'language' | 'access' | 'helpedAt' | 'noise' | 'open' | 'trail' | 'misses'>
  >;
  /** What to show instead of a reply of its own: navigation leads to another command. */
  leadsTo?: Screen;
  /** Said above what that shows. */
  note?: View;
}

/**
 * One thing a person can ask for. `load` is the only asynchronous step and only reads; `answer` is a function of
 * its arguments.
 */
export interface Command<I extends Intent, Facts = unknown> {
  intent: I;
  load(slots: SlotsOf[I], ask: Reads, scene: Scene): Promise<Facts>;
  answer(slots: SlotsOf[I], facts: Facts, scene: Scene): Turn;
}

/** A turn that says this and changes nothing. */
export function say(show: View): Turn {
  return { reply: { show }, changes: [] };
}
