/** Which language a person wants to be answered in. */
import type { SlotsOf } from '../../model/intent';

const ENGLISH = /英|eng|\ben\b/;
const CHINESE = /中文|汉|普通话|chinese|mandarin|zhongwen|\bzh\b|\bcn\b/;
const NOT_READ = /不|没|唔|冇|don[’']?t|do not|can[’']?t|cannot|no |poor|bad|weak/;

/** What is named for a language and wants none. */
const THINGS = /学校|老师|补习|[班课名系]|teacher|class|course|school|new year/;

/** Who cannot read one language wants the other; null where none is wanted. */
export function languageIn(plain: string): SlotsOf['language.choose'] | null {
  if (THINGS.test(plain)) return null;
  const [english, chinese] = [ENGLISH.exec(plain), CHINESE.exec(plain)];
  if (english && chinese) {
    const before = english.index < chinese.index ? english : chinese;
    const denied = NOT_READ.test(plain.slice(0, before.index + 6));
    return { language: (before === english) === denied ? 'zh-CN' : 'en' };
  }
  if (!english && !chinese) return {};
  return { language: (english !== null) === NOT_READ.test(plain) ? 'zh-CN' : 'en' };
}
