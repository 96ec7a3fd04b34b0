/** What a text means: the way from what was typed to what is asked for. */

import type { Context, SubjectKind } from '../model/dialogue';
import type { Act, Intent } from '../model/intent';
import type { Likely, Manner, Understood } from '../model/understood';
import { LONGEST_TEXT } from '../text/clip';
import { ofRow } from './answers/row';
import { exactly, expected, isAwaited } from './exact';
import { withoutHarm } from './harmful';
import { isFew, judge, type Opinion, opinionOf, type Place, type Ranked } from './judge';
import type { Lexicon } from './lexicon/lexicon';
import type { Speaker } from './model/examples';
import { probabilitiesOf } from './model/score';
import { seenIn } from './model/seen';
import { isPossible } from './possible';
import { heardAs } from './reading/heard';
import { joinLetters } from './reading/letters';
import { normalise } from './reading/normalise';
import { inWords } from './reading/pinyin';
import { type Reading, read } from './reading/reading';
import { unwrap } from './reading/unwrap';
import { filled } from './slots/stated';
import { wishesComplaint, wishesNoStop } from './slots/wishes';
import type { Note } from './steps';
import { unweighed } from './unweighed';

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
const SURE_COURTESY = 0.6;

/** Fills the slots of a reading; null where the words state too little for it. */
type Fill = (intent: Intent, kind: string | null) => Act | null;

/**
 * What a text means where the conversation stands. Never throws and takes time linear in the length of the text;
 * what cannot be told is `unknown`, never guessed.
 */
export function understand(
  text: string,
  context: Context | null,
  lexicon: Lexicon,
  around: Around = ANYBODY,
  note: Note = () => {},
): Understood {
  const opened = open(text, context, lexicon);
  if ('intent' in opened) return opened;
  const { unwrapped, body, reading, quoted, fill } = opened;
  note({ step: 'own', plain: body.plain, quoted: unwrapped.quoted?.plain ?? null });
  const exact = exactIn(opened, context, around.speaker);
  if (exact) {
    note({ step: 'exact', act: exact });
    return exact;
  }
  const plainly = context?.expects === 'text' ? null : unweighed(body.plain, lexicon.says);
  if (plainly) return { ...plainly, ...spokenIn(reading, plainly) };
  const awaited = expected(reading, context) ?? UNKNOWN;
  if (!lexicon.model) return { ...awaited, ...spokenIn(reading, awaited) };
  const { plain } = body;
  const standing = { ...around, state: context?.state ?? null, quoted: quoted !== null };
  const seen = seenIn(plain, standing, lexicon, reading.tokens);
  const may = (intent: Intent) => isPossible(intent, reading, context, around.speaker);
  const asked = { awaited: awaited.intent, isAsked: context !== null };
  const wished = withoutHarm(probabilitiesOf(lexicon.model, seen), reading, text, asked, lexicon);
  const opinion = opinionOf(wished, may);
  note({ step: 'weighed', seen, opinion, awaited: awaited.intent });
  const isBare = context === null && around.subject === null && isFew(plain);
  const isHarmless = wishesNoStop(text, lexicon.says);
  const sounding = lexicon.says.noCommand.test(plain) ? null : heardAs(plain, lexicon.sounds.commands);
  const heard = sounding as Intent | null; // commands are planted by their intents
  const place = { awaitsText: context?.expects === 'text', isHarmless, isBare, heard };
  const judgement = ofRow(judged(opinion, awaited, place, fill, note), context, fill, reading.text);
  // A reason that was asked for may be in any words.
  const meant = judgement.intent === 'unknown' && isAwaited(context) ? awaited : judgement;
  const asksFirst =
    meant.intent === 'complaint.file' && !place.awaitsText && !wishesComplaint(text, lexicon.says);
  return { ...meant, ...(asksFirst && { unsure: true as const }), ...spokenIn(reading, meant) };
}

/** As `understand`, where nothing has to be weighed, which is what costs; null elsewhere. */
export function understandExactly(
  text: string,
  context: Context | null,
  lexicon: Lexicon,
): Understood | null {
  const opened = open(text, context, lexicon);
  return 'intent' in opened ? opened : exactIn(opened, context, ANYBODY.speaker);
}

/** A text taken apart; what is no text to be read comes back as understood. */
function open(text: string, context: Context | null, lexicon: Lexicon) {
  const normal = normalise(text, lexicon.confusables);
  if (lexicon.hints.automatic?.test(normal.plain)) return { ...UNKNOWN, manner: 'automatic' as const };
  // Half of a complaint is not what somebody wanted to say.
  if (text.length > LONGEST_TEXT) return { ...UNKNOWN, manner: 'long' as const };
  const unwrapped = unwrap(joinLetters(normal, lexicon), lexicon.hints);
  const { body, words } = inWords(unwrapped.body, lexicon);
  const reading = read(body, lexicon, words);
  const quoted = unwrapped.quoted && read(unwrapped.quoted, lexicon);
  const fill: Fill = (intent, kind) => filled(intent, { reading, quoted, context, kind, lexicon });
  return { unwrapped, body, reading, quoted, fill };
}

function exactIn(
  { reading, unwrapped, fill }: Exclude<ReturnType<typeof open>, { intent: string }>,
  context: Context | null,
  speaker: Around['speaker'],
): Understood | null {
  const exact = exactly(reading, unwrapped, context, speaker, (intent) => fill(intent, null));
  return exact && { ...exact, ...spokenIn(reading, exact) };
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

/** The ranked readings, and of them the one to act on. `awaited`: what the place makes likely. */
function judged(opinion: Opinion, awaited: Act, place: Place, fill: Fill, note: Note): Understood {
  const acts = new Map<Ranked, Act | null>();
  const act = (ranked: Ranked) => {
    if (ranked.intent === awaited.intent) return awaited;
    if (!acts.has(ranked)) acts.set(ranked, fill(ranked.intent, ranked.kind));
    return acts.get(ranked) ?? null;
  };
  // What the likeliest needs may not be stated: then it is not meant.
  const ranked = opinion.ranked.slice(opinion.ranked.findIndex((one) => act(one) !== null));
  const likely = ranked.slice(0, MOST_READINGS).filter(({ margin }) => margin > LEAST_MARGIN);
  const readings = likely.map(({ intent, kind, margin }) => ({ intent, kind, margin }));
  const verdict = judge({ ...opinion, ranked }, awaited.intent, place);
  note({ step: 'judged', verdict });
  const meant = verdict.do === 'act' ? act(verdict.ranked) : null;
  if (verdict.do === 'act' && meant) {
    // What else the words may ask is nothing to an answer that is awaited.
    const kind = verdict.ranked === ranked[0] ? verdict.ranked.kind : null;
    const unsure = verdict.doubtful && { unsure: true as const };
    return { ...meant, ...(kind !== null && { kind }), ...unsure, readings };
  }
  const manner = mannerOf(opinion);
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
function mannerOf({ unknown: { kind, kindProbability } }: Opinion): Manner | null {
  const sure = kind === 'courtesy' ? SURE_COURTESY : SURE_MANNER;
  if (kind === null || kind === 'private' || kindProbability < sure) return null;
  return kind as Manner; // the other kinds of unknown are manners
}

/** In which language a text is, where it says enough in one: one word among keys pressed at random does not. */
function spokenIn(
  { normal, tokens, rest }: Reading,
  { intent, manner }: Understood,
): Pick<Understood, 'spoken' | 'initials'> {
  if (HAN.test(normal.typed)) return { spoken: 'zh-CN' };
  // BT is in no language, and who sends it does not change his by the letters beside it.
  if (tokens.some(({ entry }) => entry.language === 'initials')) return { initials: true };
  const english = tokens.filter(({ entry }) => entry.language === 'en' && entry.word.length > 1);
  const letters = english.reduce((sum, { start, end }) => sum + end - start, 0);
  // Ok and thanks are everybody's.
  if (manner === 'courtesy' || intent === 'alert.ack') return {};
  const isUnderstood = (intent !== 'unknown' || manner !== undefined) && LATIN_WORD.test(normal.typed);
  return letters > rest || isUnderstood ? { spoken: 'en' } : {};
}
