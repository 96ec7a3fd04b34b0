import { freeText } from './answers/freeText';
import { answer } from './answers/index';
import type { Act, Context, Understood } from './intent';
import type { Lexicon } from './lexicon';
import { type Normal, normalise } from './normalise';
import { programmeOf } from './programme';
import { isCommand, type Reading, read } from './reading';
import { isStrange } from './reject';
import { repairPinyin, repairSounds, repairWhole } from './repair';
import { isPlainRequest, request } from './requests/index';
import { unwrap } from './shell';
import { senseOf, type Token } from './tokens';

const UNKNOWN: Act = { intent: 'unknown', slots: {} };
/** Longer texts are not searched for misspelt words: people who write that much repeat themselves. */
const LONGEST_REPAIRED = 40;
const LATIN = /[a-z]{2}/;
const HAN = /[\u3400-\u9fff]/;

/**
 * What a text means where the conversation stands. Never throws and takes time linear in the length of the text;
 * what cannot be told is `unknown`, never guessed.
 */
export function understand(text: string, context: Context | null, lexicon: Lexicon): Understood {
  const normal = normalise(text, lexicon.confusables);
  if (lexicon.hints.automatic?.test(normal.plain)) return { ...UNKNOWN, manner: 'automatic' };
  const { body, quoted, foreign } = unwrap(normal, lexicon.hints);
  const reading = withPinyin(read(body, lexicon), lexicon);
  if (isStrange(reading, foreign)) return { ...UNKNOWN, ...spokenIn(reading) };
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
): Understood {
  const [first = null, ...others] = contexts;
  const understood = understand(text, first, lexicon);
  if (understood.intent !== 'unknown' || others.length === 0) return understood;
  return understandIn(text, others, lexicon);
}

/** The expected answer, or else a clear new request, or else the free text that was asked for. */
function decide(reading: Reading, context: Context | null): Act | null {
  const expected = context && answer(reading, context);
  if (expected) return expected;
  const asked = request(reading);
  if (context && takesText(context) && !(asked && interrupts(reading, asked, context))) {
    return (
      freeText(reading, context) ??
      (context.state === 'guide.ask' || context.state === 'identity.ask' ? asked : null)
    );
  }
  return asked;
}

function takesText({ state }: Context): boolean {
  return (
    state === 'complaint.ask' ||
    state === 'consult.ask' ||
    state === 'expedite.ask' ||
    state === 'guide.ask' ||
    state === 'identity.ask'
  );
}

/** Whether a request is so plain that it is not the text that was asked for. */
function interrupts(reading: Reading, asked: Act, context: Context): boolean {
  if (asked.intent === 'unknown') return false;
  if (context.state === 'guide.ask' && isBareProgramme(reading, asked)) return false;
  return isPlainRequest(reading) || asked.intent === 'subscribe.stop' || asked.intent === 'cancel';
}

/** Asked for a matter, a name that is both a programme and a matter is the matter. */
function isBareProgramme(reading: Reading, asked: Act): boolean {
  return (
    asked.intent === 'subsidy.query' &&
    !reading.has('paid') &&
    reading.year === null &&
    !reading.command('subsidy.query')
  );
}

function isVague(act: Act, reading: Reading): boolean {
  if (reading.rest === 0) return false;
  if (act.intent === 'consult.ask')
    return reading.head === null || senseOf(reading.head, 'command') === undefined;
  return act.intent === 'subsidy.query' && act.slots.programme === undefined;
}

/** The text read again with homophones repaired; only when then next to nothing is left unexplained. */
function repaired(reading: Reading, context: Context | null, lexicon: Lexicon, refused: boolean): Act | null {
  const { normal } = reading;
  if (normal.plain.length > LONGEST_REPAIRED) return null;
  const plain =
    reading.rest === 0
      ? repairWhole(normal.plain, lexicon)
      : repairSounds(normal.plain, reading.tokens, lexicon);
  if (plain === null) return null;
  const again = read({ ...normal, plain }, lexicon);
  if (isStrange(again, false)) return null;
  const act = decide(again, context);
  // What was refused as it stands is not let in by repairing the words around it.
  if (
    act &&
    refused &&
    !again.tokens.some((token) => carries(token, act) && !reading.text.includes(token.entry.word))
  )
    return null;
  return act && again.rest <= 1 && (again.rest < reading.rest || reading.rest === 0) ? act : null;
}

const CARRIERS = ['programme', 'subsidy', 'matter', 'score', 'expedite', 'ackfirm'] as const;

/** Whether a word is what makes the text this request. */
function carries(token: Token, { intent }: Act): boolean {
  return isCommand(token, intent) || CARRIERS.some((sign) => senseOf(token, sign));
}

/** Reads pinyin as the words it spells. */
function withPinyin(reading: Reading, lexicon: Lexicon): Reading {
  const { normal } = reading;
  if (reading.rest === 0 || !LATIN.test(normal.plain)) return reading;
  const covered = (start: number, end: number) =>
    reading.tokens.some((token) => token.start <= start && token.end >= end);
  const plain = repairPinyin(normal.plain, covered, lexicon);
  if (plain === null) return reading;
  // The words have other lengths than the letters: what is cut from them is the repaired text itself.
  const respelt: Normal = {
    typed: plain,
    plain,
    origin: Array.from({ length: plain.length }, (_, at) => at),
  };
  const again = read(respelt, lexicon);
  return again.rest < reading.rest ? again : reading;
}

/** Words that ask about a quoted case take its number. */
function adoptCase(reading: Reading, quoted: Reading): void {
  const asks = ['status', 'expedite', 'rate', 'score', 'ackfirm', 'case'] as const;
  if (reading.caseNo === null && asks.some((sign) => reading.has(sign))) reading.caseNo = quoted.caseNo;
}

/** A question after a quoted notice of a payment is about that payment, unless the own words state otherwise. */
function withQuoted(act: Act | null, reading: Reading, quoted: Reading): Act | null {
  if (act !== null && act.intent !== 'subsidy.query') return act;
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

/** In which language a text is, where it says enough in one: a lone `ok`, or one word among keys pressed at random, does not. */
function spokenIn({ normal, tokens, rest }: Reading): { spoken?: 'zh-CN' | 'en' } {
  if (HAN.test(normal.typed)) return { spoken: 'zh-CN' };
  // BT is in no language, and who sends it does not change his by the letters beside it.
  if (tokens.some(({ entry }) => entry.language === 'initials')) return {};
  const english = tokens.filter(({ entry }) => entry.language === 'en' && entry.word.length > 1);
  const letters = english.reduce((sum, { start, end }) => sum + end - start, 0);
  const says = english.some((token) => !senseOf(token, 'ack') && !senseOf(token, 'courtesy'));
  return says && letters > rest ? { spoken: 'en' } : {};
}
