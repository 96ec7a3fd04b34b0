/** A page of the desk, as its owner registers it: what it answers to, the right that it needs, and what it does. */
import type { Subject } from '../../../core/desk/may';
import type { DeskAction } from '../../../core/desk/rights';
import type { Stamps } from '../../../core/model/desk/stamps';
import type { Language } from '../../../core/model/message';
import type { FormFile } from '../../http/fileBody';
import type { Words } from '../../pages/pages';
import type { Form } from './form';
import type { AtDesk, From } from './ports';

/** A request, as a page sees it. */
export interface Call {
  /** What stands in the path under a name (`:upload`). */
  params: Readonly<Record<string, string>>;
  /** What stands behind the `?`, or sealed there (`asked.ts`); empty where it is not there, or there twice. */
  query(name: string): string;
  /** What was posted; empty with GET. */
  form: Form;
  /** By the name of its field; only where the route says `body: 'files'`. */
  files: ReadonlyMap<string, FormFile>;
  from: From;
  /** SHA-256 of the certificate that a gateway in front has proved, hexadecimal; null: none. */
  certificate: string | null;
  language: Language;
  /** Of the section, in that language. */
  words: Words;
  /** Of another section. */
  wordsOf(section: string): Words;
  /** Milliseconds UTC. */
  now: number;
  /** On the offices' wall: `3月6日周五`. */
  day(at: number): string;
  /** `3月6日 14:05`. */
  time(at: number): string;
}

/** A request of somebody who is signed in. */
export interface DeskCall extends Call, AtDesk {
  /** As the route's `stamps` were before anything of it was read: goes along with what is written. */
  seen: Partial<Stamps>;
}

export interface Crumb {
  /** Below /console. */
  href: string;
  label: string;
}

/** `templates/console/SECTION/PAGE.hbs` with this data (`frame/PAGE`: one of the frame's). `trail`: the pages above, the nearest last. */
export interface PageAnswer {
  page: string;
  title: string;
  data: object;
  trail?: Crumb[];
  /** The section in whose place of the menu it stands; absent: its own. */
  place?: string;
  status?: 200 | 202 | 401 | 409 | 422;
}

export type Answer =
  | PageAnswer
  /** 303, to an address of the desk (`/uploads/7`). `done` is a name in the section's words `done`, shown there. */
  | { to: string; done?: string }
  | { file: { name: string; type: string; body: Buffer | AsyncIterable<Uint8Array> } };

/** An answer that signs the browser in with a token, or out; or sets the language. */
export type EntryAnswer = Answer & { session?: { token: string } | 'end'; speak?: Language };

/** What a route is about, and where that belongs. */
export interface Found<T> {
  subject: Subject;
  it: T;
}

interface At {
  method: 'get' | 'post';
  /** Below /console, in Express's notation; names of parameters say what they are (`:upload`, `:household`). */
  path: string;
  /** What a POST brings: a form (absent), or one with a file of 32 MiB at most. */
  body?: 'files';
}

/** For those signed in. `self`: everybody, for what is his own. */
export interface DeskRoute extends At {
  needs: DeskAction | 'self';
  /** It has the form by which a list is searched: a search of an ended session starts here again. */
  asks?: true;
  /** What is read, decided and written is one step: where somebody else wrote meanwhile, all of it is done again. */
  stamps?(): Promise<Stamps>;
  /** `anywhere`: it is about nothing in particular; null: there is no such thing. */
  find(call: DeskCall): Promise<Found<unknown> | 'anywhere' | null>;
  handle(call: DeskCall, it: unknown): Promise<EntryAnswer>;
}

/** For everybody, before signing in. */
export interface OpenRoute extends At {
  needs: 'nothing';
  /** `at`: who is signed in already, with the token of his session. */
  handle(call: Call, at: (AtDesk & { token: string }) | null): Promise<EntryAnswer>;
}

export type Route = DeskRoute | OpenRoute;

interface Spec<T> extends At {
  needs: DeskAction | 'self';
  find(call: DeskCall): Promise<Found<T> | null>;
  handle(call: DeskCall, it: T): Promise<EntryAnswer>;
}

/** A page about one thing: `find` reads it and says where it belongs (null: there is none, answered as one of another area), `handle` gets it. */
export function route<T>({ handle, ...spec }: Spec<T>): DeskRoute {
  // What `find` found is what `handle` takes: the two stand in one Spec.
  return { ...spec, handle: (call, it) => handle(call, it as T) };
}

/** A page about nothing in particular, as a list: one grant of any place is enough, and `boundsOf` narrows what is shown. */
export function pageRoute(
  spec: Omit<DeskRoute, 'find' | 'handle'> & { handle(call: DeskCall): Promise<EntryAnswer> },
): DeskRoute {
  return { ...spec, find: async () => 'anywhere' };
}

/** Routes whose forms go by what they were drawn from: each reads, decides and writes in one step. */
export function inOneStep(stamps: () => Promise<Stamps>, routes: readonly DeskRoute[]): DeskRoute[] {
  return routes.map((one) => (one.method === 'post' ? { ...one, stamps } : one));
}

/** Something that waits for somebody: a line of 今天. */
export interface Waiting {
  /** Since when, milliseconds UTC: the oldest stands first; 0: before all others. */
  since: number;
  /** One sentence, the number or name first. */
  says: string;
  /** Below /console (`/uploads/7`). */
  href: string;
  /** `hand`: somebody must act now; `wait`: it can wait its turn. */
  tone: 'hand' | 'wait';
}

/** Pages of one subject, in `templates/console/NAME` and `src/web/console/NAME`. */
export interface Section {
  name: string;
  /** What of it stands in the menu, by its word `menu`, for whoever has one of these rights; absent: nothing. */
  menu?: { path: string; needs: DeskAction | readonly DeskAction[] | 'self' };
  routes: readonly Route[];
  /** What of it waits for this account, for 今天; at most a hundred, the oldest first. */
  waiting?(call: DeskCall): Promise<Waiting[]>;
}
