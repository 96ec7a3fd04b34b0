/** What a request for a page is made with, and what each of its steps hands to the next. */
import type { KeyedQueue } from '../../async/keyedQueue';
import type { ConverseSettings, Outcome } from '../../core/dialogue/converse';
import type { Choice } from '../../core/dialogue/scene/command';
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import type { Act } from '../../core/model/intent';
import type { Language } from '../../core/model/message';
import type { PageAsk, PageSession } from '../../core/model/page';
import type { Understood } from '../../core/model/understood';
import type { View } from '../../core/views';
import type { Store, Trace } from '../../ports';
import type { Admission } from '../answer/admission';
import type { CommitTools } from '../answer/commitAnswer';
import type { Renderer } from '../render/renderer';

export interface PageTools extends CommitTools {
  store: Store;
  lexicon: Lexicon;
  renderer: Renderer;
  settings: ConverseSettings;
  turns: KeyedQueue;
  admission: Pick<Admission, 'take'>;
  trace: Trace;
}

/** What sending a code and taking it use. */
export type SignInTools = Pick<PageTools, 'store' | 'clock' | 'chance' | 'compose' | 'ring'>;

/** Step 1, identify: who asks. */
export interface Visitor {
  ask: PageAsk;
  /** In front of the names of links: a language, or the secret of the session. */
  segment: string;
  language: Language;
  /** Whose session it is, E.164; null for a guest. */
  phone: string | null;
  session: PageSession | null;
  /** The address names a session that is not ours, or is over. */
  lost: boolean;
  /** What came of the code, or of the four characters of a case, that the request posted; null where it posted none. */
  proof: Proof | null;
}

export type Proof =
  /** `goal`: the link that was asked for before signing in. */
  | { kind: 'signedIn'; goal: string | null }
  | { kind: 'noCodeAsked' }
  | { kind: 'codeVoid'; goal: string | null }
  /** Six digits, and not those of the code: `left` tries remain. */
  | { kind: 'codeWrong'; left: number }
  /** No six digits: it cost no try. */
  | { kind: 'codeMalformed' }
  | { kind: 'caseProved'; caseNo: string }
  | { kind: 'caseRefused'; note: 'caseWrong' | 'caseTooOften' };

/** Step 2, understand: what the request is for. */
export type PageAction =
  /** Nothing is to be done but to show a page. */
  | { do: 'show'; content: PageContent }
  | { do: 'sendCode'; phone: string; goal: string | null }
  | { do: 'chooseLanguage'; language: Language }
  | { do: 'signOut' }
  | { do: 'converse'; doing: Doing };

/** What somebody says to the conversation: the act of a link or a form, or words. */
export type Doing = { act: Understood } | { words: string };

/** What a page holds. A `note` is the name of its words in `labels.json`. */
export type PageContent =
  /** `said`: above what was led to. */
  | { page: 'menu'; note?: 'lost' | 'signedOut' | 'nothingHere'; said?: View }
  | { page: 'more' }
  | { page: 'sign'; note: 'signHow' | 'signFirst' | 'noPhone' | 'tooOften' | 'codeOver'; goal: string | null }
  /** `minutes`: so long it is good. */
  | { page: 'code'; note: 'codeSent'; phone: string; minutes: number }
  | { page: 'code'; note: 'codeForm' }
  /** `left`: tries that remain. */
  | { page: 'code'; note: 'codeWrong'; left: number }
  | { page: 'case'; note: 'caseHow' | 'caseWrong' | 'caseTooOften' }
  /** What may change something was followed by an address alone: it waits for a post. */
  | { page: 'confirm'; act: Act }
  /** The form was posted before, and was done then. */
  | { page: 'again' }
  | { page: 'answer'; outcome: Outcome };

/** Step 3, carry out: what the page is to show, and to whom (signing out and choosing a language change that). */
export interface Carried {
  visitor: Visitor;
  content: PageContent;
  /** For the pages of the menu; empty for others. */
  menu: Menu;
}

export interface Menu {
  /** What there is to choose, screen by screen. */
  screens: Choice[][];
  /** The question that waits for its answer, on whatever medium it was asked. */
  waiting: Act | null;
}
