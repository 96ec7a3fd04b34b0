/** From the readings of a text, with how likely each is, to what is done about it. */

import { type Act, UNKNOWN } from '../model/intent';
import type { Likely, Manner, Understood } from '../model/understood';
import type { Fill } from './apart';
import { judge, type Opinion, type Place, type Ranked } from './judge';
import type { Note } from './steps';

/** How many readings come out beside the one that is acted on. */
const MOST_READINGS = 3;
/** How many are asked back. */
const MOST_ASKED = 2;
/** Less likely ones are none. */
const LEAST_MARGIN = -2;
/** Less likely, it is not said how; who is taken to say thanks gets no answer at all. */
const SURE_MANNER = 0.35;
const SURE_COURTESY = 0.6;

/** The ranked readings, and of them the one to act on. `awaited`: what the place makes likely. */
export function settle(opinion: Opinion, awaited: Act, place: Place, fill: Fill, note: Note): Understood {
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
