/** In which language a text is. */

import type { Understood } from '../model/understood';
import type { Reading } from './reading/reading';

const HAN = /[\u3400-\u9fff]/;
/** Longer than initials. */
const LATIN_WORD = /[a-z]{4}/i;

const SIGN = /[\u3400-\u9fff]/g;
const WORD = /[a-z]{2,}/gi;
/** So many words make a sentence. */
const SENTENCE = 4;

/** What did 吴霞 get: a name in Chinese, in a sentence that is none. */
function isEnglishAround(text: string): boolean {
  const words = text.match(WORD)?.length ?? 0;
  return words >= SENTENCE && words > 2 * (text.match(SIGN)?.length ?? 0);
}

/** Where it says enough in one: one word among keys pressed at random does not, two small ones that are no pinyin do. */
export function spokenIn(
  { normal, tokens, rest, says }: Reading,
  { intent, manner }: Understood,
): Pick<Understood, 'spoken' | 'initials'> {
  if (HAN.test(normal.typed)) return { spoken: isEnglishAround(normal.typed) ? 'en' : 'zh-CN' };
  // BT is in no language, and who sends it does not change his by the letters beside it.
  if (tokens.some(({ entry }) => entry.language === 'initials')) return { initials: true };
  const english = tokens.filter(({ entry }) => entry.language === 'en' && entry.word.length > 1);
  const letters = english.reduce((sum, { start, end }) => sum + end - start, 0);
  // Ok and thanks are everybody's.
  if (manner === 'courtesy' || intent === 'alert.ack') return {};
  const isUnderstood = (intent !== 'unknown' || manner !== undefined) && LATIN_WORD.test(normal.typed);
  return letters > rest || isUnderstood || says.writtenInEnglish.test(normal.typed) ? { spoken: 'en' } : {};
}
