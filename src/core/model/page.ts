/** Pages for phones that browse: what one asks for, what it shows, and the session that its links carry. */

import type { Language, Medium } from './message';

/** The markups of WAP. */
export type PageMedium = Extract<Medium, 'wml' | 'xhtml' | 'html'>;

/** One request of a browser. */
export interface PageAsk {
  medium: PageMedium;
  /** `post` may change something, `get` never does. */
  method: 'get' | 'post';
  /** The part of the address that says who asks: a language for anybody, the secret of a session; empty at the start. */
  segment: string;
  /** The part that says what is asked for: an intent, or a page of its own; empty is home. */
  name: string;
  /** Of the address and of the form; the form goes first. */
  fields: LinkFields;
  /** The person's number, E.164, where a gateway that is believed says so. */
  phone?: string;
  /** Who is counted for tries from there; null where many share one address. */
  address: string | null;
  /** What the browser prefers, if it says. */
  language?: Language;
  /** Milliseconds UTC. */
  at: number;
}

/** A page without its markup. Names of links are relative to the folder of `segment`. */
export interface PageShown {
  status: number;
  language: Language;
  /** Stands in every address of this page, in front of the names. */
  segment: string;
  /** Where one is: the first line. */
  title: string;
  lines: string[];
  links: PageLink[];
  form: PageForm | null;
  /** Ways on that every page has: 9 more, 0 back, home. */
  nav: PageLink[];
  /** For a markup that has to cut the page: what leads on in it, and back. */
  words: { more: string; back: string };
  /** Holds what is one person's: kept by nobody on the way. */
  personal: boolean;
  /** The name that shows this page again, where looking again does no harm; null where it does. */
  self: string | null;
}

export interface PageLink {
  label: string;
  /** `news.latest?section=jobs`: a name, and the fields that may stand in an address. */
  href: string;
  /** The digit that follows it; absent: none. */
  key?: string;
  /** Set where it has to be posted. */
  post?: LinkFields;
}

export interface PageForm {
  href: string;
  inputs: PageInput[];
  /** Posted with it. */
  hidden: LinkFields;
  submit: string;
}

export interface PageInput {
  name: string;
  label: string;
  /** `digits`: the phone shows its digits at once. `any`: a name or number. `text`: sentences. */
  kind: 'digits' | 'any' | 'text';
  /** Characters at most. */
  max: number;
}

/** A field of a form, without its label. */
export type Field = Pick<PageInput, 'name' | 'kind' | 'max'>;

/** What a session of pages remembers. Its secret stands in addresses and is never kept. */
export interface PageSession {
  /** SHA-256 of the secret, hexadecimal. */
  id: string;
  /** Whose it is once that is proved, E.164; null before. */
  phone: string | null;
  /** Milliseconds UTC of the last time it was written, and until when it is good. */
  at: number;
  until: number;
  state: {
    language: Language;
    /** A code was sent to this phone; `hash` is SHA-256 of the secret and the code. */
    asked?: { phone: string; hash: string; until: number };
    /** What was asked for before that. */
    goal?: string;
    /** When it was opened, milliseconds UTC; absent: when it is next written. */
    since?: number;
  };
}

/** What pages ask the store for. */
export interface PageReads {
  /** By the hash of its secret; null where there is none, or it is over. */
  session(id: string): Promise<PageSession | null>;
  /**
   * Whether these four characters are the last of the applicant's phone or identity number. Takes the same look-up
   * whether there is such a case or not.
   */
  tailFits(caseNo: string, tail: string): Promise<boolean>;
}

/** Names and values as an address or a form carries them. */
export type LinkFields = Readonly<Record<string, string>>;
