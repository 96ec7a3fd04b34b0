/** Texts that are read exactly, and never guessed: numbers, initials, one word that is a command, an answer to a question that was asked. */
import type { Context } from '../model/dialogue';
import { type Act, type Intent, UNKNOWN } from '../model/intent';
import type { Understood } from '../model/understood';
import { piecesOf } from '../text/proof';
import { answer } from './answers';
import { freeText } from './answers/freeText';
import { formOf } from './forms';
import type { Speaker } from './model/examples';
import { isCommand, type Reading } from './reading/reading';
import { senseOf } from './reading/tokens';
import type { Unwrapped } from './reading/unwrap';

/** Chinese, a word longer than initials, or several. A character behind a letter is half of a word (T恤). */
const WORD = /[\u3400-\u9fff].*[\u3400-\u9fff]|(?<![a-z])[\u3400-\u9fff]|[a-z]{3}|[a-z]{2} [a-z]{2}/s;
const WORDS = /[\u3400-\u9fff].*[\u3400-\u9fff]|[a-z]{4}/s;
/** What goes along with a number: 2013年, 3分, BT查2012. */
const UNITS = /[年分星号查]/g;
/** Begun with their own word, any words may follow. */
const OPENED: readonly Intent[] = ['complaint.file', 'consult.ask'];
/** Behind TS: the number of what was complained of before. */
const TICKET = /^[0-9]{6}/;
/** TS老师 is a name. */
const SHORTEST_TEXT = 3;

/** Code and markup. */
const CODE = /[{}<>;=\\|]/;
/** A longer text of so few different characters is a key held down. */
const LONG = 8;
const FEWEST = 3;

/** Fills the slots of an intent; null where the words state too little for it. */
export type Filling = (intent: Intent) => Act | null;

/** What a text means that leaves nothing to guess; null: the words have to be weighed. */
export function exactly(
  reading: Reading,
  { foreign, body }: Unwrapped,
  context: Context | null,
  speaker: Speaker,
  fill: Filling,
): Understood | null {
  if (foreign) return UNKNOWN;
  const { says } = reading;
  // Somebody else has to help.
  if (context?.state === 'identity.ask' && says.forgotIdentity.test(body.plain))
    return { ...UNKNOWN, manner: 'person' };
  // 六位我得问问他: what is missing comes later.
  if (context?.state === 'identity.ask' && says.fetchesIdentity.test(body.plain))
    return { intent: 'identity.give', slots: {} };
  const answered = context && answer(reading, context);
  if (answered && (isAwaited(context) || isProof(answered, reading) || !WORDS.test(reading.text)))
    return answered;
  const form = answered ? null : formOf(reading, context, speaker);
  if (form) return form;
  // 我要投诉你们 answers no yes or no, and is no reason.
  if (context?.state !== 'complaint.ask' && says.complainsOutright.test(body.plain))
    return fill('complaint.file');
  const commanded = saidShortly(reading, context, fill) ?? commandIn(reading, context, fill);
  if (commanded) return commanded;
  if (says.greets.test(body.plain)) return { ...UNKNOWN, manner: 'hello' };
  if (mayEnd(context) && (says.endsWithThanks.test(body.plain) || says.sentByMistake.test(body.plain)))
    return { ...UNKNOWN, manner: 'courtesy' };
  if (context?.expects !== 'text' && says.breaksOff.test(body.plain)) return { intent: 'cancel', slots: {} };
  if (isNoWriting(body.plain)) return UNKNOWN;
  if (WORD.test(body.plain)) return null;
  return numberAlone(reading);
}

/** What the place makes likely before the words are weighed: the answer that was asked for, a text that was, the number that stands there. */
export function expected(reading: Reading, context: Context | null): Act | null {
  const answered = context && (answer(reading, context) ?? freeText(reading, context));
  if (answered) return answered;
  const { caseNo } = reading;
  return caseNo === null ? null : { intent: 'case.status', slots: { caseNo } };
}

/** Asked for a code, a reason, yes or no: every text is the answer, but for a command. */
export function isAwaited(context: Context | null): context is Context {
  switch (context?.state) {
    case 'phone.code':
    case 'family.code':
    case 'expedite.ask':
    case 'haste.ask':
      return true;
    case 'menu':
      return context.confirms !== undefined || context.groups !== undefined;
    default:
      return false;
  }
}

/** Nothing is open, or a list that nobody has to pick from. */
function asksNothing(context: Context | null): boolean {
  if (!context || context.expects === 'index' || context.expects === 'page') return true;
  return context.state === 'menu' && context.confirms === undefined && context.groups === undefined;
}

/** What was asked for is a thing that thanks are not. */
function mayEnd(context: Context | null): boolean {
  const { state, expects } = context ?? {};
  return asksNothing(context) || state === 'menu' || expects === 'matter' || expects === 'caseNo';
}

/** A name and an identity number, and nothing beside them but what they are called: no model has to be asked. */
function isProof({ intent, slots }: Act, { normal }: Reading): boolean {
  if (intent !== 'identity.give' || slots.name === undefined || slots.tail === undefined) return false;
  const [piece, ...others] = piecesOf(normal.typed);
  return (
    piece !== undefined && others.length === 0 && normal.typed.slice(piece.start, piece.end) === slots.name
  );
}

/** Words that mean this only where they are said: 了解 to an alert; quit where nothing is open, 退 where a page is. */
function saidShortly({ text, says }: Reading, context: Context | null, fill: Filling): Act | null {
  if (!context) return says.quits.test(text) ? { intent: 'subscribe.stop', slots: {} } : null;
  // 收到 QZ20261110-0002: the number is no part of the text, and which alert is meant.
  if (context.state === 'alert.pending' && says.acknowledges.test(text)) return fill('alert.ack');
  return says.leaves.test(text) ? { intent: 'back', slots: {} } : null;
}

/** Whether nobody has written it to be read. */
function isNoWriting(text: string): boolean {
  if (CODE.test(text) && !/[\u3400-\u9fff]/.test(text)) return true;
  return text.length >= LONG && !hasSeveral(text);
}

/** Known after the first few characters of nearly every text. */
function hasSeveral(text: string): boolean {
  const signs = new Set<string>();
  for (const sign of text) if (sign.trim() !== '' && signs.add(sign).size === FEWEST) return true;
  return false;
}

/** Initials with nothing but numbers behind, a command that is all that is said but for a year, 投诉 with a gap before what follows. */
function commandIn(reading: Reading, context: Context | null, fill: Filling): Act | null {
  const { head, tokens, rest, text, caseNo, says } = reading;
  if (!head) return null;
  const intent = senseOf(head, 'command')?.value ?? (senseOf(head, 'programme') && 'subsidy.query');
  if (intent === undefined) return null;
  const isText = OPENED.includes(intent) && tokens[0] === head;
  if (head.entry.language === 'initials') {
    const behind = text.slice(head.end).replace(UNITS, '').trim();
    if (isText && (TICKET.test(behind) || (caseNo !== null && !WORD.test(behind)))) return null;
    if (!WORD.test(behind) || (isText && behind.length >= SHORTEST_TEXT)) return fill(intent);
    return null;
  }
  if (!isCommand(head, intent)) return null;
  const isAlone = tokens.every((token) => token === head || senseOf(token, 'year') !== undefined);
  const isWhole = tokens[0] === head && isAlone && rest === 0 && caseNo === null;
  if (isWhole && context?.expects !== 'text') return fill(intent);
  // "Complaint settled, close it" files none.
  return isText && isGap(reading, head.end) && !says.closes.test(text.slice(head.end)) ? fill(intent) : null;
}

/** Of a blank between Chinese characters only the way back to what was typed tells. */
function isGap({ normal: { origin }, text }: Reading, at: number): boolean {
  return (
    at < text.length && ((origin[at] ?? 0) - (origin[at - 1] ?? 0) > 1 || /[\s,.:;#。]/.test(text[at] ?? ''))
  );
}

function numberAlone({ caseNo }: Reading): Act {
  return caseNo === null ? UNKNOWN : { intent: 'case.status', slots: { caseNo } };
}
