/** How well texts are understood that were not taught: the whole way of a text, as the service goes it. */
import type { Lexicon } from '../core/language/lexicon/lexicon';
import type { Example } from '../core/language/model/examples';
import { intentOf, kindOf } from '../core/language/model/labels';
import { understand } from '../core/language/understand';
import type { Intent } from '../core/model/intent';
import { contextOf } from './contexts';

/** One text that was understood otherwise than its label says. */
export interface Miss {
  text: string;
  label: string;
  got: string;
  /** How sure the other reading was. */
  margin: number;
}

/** How many of how many. */
export interface Share {
  right: number;
  of: number;
}

export interface Figures {
  intent: Share;
  /** Intent and what of it is asked, of the texts whose file tells. */
  kind: Share;
  /** Texts that are not for the service and were acted on; `right` counts these. */
  falseAccepts: Share;
  askedBack: number;
  byIntent: Map<Intent, Share>;
  misses: Miss[];
}

/** How well these examples are understood. */
export function measure(examples: readonly Example[], lexicon: Lexicon): Figures {
  const figures: Figures = {
    intent: { right: 0, of: 0 },
    kind: { right: 0, of: 0 },
    falseAccepts: { right: 0, of: 0 },
    askedBack: 0,
    byIntent: new Map(),
    misses: [],
  };
  for (const example of examples) add(figures, example, lexicon);
  return figures;
}

function add(figures: Figures, example: Example, lexicon: Lexicon): void {
  const { text, label, state, subject, speaker, isIntentOnly } = example;
  const meant = understand(text, contextOf(state), lexicon, { speaker, subject });
  const wanted = intentOf(label);
  const isRight = meant.intent === wanted;
  count(figures.intent, isRight);
  const share = figures.byIntent.get(wanted) ?? { right: 0, of: 0 };
  figures.byIntent.set(wanted, share);
  count(share, isRight);
  if (wanted === 'unknown') count(figures.falseAccepts, !isRight);
  else if (!isIntentOnly) count(figures.kind, isRight && (meant.kind ?? null) === kindOf(label));
  if (meant.askBack) figures.askedBack += 1;
  if (isRight) return;
  const margin = meant.readings?.find(({ intent }) => intent === meant.intent)?.margin ?? 0;
  figures.misses.push({ text, label, got: [meant.intent, meant.kind].filter(Boolean).join(' '), margin });
}

function count(share: Share, isRight: boolean): void {
  share.of += 1;
  if (isRight) share.right += 1;
}

/** All figures of several together. */
export function together(all: readonly Figures[]): Figures {
  const sum = (pick: (one: Figures) => Share): Share => ({
    right: all.reduce((total, one) => total + pick(one).right, 0),
    of: all.reduce((total, one) => total + pick(one).of, 0),
  });
  const intents = [...new Set(all.flatMap(({ byIntent }) => [...byIntent.keys()]))];
  const none = { right: 0, of: 0 };
  return {
    intent: sum((one) => one.intent),
    kind: sum((one) => one.kind),
    falseAccepts: sum((one) => one.falseAccepts),
    askedBack: all.reduce((total, one) => total + one.askedBack, 0),
    byIntent: new Map(intents.map((intent) => [intent, sum((one) => one.byIntent.get(intent) ?? none)])),
    misses: all.flatMap(({ misses }) => misses),
  };
}

/** Ends of the interval that holds the true share in 95 of 100 cases (Wilson). */
export function interval({ right, of }: Share): [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.96;
  const share = right / of;
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of);
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
