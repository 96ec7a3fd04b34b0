import type { Act, Context, Understood } from '../model/intent';
import { LONGEST_TEXT } from '../text/clip';
import type { Lexicon } from './lexicon/lexicon';
import { officeRequest } from './office';
import { joinLetters } from './reading/letters';
import { normalise } from './reading/normalise';
import { programmeOf } from './reading/programme';
import { type Reading, read } from './reading/reading';
import { isStrange } from './reading/strangers';
import { senseOf } from './reading/tokens';
import { unwrap } from './reading/unwrap';
import { repaired, withPinyin } from './reread';
import { decide, isVague } from './resolveIntent';

const UNKNOWN: Act = { intent: 'unknown', slots: {} };
const HAN = /[\u3400-\u9fff]/;
/** Longer than initials. */
const LATIN_WORD = /[a-z]{4}/i;

/** Whose words they are: some mean a request only where a leader or a supervisor says them (在办, 超期). */
export type Speaker = 'resident' | 'office';

/**
 * What a text means where the conversation stands. Never throws and takes time linear in the length of the text;
 * what cannot be told is `unknown`, never guessed.
 */
export function understand(
  text: string,
  context: Context | null,
  lexicon: Lexicon,
  speaker: Speaker = 'resident',
): Understood {
  const normal = normalise(text, lexicon.confusables);
  if (lexicon.hints.automatic?.test(normal.plain)) return { ...UNKNOWN, manner: 'automatic' };
  // Half of a complaint is not what somebody wanted to say.
  if (text.length > LONGEST_TEXT) return { ...UNKNOWN, manner: 'long' };
  const { body, quoted, foreign } = unwrap(joinLetters(normal, lexicon), lexicon.hints);
  const reading = withPinyin(read(body, lexicon), lexicon);
  // 逾期 is a debt collector's word from anybody else.
  const own = speaker === 'office' && !foreign ? officeRequest(reading, context) : null;
  if (own) return { ...own, spoken: HAN.test(body.typed) || !LATIN_WORD.test(body.typed) ? 'zh-CN' : 'en' };
  if (isStrange(reading, foreign, context)) return { ...UNKNOWN, ...spokenIn(reading) };
  if (reading.hint('someone'))
    return { ...UNKNOWN, manner: 'person', spoken: HAN.test(body.typed) ? 'zh-CN' : 'en' };
  const about = quoted && read(quoted, lexicon);
  if (about) adoptCase(reading, about);
  let act = decide(reading, context);
  if (act === null || isVague(act, reading)) act = repaired(reading, context, lexicon, act === null) ?? act;
  if (about) act = withQuoted(act, reading, about);
  if (act === null && isCourtesy(reading)) return { ...UNKNOWN, manner: 'courtesy', ...spokenIn(reading) };
  return { ...(act ?? UNKNOWN), ...spokenIn(reading) };
}

/** What a text means in the first of these places in which it means anything. There is at least one. */
export function understandIn(
  text: string,
  contexts: readonly (Context | null)[],
  lexicon: Lexicon,
  speaker: Speaker = 'resident',
): Understood {
  const [first = null, ...others] = contexts;
  const understood = understand(text, first, lexicon, speaker);
  if (understood.intent !== 'unknown' || others.length === 0) return understood;
  return understandIn(text, others, lexicon, speaker);
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

const PLAIN = ['ack', 'courtesy', 'no'] as const;

/** In which language a text is, where it says enough in one: a lone `ok`, or one word among keys pressed at random, does not. */
function spokenIn({ normal, tokens, rest }: Reading): Pick<Understood, 'spoken' | 'initials'> {
  if (HAN.test(normal.typed)) return { spoken: 'zh-CN' };
  // BT is in no language, and who sends it does not change his by the letters beside it.
  if (tokens.some(({ entry }) => entry.language === 'initials')) return { initials: true };
  const english = tokens.filter(({ entry }) => entry.language === 'en' && entry.word.length > 1);
  const letters = english.reduce((sum, { start, end }) => sum + end - start, 0);
  // One word of yes or no is everybody's.
  const says = english.some((token) => !PLAIN.some((sign) => senseOf(token, sign)));
  return says && letters > rest ? { spoken: 'en' } : {};
}
