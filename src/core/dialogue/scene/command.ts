import type { Change } from '../../model/change';
import type { Context, Dialogue, Screen, Subject } from '../../model/dialogue';
import type { Act, BareIntent, Intent, SlotsOf } from '../../model/intent';
import type { FamilyLimits } from '../../model/limits';
import type { OtherNames } from '../../model/matters';
import type { Inbound, Language, Medium } from '../../model/message';
import type { Field } from '../../model/page';
import type { Caller } from '../../model/people';
import type { Likely, Manner, TextReading } from '../../model/understood';
import type { Notice } from '../../notices/notice';
import type { Says } from '../../text/sayings';
import type { Ended, View } from '../../views';
import type { GuessLimits } from './guesses';
import type { Reads } from './reads';
import type { SlotForms } from './slotForms';

/** What a try to answer has for itself, new at each; few commands ask for it, and what none asks for is never drawn. */
export interface Fresh {
  /** An identifier that nothing else has. */
  readonly id: string;
  /** Hexadecimal digits that nobody can guess. */
  readonly secret: string;
}

/** What a command knows besides its slots. */
export interface Scene {
  /** Without its text: a request of a session may hold all that was typed so far, and more than one answer. */
  inbound: Omit<Inbound, 'text'>;
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
  fresh: Fresh;
  /** What a matter is called in other languages. */
  matterNames: OtherNames;
  /** What people call a department, and the offices of it in the villages. */
  departmentNames: OtherNames;
  /** What a section of the news is called, and what it is about; of `all`: what the news are called. */
  sectionNames: OtherNames;
  /** What finds what the words say. */
  says: Says;
  /** How often names and numbers may be guessed. */
  guesses: GuessLimits;
  /** How many phones are a family. */
  families: FamilyLimits;
  /** It was understood, but not for sure: what may do harm is asked first. */
  doubtful: boolean;
  /** Of what was not understood: what it may well mean, the likeliest first. */
  likely: readonly Likely[];
  /** What the text may mean, the likeliest first: what was not surely meant, the facts may bear out. */
  readings: readonly TextReading[];
  /** How the message was said, where that decides whether it wants an answer. */
  manner: Manner | null;
  /** What the open context asks, as its command declares it. */
  question: Question | null;
}

/** A numbered way on. `label` is what an intent's page is called, a name of `templates/text/<language>/labels.json`, words from the data, or a row with its own template. */
export interface Choice {
  label: { title: Intent } | { name: string } | { text: string } | { row: View };
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
  /** Ways on that a page alone shows, to whoever is known. */
  pageChoices?: Choice[];
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
    Pick<Dialogue, 'language' | 'access' | 'helpedAt' | 'soothedAt' | 'noise' | 'open' | 'trail' | 'misses'>
  >;
  /** What this reply is about: what is left out of the next words is taken from it. Left out: what was spoken of before stays. */
  subject?: Omit<Subject, 'until'>;
  /** What takes back what this turn did; null: nothing is left to take back. Left out: as it was. */
  undo?: Act | null;
  /** What to show instead of a reply of its own: navigation leads to another command. */
  leadsTo?: Screen;
  /** Said above what that shows. */
  note?: View;
}

/** A context in this state. */
type ContextIn<S extends Context['state']> = Extract<Context, { state: S }>;

/** What a command asks and waits to hear. */
export interface Question<I extends Intent = Intent, S extends Context['state'] = Context['state']> {
  /** What a page has typed as the answer, and the slots that are posted with it; null, or absent: links answer it. */
  form?(context: ContextIn<S>, act: Act): { fields: readonly Field[]; keeps?: SlotsOf[I] } | null;
  /** It can be answered over any medium after its page was shown; absent: its page alone answers it. */
  outlivesPage?: true;
  /** The home page leads back to it. */
  isWaitedFor?: true;
  /** What is said to have ended where a person breaks it off; absent: a list. */
  ended?: Ended;
}

/** Questions by the state of the context that they set. */
export type Questions<I extends Intent> = { readonly [S in Context['state']]?: Question<I, S> };

/**
 * One thing a person can ask for, and all that holds for it. Whatever is left out of its declaration is as the safe
 * side has it.
 */
export interface Command<I extends Intent, Facts = unknown> {
  intent: I;
  /** How each slot stands in an address or a form. */
  slots: SlotForms<SlotsOf[I]>;
  /** Whether it can stand in an address; false: it means something only beside what was shown before. Left out: true. */
  linked: boolean;
  /** Whether it may change something: then a page posts it, and no address, look ahead or reload carries it out. Left out: always. */
  writes(slots: SlotsOf[I]): boolean;
  /** Whether anybody may read it, whoever they are. Left out: it needs a phone or a proof. */
  public: boolean;
  /** Whether what was said is stored with the message, redacted. Left out: nothing of it is. */
  keepsText: boolean;
  /** `each`: saying it twice is two wishes. Left out: the second within half a minute is the same wish once more. */
  repeats: 'once' | 'each';
  /** The screen one step up. Its own intent: its own list, above one of several; above that the menu. Left out: the menu. */
  above: BareIntent;
  /** Whether a session (USSD) ends with its answer. Left out: no. */
  ends: boolean;
  /** Whether it leaves open what is open. Left out: no. */
  aside: boolean;
  /** The questions it asks. */
  asks: Questions<I>;
  /** Reads what the answer needs: the only asynchronous step. */
  load(slots: SlotsOf[I], ask: Reads, scene: Scene): Promise<Facts>;
  /** A function of its arguments. */
  answer(slots: SlotsOf[I], facts: Facts, scene: Scene): Turn;
}

type Declaring = 'slots' | 'load' | 'answer';

/** A command as its file declares it. */
interface Declared<I extends Intent, Facts>
  extends Pick<Command<I, Facts>, Declaring>,
    Partial<Omit<Command<I, Facts>, Declaring | 'intent' | 'writes'>> {
  writes?: false | ((slots: SlotsOf[I]) => boolean);
}

export function command<I extends Intent, Facts = null>(
  intent: I,
  { writes = () => true, ...declared }: Declared<I, Facts>,
): Command<I, Facts> {
  return {
    intent,
    linked: true,
    writes: writes === false ? () => false : writes,
    public: false,
    keepsText: false,
    repeats: 'once',
    above: 'menu',
    ends: false,
    aside: false,
    asks: {},
    ...declared,
  };
}

/** For a command that needs to read nothing. */
export async function nothing(): Promise<null> {
  return null;
}
