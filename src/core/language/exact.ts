/** Texts that are read exactly, and never guessed: numbers, initials, one word that is a command, yes or no to a question. */
import type { Context } from '../model/dialogue';
import type { Intent, Understood } from '../model/intent';
import type { Reading } from './reading/reading';
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

/** Whether the rules alone say what the text means. */
export function isExact(
  { tokens, rest, head, text }: Reading,
  { foreign }: Unwrapped,
  context: Context | null,
  ruled: Understood,
): boolean {
  if (foreign) return true;
  if (isAnswered(context) && ruled.intent !== 'unknown') return true;
  if (!/[\u3400-\u9fffa-z]/.test(text)) return true;
  if (WHOLE.has(ruled.intent) || 'asked' in ruled.slots) return true;
  if (ruled.intent === 'unknown' || head === null) return false;
  if (head.entry.language === 'initials') return true;
  const isWhole = tokens[0] === head && tokens.length === 1 && rest === 0 && context?.expects !== 'text';
  return isWhole && senseOf(head, 'command') !== undefined;
}
