import type { Context } from '../../model/dialogue';
import type { Reading } from './reading';
import { senseOf } from './tokens';

const LINK = /https?:|www\.|\.com|\.cn\/|t\.cn/;
const OPT_OUT_TAIL = /(?:回复?|退订|拒收|回t|复)\s*(?:td|t|r|n)\s*(?:退订|拒收)?\s*[)】]?\s*$/;

/**
 * Whether a text comes from a stranger or a machine: advertisements, codes, notices of others. Such a text is never
 * guessed, even if it names a subsidy. A request that opens with 投诉 or 咨询 is a citizen's, whatever it quotes; so is
 * a question that was asked for, though one of its words is a stranger's (怎么退税, 发票怎么开).
 */
export function isStrange(reading: Reading, foreign: boolean, context: Context | null): boolean {
  if (foreign) return true;
  const { text } = reading;
  if ((text.length > 8 && LINK.test(text)) || (text.length > 6 && OPT_OUT_TAIL.test(text.slice(-24))))
    return true;
  if (opensWithKeyword(reading)) return false;
  const spam = count(reading, 'spam');
  if (spam > 1 || (spam === 1 && !(isAwaited(context) && reading.hint('question')))) return true;
  const notices = count(reading, 'notice');
  return notices > 1 || (notices === 1 && !reading.hint('question'));
}

function isAwaited(context: Context | null): boolean {
  return context?.state === 'complaint.ask' || context?.state === 'consult.ask';
}

function opensWithKeyword({ head }: Reading): boolean {
  const command = head && senseOf(head, 'command');
  return command?.value === 'complaint.file' || command?.value === 'consult.ask';
}

function count(reading: Reading, sign: 'spam' | 'notice'): number {
  let found = 0;
  for (const token of reading.tokens) if (senseOf(token, sign)) found++;
  return found;
}
