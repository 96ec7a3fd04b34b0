/** `understand --explain`: the way that one text goes, for whoever teaches it. */
import { type Explanation, explain } from '../../core/language/explain';
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import { standingOf } from '../../core/language/model/examples';
import type { Step } from '../../core/language/steps';
import type { Understood } from '../../core/model/understood';
import { contextOf } from '../../teach/contexts';
import { UsageError } from '../terminal/io';
import { t } from '../terminal/words';

/** Numbers of persons in full, as of phones and accounts. */
const NUMBER = /[0-9]{6,}[0-9x]?/gi;
const MOST_READINGS = 3;

/** The lines to print. `where`: as behind an `@` in a file of examples. Throws UsageError where that is no place. */
export function explained(text: string, where: string, lexicon: Lexicon): string[] {
  const standing = standingOf(where);
  if (!standing)
    throw new UsageError(t`--where takes what stands behind @ in a file of examples, not "${where}"`);
  const { state, subject, speaker } = standing;
  return linesOf(explain(text, contextOf(state), lexicon, { subject, speaker }));
}

function linesOf({ own, steps, carried, meant }: Explanation): string[] {
  const words = carried.map(({ words: stretch, drop }) => `${masked(stretch)} ${drop.toFixed(1)}`);
  return [
    t`own words: ${masked(own)}`,
    ...steps.flatMap(stepLines),
    ...(words.length > 0 ? [t`carried by: ${words.join(' · ')}`] : []),
    t`meant: ${meaning(meant)}`,
  ];
}

function stepLines(one: Step): string[] {
  switch (one.step) {
    case 'own':
      return [];
    case 'exact':
      return [t`read exactly, nothing is guessed: ${one.act.intent}`];
    case 'weighed': {
      const ranked = one.opinion.ranked.slice(0, MOST_READINGS);
      const readings = ranked.map(
        ({ intent, kind, margin }) => `${named(intent, kind)} ${margin.toFixed(1)}`,
      );
      return [
        t`readings, and how much likelier than that nothing is asked (as a logarithm): ${readings.join(' · ')}`,
        ...(one.awaited === 'unknown' ? [] : [t`what the place makes likely: ${one.awaited}`]),
      ];
    }
    case 'judged':
      return [t`judged: ${judged(one)}`];
  }
}

function judged({ verdict }: Extract<Step, { step: 'judged' }>): string {
  if (verdict.do === 'askBack') return t`too doubtful, asked back`;
  if (verdict.do === 'unknown') return t`nothing is asked of the service`;
  return verdict.doubtful ? t`done, asked first where it leaves something behind` : t`done`;
}

function meaning({ intent, slots, kind, manner, askBack }: Understood): string {
  const asked = askBack?.map(({ act, kind: of }) => named(act.intent, of)).join(' / ');
  const stated = Object.keys(slots).length > 0 ? masked(JSON.stringify(slots)) : '';
  return [named(intent, kind ?? manner ?? null), stated, asked && t`asked back: ${asked}`]
    .filter(Boolean)
    .join(' ');
}

function named(intent: string, kind: string | null): string {
  return kind === null ? intent : `${intent} ${kind}`;
}

function masked(text: string): string {
  return text.replace(NUMBER, (number) => `…${number.slice(-4)}`);
}
