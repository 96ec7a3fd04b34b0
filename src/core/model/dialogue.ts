import type { Act, Danger, Intent, Whose } from './intent';
import type { Language } from './message';

/**
 * What is remembered of one person between two messages: a row of the store, so that it survives a restart
 * and follows the person from one medium to another. Holds no name, no identity number and nothing the person wrote.
 */
export interface Dialogue {
  /** E.164. */
  phone: string;
  /** Counts the messages answered. No two messages can take the same turn: the store refuses the second. */
  turn: number;
  /** Of what is open: a digit is answered in it. */
  language: Language;
  /** What the last reply left open; a bare digit means something only until `until`. */
  open: Open | null;
  /** Lists and menus shown before the open one, newest last: where `back` leads. At most five. */
  trail: Screen[];
  /** The last message answered, to know a repeat of it. */
  last: { fingerprint: string; at: number; connection: string } | null;
  /** When this person last got the help text, milliseconds UTC. */
  helpedAt: number | null;
  /** When who cursed was last shown a way to a person, milliseconds UTC. */
  soothedAt?: number;
  /** Messages that were not understood in a row, and since when: the breaker against machines. */
  noise: { count: number; since: number };
  /** Replies to texts since a moment: no number gets them without end. */
  replies?: { count: number; since: number };
  access: Access;
  /** What was spoken of last: for half an hour the next words may leave it out. */
  subject?: Subject | null;
  /** What takes back what was done last. */
  undo?: Undo | null;
  /** Wrong codes of a move of numbers, and since when. */
  misses?: { count: number; since: number };
  /** The last session of this phone (USSD), to go on where it broke off. */
  session?: Session;
}

/** What shows a screen again. */
export interface Screen {
  act: Act;
  /** From 1. */
  page: number;
}

export interface Open extends Screen {
  /** What the next words may mean. */
  context: Context;
  /** What the digits 1, 2, 3… stand for. */
  choices: Act[];
  /** Ids of the rows that the digits stand for, where the list has such: a list that changes meanwhile misleads nobody. */
  rows: string[];
  /** How many pages the list has. */
  pages: number;
  /** The act shown since from this list, if any: `back` then leads to the list itself. */
  leaf: Act | null;
  /** Milliseconds UTC. */
  until: number;
}

/** One thing spoken of: ids and names of the county's data, nothing that the person wrote. */
export interface Subject extends Whose {
  kind: SubjectKind;
  /** Of a payment. */
  programme?: string;
  /** Of a payment, in full (2026). */
  year?: number;
  /** The sum of a year was told, and no single payment. */
  total?: true;
  caseNo?: string;
  /** Of a case, a guide or a visit. */
  matter?: string;
  /** Number of a ticket. */
  ticket?: string;
  /** Id of a visit. */
  visit?: string;
  /** Id of an item of the news. */
  news?: string;
  /** Of a danger: what puts them in it; absent where the words did not tell. */
  danger?: Danger;
  /** An office or the hall was asked after, beside what is spoken of. */
  office?: true;
  /** The office that was asked after, alone or beside what is spoken of; absent of an office: the hall. */
  department?: string;
  /** Milliseconds UTC. */
  until: number;
}

/** What takes back what was done, for half an hour. */
export interface Undo {
  act: Act;
  /** The turn that did it: who says 取消 right after it means that. */
  turn: number;
  /** Milliseconds UTC. */
  until: number;
}

/** What a phone that is not the registered one may see, and what it still has to prove. */
export interface Access {
  /** Granted by name and identity number; lasts until `until`. */
  granted: {
    households: string[];
    cases: string[];
    until: number;
  } | null;
  /** A household that its villager lets this liaison look at once, until then. */
  looking?: { household: string; until: number };
  /** Asked for before the proof was; carried out once it is given. */
  pending: Act | null;
  /** The half of a proof that was given, as a keyed hash; it waits until then for the other. */
  half?: { name?: string; tail?: string; until: number } | null;
  wrong: number;
  /** When the last wrong try was: a day later the count starts anew. */
  wrongAt: number | null;
  lockedUntil: number | null;
}

/** What is remembered of a phone's last session. */
export interface Session {
  id: string;
  /** The last request that was answered, as a fingerprint, and when it came: milliseconds UTC. */
  step: string;
  at: number;
  /** Characters of a cumulative text that are answered. */
  taken: number;
  /** What is being shown, cut into screens, and which of them (from 0). Masked as all that is sent. */
  screens: string[];
  screen: number;
  /** Something is left to choose or to answer once the last of them was read. */
  open: boolean;
  /** Turn of the dialogue that it was shown in: anything said since, over whatever medium, has led elsewhere. */
  turn: number;
}

/** Where the conversation stands, as far as it changes what the next words mean. */
export type Context =
  /**
   * `confirms`: the first choice is yes, the second no; `drop`: yes gives something up, so that 取消 is yes; `doubt`: yes has what is thought wrong looked at, so that 没错 is no.
   * `groups`: of households of one name, the group of each. `askedBack`: the id of the message of which it is asked what it means.
   */
  | {
      state: 'menu' | 'case.list';
      expects: 'choice';
      options: number;
      confirms?: true | 'drop' | 'doubt';
      groups?: readonly number[];
      askedBack?: string;
    }
  | { state: 'subsidy.list'; expects: 'index'; page: number; pages: number; items: number }
  /** No command sets it: a list of payments is short enough. The language corpora hold answers in it. */
  | { state: 'subsidy.ask'; expects: 'year' | 'programme' }
  | { state: 'rate.ask'; expects: 'score'; caseNo: string }
  | { state: 'case.ask'; expects: 'caseNo'; for: Intent }
  | { state: 'news.list'; expects: 'page'; page: number; pages: number }
  /** With `options` a digit picks one of those shown. */
  | { state: 'appointment.ask'; expects: 'matter' | 'date' | 'period'; options?: number }
  | { state: 'phone.ask' | 'family.ask'; expects: 'newPhone' }
  /** A code was sent that decides a move of numbers, or whether a phone is one of the family. */
  | { state: 'phone.code' | 'family.code'; expects: 'code' }
  | { state: 'complaint.ask' | 'consult.ask'; expects: 'text' }
  | { state: 'expedite.ask'; expects: 'text'; caseNo: string }
  | { state: 'guide.ask'; expects: 'matter'; options?: number }
  | { state: 'alert.pending'; expects: 'ack'; caseNo: string }
  /** An office says no to haste: why. */
  | { state: 'haste.ask'; expects: 'text'; ticket: string }
  | { state: 'case.detail'; expects: 'none'; caseNo: string }
  /** A visit was just booked or shown: 改到后天 moves it. */
  | { state: 'appointment.done'; expects: 'none' }
  | { state: 'identity.ask'; expects: 'identity' };

/** What was spoken of last: what is left out of the next words is taken from there. */
export const SUBJECT_KINDS = [
  'payment',
  'case',
  'matter',
  'ticket',
  'visit',
  'passbook',
  'news',
  'office',
  'fraud',
  'danger',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
