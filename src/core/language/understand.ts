/** What a text means: the way from what was typed to what is asked for. */

import type { Context, SubjectKind } from '../model/dialogue';
import type { Act, Intent, Likely, Manner, Understood } from '../model/intent';
import { LONGEST_TEXT } from '../text/clip';
import { byRules } from './byRules';
import { isExact } from './exact';
import { filled } from './fill';
import { judge, type Opinion, opinionOf, type Ranked } from './judge';
import type { Lexicon } from './lexicon/lexicon';
import type { Speaker } from './model/examples';
import { probabilitiesOf } from './model/score';
import { changesAccount } from './reading/bankCard';
import { joinLetters } from './reading/letters';
import { normalise } from './reading/normalise';
import { type Reading, read } from './reading/reading';
import { senseOf } from './reading/tokens';
import { unwrap } from './reading/unwrap';
import { withPinyin } from './reread';

const UNKNOWN: Act = { intent: 'unknown', slots: {} };
const HAN = /[\u3400-\u9fff]/;
/** Longer than initials. */
const LATIN_WORD = /[a-z]{4}/i;

/** Who says it, and what the service spoke of to him last. */
export interface Around {
  speaker: Speaker;
  subject: SubjectKind | null;
}

const ANYBODY: Around = { speaker: 'resident', subject: null };

/** How many readings come out beside the one that is acted on. */
const MOST_READINGS = 3;
/** How many are asked back. */
const MOST_ASKED = 2;
/** Less likely ones are none. */
const LEAST_MARGIN = -2;
/** Less likely, it is not said how; who is taken to say thanks gets no answer at all. */
const SURE_MANNER = 0.35;
const SURE_COURTESY = 0.7;

/**
 * What a text means where the conversation stands. Never throws and takes time linear in the length of the text;
 * what cannot be told is `unknown`, never guessed.
 */
export function understand(
  text: string,
  context: Context | null,
  lexicon: Lexicon,
  around: Around = ANYBODY,
): Understood {
  const normal = normalise(text, lexicon.confusables);
  if (lexicon.hints.automatic?.test(normal.plain)) return { ...UNKNOWN, manner: 'automatic' };
  // Half of a complaint is not what somebody wanted to say.
  if (text.length > LONGEST_TEXT) return { ...UNKNOWN, manner: 'long' };
  const unwrapped = unwrap(joinLetters(normal, lexicon), lexicon.hints);
  const reading = withPinyin(read(unwrapped.body, lexicon), lexicon);
  const ruled = byRules(reading, unwrapped, context, around.speaker, lexicon);
  if (!lexicon.model || isExact(reading, unwrapped, context, ruled))
    return { ...ruled, ...spokenIn(reading, ruled) };
  if (context?.expects !== 'text' && changesAccount(unwrapped.body.plain))
    return { intent: 'subsidy.query', slots: { about: 'lost' }, ...spokenIn(reading, ruled) };
  const standing = { state: context?.state ?? null, ...around };
  const seen = { plain: unwrapped.body.plain, quoted: unwrapped.quoted !== null, ...standing };
  const may = (intent: Intent) => isPossible(intent, reading, context, around);
  const opinion = opinionOf(probabilitiesOf(lexicon.model, seen), may);
  const meant = judged(opinion, ruled, reading, context);
  return { ...meant, ...spokenIn(reading, meant) };
}

/** What a text means in the first of these places in which it means anything. There is at least one. */
export function understandIn(
  text: string,
  contexts: readonly (Context | null)[],
  lexicon: Lexicon,
  around: Around = ANYBODY,
): Understood {
  const [first = null, ...others] = contexts;
  const understood = understand(text, first, lexicon, around);
  if (understood.intent !== 'unknown' || others.length === 0) return understood;
  return understandIn(text, others, lexicon, around);
}

/** Whether an intent can be meant at all where it is said. */
function isPossible(
  intent: Intent,
  { caseNo, text }: Reading,
  context: Context | null,
  { speaker }: Around,
): boolean {
  switch (intent) {
    case 'subsidy.detail':
      return context?.state === 'subsidy.list';
    case 'choose':
      return context !== null && 'options' in context;
    case 'alert.ack':
      return context?.state === 'alert.pending' || caseNo !== null || speaker === 'office';
    case 'office.cases':
    case 'office.haste':
      return speaker === 'office';
    case 'liaison.unreached':
    case 'liaison.look':
      return speaker === 'liaison';
    case 'identity.give':
      return context?.state === 'identity.ask' || /[0-9x]{6}/.test(text);
    default:
      return true;
  }
}

/** The ranked readings, and of them the one to act on. */
function judged(opinion: Opinion, ruled: Understood, reading: Reading, context: Context | null): Understood {
  const act = ({ intent, kind }: Ranked): Act | null =>
    intent === ruled.intent ? ruled : filled(intent, { reading, context, kind });
  const likely = opinion.ranked.slice(0, MOST_READINGS).filter(({ margin }) => margin > LEAST_MARGIN);
  const readings = likely.map(({ intent, kind, margin }) => ({ intent, kind, margin }));
  const verdict = judge(opinion, ruled.intent, context?.expects === 'text');
  if (verdict.do === 'act') {
    const { kind } = verdict.ranked;
    const meant = act(verdict.ranked);
    const unsure = verdict.doubtful && { unsure: true as const };
    if (meant) return { ...meant, ...(kind !== null && { kind }), ...unsure, readings };
    if (ruled.intent !== 'unknown') return { ...ruled, readings };
  }
  const manner = mannerOf(opinion, ruled);
  if (manner) return { ...UNKNOWN, manner, readings };
  const askBack = verdict.do === 'unknown' ? [] : stated(likely, act).slice(0, MOST_ASKED);
  return { ...UNKNOWN, readings, ...(askBack.length > 0 && { askBack }) };
}

/** Those whose words state what their intent needs. */
function stated(likely: readonly Ranked[], act: (ranked: Ranked) => Act | null): Likely[] {
  return likely.flatMap((ranked) => {
    const found = act(ranked);
    return found ? [{ act: found, kind: ranked.kind }] : [];
  });
}

/** How an `unknown` was said. */
function mannerOf({ unknown }: Opinion, ruled: Understood): Manner | null {
  if (ruled.manner) return ruled.manner;
  const { kind, kindProbability } = unknown;
  if (
    kind === null ||
    kind === 'private' ||
    kindProbability < (kind === 'courtesy' ? SURE_COURTESY : SURE_MANNER)
  )
    return null;
  return kind as Manner; // the other kinds of unknown are manners
}

const PLAIN = ['ack', 'courtesy', 'no'] as const;

/** In which language a text is, where it says enough in one: a lone `ok`, or one word among keys pressed at random, does not. */
function spokenIn(
  { normal, tokens, rest }: Reading,
  { intent, manner }: Understood,
): Pick<Understood, 'spoken' | 'initials'> {
  if (HAN.test(normal.typed)) return { spoken: 'zh-CN' };
  // BT is in no language, and who sends it does not change his by the letters beside it.
  if (tokens.some(({ entry }) => entry.language === 'initials')) return { initials: true };
  const english = tokens.filter(({ entry }) => entry.language === 'en' && entry.word.length > 1);
  // One word of yes or no is everybody's.
  const says = english.some((token) => !PLAIN.some((sign) => senseOf(token, sign)));
  if (english.length > 0 && !says) return {};
  const letters = english.reduce((sum, { start, end }) => sum + end - start, 0);
  const isUnderstood = (intent !== 'unknown' || manner !== undefined) && LATIN_WORD.test(normal.typed);
  return (says && letters > rest) || isUnderstood ? { spoken: 'en' } : {};
}
