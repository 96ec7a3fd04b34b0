/** Which language a person wants to be answered in. */
import type { SlotsOf } from '../../model/intent';
import type { Says } from '../../text/sayings';

/** Who cannot read one language wants the other; null where none is wanted. */
export function languageIn(plain: string, says: Says): SlotsOf['language.choose'] | null {
  // An English teacher is no language.
  if (says.noLanguage.test(plain)) return null;
  const [english, chinese] = [says.english.exec(plain), says.chinese.exec(plain)];
  if (english && chinese) {
    const before = english.index < chinese.index ? english : chinese;
    const denied = says.notRead.test(plain.slice(0, before.index + 6));
    return { language: (before === english) === denied ? 'zh-CN' : 'en' };
  }
  if (!english && !chinese) return {};
  return { language: (english !== null) === says.notRead.test(plain) ? 'zh-CN' : 'en' };
}
