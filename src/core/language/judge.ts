/** Whether to act on what the model makes of a text, to ask back, or to say that it was not understood. */
import type { Intent } from '../model/intent';
import type { TextReading } from '../model/understood';
import { LABEL_PARTS } from './model/labels';

/** One intent that a text may have, with the likeliest of its kinds. */
export interface Ranked extends TextReading {
  /** Of the intent with all its kinds. */
  probability: number;
  /** Of the likeliest kind alone. */
  kindProbability: number;
}

/** What the model makes of a text. */
export interface Opinion {
  /** The likeliest first; without `unknown`. */
  ranked: readonly Ranked[];
  /** Of the texts that are not for the service, or say too little. */
  unknown: Ranked;
}

/** `doubtful`: what would leave something behind is asked first. */
export type Verdict =
  | { do: 'act'; ranked: Ranked; doubtful: boolean }
  | { do: 'askBack' }
  | { do: 'unknown' };

/** What of a text its readings do not tell. */
export interface Place {
  /** Any words may be the answer. */
  awaitsText: boolean;
  /** Whether what the words name is only asked about. */
  isHarmless: () => boolean;
  /** They are a few characters, and nothing was spoken of. */
  isBare: boolean;
  /** Whether they sound like this command, and like nothing else: 催板. */
  isHeard: (intent: Intent) => boolean;
}

/** Less likely than this by so much, nothing is asked of the service. */
const SURELY_UNKNOWN = -2;
/** Less likely than this where no answer is awaited, it is not asked back: of such texts three in four ask for nothing. */
const HARDLY = -1.25;
/** So much likelier than what the place makes likely. */
const OVERRULES = 2;
/** Where acting may harm. */
const HARMFUL_ALONE = 2;
const OVERRULES_TEXT = 4;
/** Not likelier than that, it is asked back. */
const ASK_BACK = 1.5;
/** Likelier than that, what would leave something behind is done without asking first. */
const SURE = 2.5;
/** A few characters out of nothing say little. */
const BARE = 4;
const FEW = 3;
/** What would harm and is only asked about is shown, and stays as it is: that much is enough. */
const SHOWN = 0.5;
/** No likelier than another by so much, it is doubtful. */
const CLOSE = 0.5;
/** Of a guide, a second part that is so likely beside the first is asked for as well: 带啥 多少钱. */
const BESIDE = 0.04;
/** What is less probable counts for as much: nothing is surer than that. */
export const LEAST = 1e-9;
const LOG_LEAST = Math.log(LEAST);

const HARMFUL: ReadonlySet<Intent> = new Set([
  'subscribe.stop',
  'appointment.book',
  'appointment.cancel',
  'cancel',
  'liaison.report',
  'office.haste',
  'language.choose',
  'alert.ack',
  'family.add',
  'family.remove',
]);

/** The labels of each intent, by their places. */
const BY_INTENT = [...new Set(LABEL_PARTS.map(({ intent }) => intent))].map((intent) => ({
  intent,
  places: LABEL_PARTS.flatMap((part, at) => (part.intent === intent ? [at] : [])),
}));
const NOTHING_ASKED = BY_INTENT.find(({ intent }) => intent === 'unknown')?.places ?? [];

/** Sums up the kinds of each intent. `may`: intents that can be meant where it is said. */
export function opinionOf(probabilities: Float64Array, may: (intent: Intent) => boolean): Opinion {
  const unknown = { ...rankedOf('unknown', NOTHING_ASKED, probabilities, 0), margin: 0 };
  const none = marginOf(unknown.probability);
  const ranked: Ranked[] = [];
  for (const { intent, places } of BY_INTENT)
    if (places !== NOTHING_ASKED && may(intent))
      insert(rankedOf(intent, places, probabilities, none), ranked);
  return { ranked, unknown };
}

/** Behind all that are as likely: to sort so few takes three times as long. */
function insert(one: Ranked, ranked: Ranked[]): void {
  let at = ranked.length;
  for (; at > 0; at--) {
    const before = ranked[at - 1];
    if (!before || before.probability >= one.probability) break;
    ranked[at] = before;
  }
  ranked[at] = one;
}

/** `none`: logarithm of how likely nothing is asked. */
function rankedOf(
  intent: Intent,
  places: readonly number[],
  probabilities: Float64Array,
  none: number,
): Ranked {
  let best = 0;
  let most = -1;
  let next = -1;
  let sum = 0;
  for (const at of places) {
    const probability = probabilities[at] ?? 0;
    sum += probability;
    if (probability > most) {
      next = most;
      most = probability;
      best = at;
    } else if (probability > next) next = probability;
  }
  const isWhole = intent === 'matter.guide' && next > BESIDE * most;
  const kind = isWhole ? null : (LABEL_PARTS[best]?.kind ?? null);
  return { intent, kind, probability: sum, kindProbability: most, margin: marginOf(sum) - none };
}

function marginOf(probability: number): number {
  return probability > LEAST ? Math.log(probability) : LOG_LEAST;
}

/** Whether to act on a text. `awaited`: what the place makes likely, `unknown` where it makes nothing so. */
export function judge({ ranked }: Opinion, awaited: Intent, place: Place): Verdict {
  const { awaitsText } = place;
  const [best] = ranked;
  if (!best || best.margin <= SURELY_UNKNOWN) return { do: 'unknown' };
  if (best.intent === awaited) return { do: 'act', ranked: best, doubtful: false };
  if (awaited === 'unknown') return alone(ranked, place);
  const second = ranked.find((one) => one.intent === awaited);
  const lead = best.margin - (second?.margin ?? LOG_LEAST);
  // Asked for a question, how a thing is done is one too.
  const isAwaited = awaitsText && awaited === 'consult.ask' && best.intent === 'matter.guide';
  if (!isAwaited && lead > (awaitsText ? OVERRULES_TEXT : OVERRULES)) {
    const verdict = alone(ranked, place);
    if (verdict.do === 'act') return verdict;
  }
  // It fits where it is said; the model only doubts it.
  if (second && second.margin > SURELY_UNKNOWN) return { do: 'act', ranked: second, doubtful: !awaitsText };
  return { do: 'askBack' };
}

/** Where nothing but the words speaks for it. */
function alone(ranked: readonly Ranked[], place: Place): Verdict {
  const [first] = ranked;
  // What is surer than any few characters are needs no sound.
  const isOpen = first !== undefined && first.margin <= BARE;
  const heard = isOpen && ranked.find(({ intent, margin }) => margin > HARDLY && place.isHeard(intent));
  const best = heard || first;
  const second = ranked.find((one) => one !== best);
  if (!best || best.margin <= HARDLY) return { do: 'unknown' };
  if (!heard && best.margin <= leastFor(best.intent, place)) return { do: 'askBack' };
  const leads = best.margin - (second?.margin ?? LOG_LEAST) > CLOSE;
  return { do: 'act', ranked: best, doubtful: best.margin <= SURE || !leads };
}

/** Whether a text is of so few characters. */
export function isFew(plain: string): boolean {
  return plain.length <= FEW;
}

function leastFor(intent: Intent, { isHarmless, isBare }: Place): number {
  if (isBare) return BARE;
  if (!HARMFUL.has(intent)) return ASK_BACK;
  return isHarmless() ? SHOWN : HARMFUL_ALONE;
}
