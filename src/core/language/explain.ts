/** Why a text was understood as it was: the steps it went, and which of its words carried the decision. */
import type { Context } from '../model/dialogue';
import type { Understood } from '../model/understood';
import type { Lexicon } from './lexicon/lexicon';
import { withFormats } from './model/formats';
import { LABEL_PARTS } from './model/labels';
import { probabilitiesOf } from './model/score';
import { type Seen, seenIn } from './model/seen';
import type { Step } from './steps';
import { type Around, understand } from './understand';

/** Words, and how much of the lead over the next reading goes with them. */
export interface Stretch {
  words: string;
  drop: number;
}

export interface Explanation {
  /** The own words as they are compared, numbers of a kind as one letter. */
  own: string;
  /** As it went, `own` left out. */
  steps: readonly Step[];
  /** Those that speak most for the likeliest reading; none where nothing had to be weighed. */
  carried: readonly Stretch[];
  meant: Understood;
}

/** Longer texts are looked at so far. */
const LONGEST = 60;
const LONGEST_STRETCH = 4;
const MOST_STRETCHES = 4;
/** What a longer stretch must be worth more for each of its characters: short ones say more. */
const PER_SIGN = 0.3;
const LEAST_DROP = 0.5;
const LEAST = 1e-9;

/** Explains what `understand` makes of the same text. */
export function explain(
  text: string,
  context: Context | null,
  lexicon: Lexicon,
  around: Around,
): Explanation {
  const steps: Step[] = [];
  const meant = understand(text, context, lexicon, around, (step) => steps.push(step));
  const own = steps.find((one) => one.step === 'own');
  const weighed = steps.find((one) => one.step === 'weighed');
  return {
    own: withFormats(own?.plain ?? ''),
    steps: steps.filter((one) => one !== own),
    carried: weighed ? stretchesOf(weighed.seen, lexicon) : [],
    meant,
  };
}

/** Each is left out once: what the lead of the likeliest label loses is what it carried. */
function stretchesOf(seen: Seen, lexicon: Lexicon): Stretch[] {
  const { model } = lexicon;
  if (!model) return [];
  const probabilities = probabilitiesOf(model, seen);
  const best = probabilities.indexOf(Math.max(...probabilities));
  const whole = leadOf(probabilities, best);
  const plain = seen.plain.slice(0, LONGEST);
  const found: (Stretch & { start: number; end: number })[] = [];
  for (let start = 0; start < plain.length; start++)
    for (let end = start + 1; end <= Math.min(plain.length, start + LONGEST_STRETCH); end++) {
      const rest = seen.plain.slice(0, start) + seen.plain.slice(end);
      const drop = whole - leadOf(probabilitiesOf(model, seenIn(rest, seen, lexicon)), best);
      if (drop > LEAST_DROP) found.push({ words: plain.slice(start, end), drop, start, end });
    }
  const worth = ({ drop, start, end }: (typeof found)[number]) => drop - PER_SIGN * (end - start);
  const chosen: typeof found = [];
  for (const one of found.sort((a, b) => worth(b) - worth(a)))
    if (
      chosen.length < MOST_STRETCHES &&
      chosen.every(({ start, end }) => one.end <= start || end <= one.start)
    )
      chosen.push(one);
  return chosen.map(({ words, drop }) => ({ words: withFormats(words), drop }));
}

/** How much likelier its intent is than the likeliest other, as a logarithm. */
function leadOf(probabilities: Float64Array, best: number): number {
  const sums = new Map<string, number>();
  for (const [at, { intent }] of LABEL_PARTS.entries())
    sums.set(intent, (sums.get(intent) ?? 0) + (probabilities[at] ?? 0));
  const intent = LABEL_PARTS[best]?.intent ?? 'unknown';
  const others = [...sums].filter(([other]) => other !== intent).map(([, sum]) => sum);
  return Math.log(Math.max(sums.get(intent) ?? 0, LEAST)) - Math.log(Math.max(...others, LEAST));
}
