/** What only a leader or a supervisor asks: from anybody else these words mean what they always mean. */

import type { Context } from '../model/dialogue';
import type { Act, Intent, OfficeList } from '../model/intent';
import { answer } from './answers';
import type { Hint } from './lexicon/words';
import type { Reading } from './reading/reading';
import { typedSpan } from './reading/spans';
import { isPlainRequest, request } from './requests';

/** Which words ask for which list; the first that fits: 快超期 is not over its time, 绿色超期 is. */
const LISTS: readonly (readonly [OfficeList, Hint])[] = [
  ['todo', 'officeTodo'],
  ['soon', 'officeSoon'],
  ['late', 'officeLate'],
  ['green', 'officeGreen'],
  ['running', 'officeRunning'],
];

/** Yes or no to a request for haste; what follows is said to the applicant. */
const VERDICT =
  /^\s*(?:(不同意|不予同意|不准|不能提前|不可以提前|no|refuse[ds]?|disagree[ds]?)|(同意|准予?提前|可以提前|ok|yes|agree[ds]?|approve[ds]?))(?![a-z])(?:提前办结|提前办|提前)?(?:吗)?/;
const AGREE_WORDS = /^\s*(?:ok|yes)/;
/** The last four digits of a number, behind a verdict or alone. */
const TAIL = /^[\s,:]*([0-9]{4})(?![0-9])/;
const TAIL_ALONE = /^\s*(?:[看查]|编号|办件)?\s*([0-9]{4})\s*[.?!]*\s*$/;
/** Longer texts are no question for a list. */
const LONGEST = 24;
/** Asked for a text, only so short a question is not that text. */
const SHORT = 6;

/** These are meant whoever says them. */
const ANYBODYS: ReadonlySet<Intent> = new Set([
  'subscribe.stop',
  'subscribe.start',
  'complaint.file',
  'contact.changePhone',
  'appointment.book',
  'appointment.cancel',
  'language.choose',
  'matter.guide',
]);

/** Of a leader these are about the office's cases, where the words name a list of them. */
const CASES: ReadonlySet<Intent> = new Set(['case.status', 'case.expedite']);

/** Null where the words are nothing of the kind, or answer what was just asked. */
export function officeRequest(reading: Reading, context: Context | null): Act | null {
  const { text } = reading;
  if (context && answer(reading, context) !== null) return null;
  if (context?.expects === 'text') {
    if (text.trim().length > SHORT) return null;
  } else {
    const verdict = verdictIn(reading);
    if (verdict) return verdict;
  }
  const tail = text.length <= LONGEST ? TAIL_ALONE.exec(text)?.[1] : undefined;
  if (tail !== undefined && reading.caseNo === null)
    return { intent: 'case.status', slots: { caseNo: tail } };
  const which = listIn(reading);
  return which && { intent: 'office.cases', slots: { which } };
}

function verdictIn(reading: Reading): Act | null {
  const { text, caseNo } = reading;
  const verdict = VERDICT.exec(text);
  if (!verdict || AGREE_WORDS.test(text)) return null;
  const behind = text.slice(verdict[0].length);
  const tail = TAIL.exec(behind);
  const ticket = caseNo ?? tail?.[1];
  // A number in full was blanked out.
  const rest = verdict[0].length + (tail?.[0].length ?? behind.length - behind.trimStart().length);
  const words = typedSpan(reading, rest, text.length);
  return {
    intent: 'office.haste',
    slots: {
      agree: verdict[1] === undefined,
      ...(ticket !== undefined && { ticket }),
      ...(words !== '' && { text: words }),
    },
  };
}

function listIn(reading: Reading): OfficeList | null {
  if (reading.text.trim().length > LONGEST || reading.caseNo !== null || reading.phones.length > 0)
    return null;
  if (reading.has('subsidy') || reading.has('programme') || reading.has('how')) return null;
  const found = LISTS.find(([, hint]) => reading.hint(hint));
  if (!found) return null;
  const asked = request(reading);
  if (asked && ANYBODYS.has(asked.intent)) return null;
  // 帮助, 菜单: what the whole text says.
  if (asked && !CASES.has(asked.intent) && isPlainRequest(reading, asked.intent)) return null;
  return found[0];
}
