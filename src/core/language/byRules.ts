/** What the rules make of a text: a second opinion beside the model, and the only one on numbers, initials and yes or no. */

import type { Context } from '../model/dialogue';
import type { Act, Understood } from '../model/intent';
import type { Lexicon } from './lexicon/lexicon';
import type { Speaker } from './model/examples';
import { officeRequest } from './office';
import { programmeOf } from './reading/programme';
import { type Reading, read } from './reading/reading';
import { isStrange } from './reading/strangers';
import { senseOf } from './reading/tokens';
import type { Unwrapped } from './reading/unwrap';
import { repaired } from './reread';
import { decide, isVague } from './resolveIntent';

const UNKNOWN: Act = { intent: 'unknown', slots: {} };

/** What the rules make of it. */
export function byRules(
  reading: Reading,
  { quoted, foreign }: Unwrapped,
  context: Context | null,
  speaker: Speaker,
  lexicon: Lexicon,
): Understood {
  // 逾期 is a debt collector's word from anybody else.
  const own = speaker === 'office' && !foreign ? officeRequest(reading, context) : null;
  if (own) return own;
  if (isStrange(reading, foreign, context)) return UNKNOWN;
  if (reading.hint('someone')) return { ...UNKNOWN, manner: 'person' };
  const about = quoted && read(quoted, lexicon);
  if (about) adoptCase(reading, about);
  let act = decide(reading, context);
  if (act === null || isVague(act, reading)) act = repaired(reading, context, lexicon, act === null) ?? act;
  if (about) act = withQuoted(act, reading, about);
  if (act === null && isCourtesy(reading)) return { ...UNKNOWN, manner: 'courtesy' };
  return act ?? UNKNOWN;
}

/** Words that ask about a quoted case take its number. */
function adoptCase(reading: Reading, quoted: Reading): void {
  const asks = ['status', 'expedite', 'rate', 'score', 'ackfirm', 'case'] as const;
  if (reading.caseNo === null && asks.some((sign) => reading.has(sign))) reading.caseNo = quoted.caseNo;
}

/** A question after a quoted notice of a case or a payment is about that, unless the own words state otherwise. */
function withQuoted(act: Act | null, reading: Reading, quoted: Reading): Act | null {
  if (act !== null && act.intent !== 'subsidy.query') return act;
  if (act === null && quoted.caseNo !== null && reading.hint('question') && !reading.has('stranger'))
    return { intent: 'case.status', slots: { caseNo: quoted.caseNo } };
  if (act === null && !reading.has('paid')) return null;
  const programme = programmeOf(quoted);
  if (act === null && programme === null && !quoted.has('subsidy')) return null;
  const stated = {
    ...(quoted.year === null ? {} : { year: quoted.year }),
    ...(programme === null ? {} : { programme }),
  };
  return { intent: 'subsidy.query', slots: { ...stated, ...act?.slots } };
}

/** Thanks, 好的, 收到: closes a conversation and asks for nothing. */
function isCourtesy({ tokens, rest }: Reading): boolean {
  if (rest > 0 || !tokens.some((token) => senseOf(token, 'courtesy'))) return false;
  return tokens.every((token) => token.entry.light || senseOf(token, 'courtesy'));
}
