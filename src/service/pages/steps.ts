/** What pages are made with, and who looks at one. */

import type { KeyedQueue } from '../../async/keyedQueue';
import type { ConverseSettings } from '../../core/dialogue/converse';
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import type { Language } from '../../core/model/message';
import type { PageAsk, PageSession } from '../../core/model/page';
import type { Admission } from '../answer/admission';
import type { CommitTools } from '../answer/commitAnswer';
import type { Renderer } from '../render/renderer';

export interface PageTools extends CommitTools {
  lexicon: Lexicon;
  renderer: Renderer;
  settings: ConverseSettings;
  turns: KeyedQueue;
  admission: Pick<Admission, 'take'>;
}

/** Who looks at a page. */
export interface Visitor {
  ask: PageAsk;
  /** In front of the names of links: a language, or the secret of the session. */
  segment: string;
  language: Language;
  /** Whose session it is; null for anybody. */
  phone: string | null;
  session: PageSession | null;
}

/** Languages as they stand in addresses. */
export const SEGMENTS: Record<Language, string> = { 'zh-CN': 'zh', en: 'en' };
