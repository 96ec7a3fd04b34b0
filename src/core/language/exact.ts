/** Texts that are read exactly, and never guessed: numbers, initials, one word that is a command, yes or no to a question. */
import type { Context } from '../model/dialogue';
import type { Intent, Understood } from '../model/intent';
import { isCommand, type Reading } from './reading/reading';
import { senseOf } from './reading/tokens';
import type { Unwrapped } from './reading/unwrap';

/** Asked for a code, a reason, yes or no: every text is the answer, or what the rules know as another request. */
function isAnswered(context: Context | null): boolean {
  switch (context?.state) {
    case 'phone.code':
    case 'expedite.ask':
    case 'haste.ask':
      return true;
    case 'menu':
      return context.confirms !== undefined || context.groups !== undefined;
    default:
      return false;
  }
}

/** Said in whole forms that nobody writes by chance; and whose number it is must never be guessed. */
const WHOLE: ReadonlySet<Intent> = new Set([
  'consent.give',
  'language.choose',
  'liaison.look',
  'liaison.report',
  'liaison.unreached',
]);

/** More than one character of Chinese, or a word longer than initials. */
const WORDS = /[\u3400-\u9fff].*[\u3400-\u9fff]|[a-z]{4}/s;

/** Begun with their own word, any words may follow. */
const OPENED: ReadonlySet<Intent> = new Set(['complaint.file', 'consult.ask']);

/** Code and markup. */
const CODE = /[{}<>;=\\|]/;
/** A longer text of so few different characters is a key held down. */
const LONG = 8;
const FEWEST = 3;

/** Whether nobody has written it to be read. */
function isNoWriting(text: string): boolean {
  if (CODE.test(text) && !/[\u3400-\u9fff]/.test(text)) return true;
  return text.length >= LONG && new Set(text.replace(/\s/g, '')).size < FEWEST;
}

/** Whether the rules alone say what the text means. */
export function isExact(
  { tokens, rest, head, text }: Reading,
  { foreign }: Unwrapped,
  context: Context | null,
  ruled: Understood,
): boolean {
  if (foreign) return true;
  if (isAnswered(context) && ruled.intent !== 'unknown') return true;
  if (!WORDS.test(text) || isNoWriting(text)) return true;
  if (WHOLE.has(ruled.intent) || 'asked' in ruled.slots) return true;
  if (ruled.intent === 'unknown' || head === null) return false;
  if (head.entry.language === 'initials') return true;
  // 投诉…, 咨询…: the word in front says what the rest is.
  if (tokens[0] === head && OPENED.has(ruled.intent) && isCommand(head, ruled.intent)) return true;
  const isWhole = tokens[0] === head && tokens.length === 1 && rest === 0 && context?.expects !== 'text';
  return isWhole && senseOf(head, 'command') !== undefined;
}
