/** From examples to what the model learns: each text as it stands, and noisy copies of it in other places. */
import { type Context, SUBJECT_KINDS } from '../../model/dialogue';
import type { Lexicon } from '../lexicon/lexicon';
import { joinLetters } from '../reading/letters';
import { normalise } from '../reading/normalise';
import { inWords } from '../reading/pinyin';
import { unwrap } from '../reading/unwrap';
import type { Example, Standing } from './examples';
import { featuresOf } from './features';
import { intentOf, LABELS } from './labels';
import { type Noise, noisy, wrapped } from './noise';
import { keyOf, seeded } from './random';
import { type Seen, seenIn } from './seen';
import type { Lesson } from './train';

/** How many noisy copies of each text; the first is only wrapped. */
export const COPIES = 2;

/** Lists that are open while people ask for something else: there a text means what it means anywhere. */
const LISTS: readonly Context['state'][] = ['menu', 'case.list', 'subsidy.list', 'news.list', 'case.detail'];
/** Shorter texts mean another thing where something is open. */
const LONG_ENOUGH = 5;
const MOVED = 0.3;

const NUMBERS = new Map(LABELS.map((label, number) => [label, number]));

/** A text as the model sees it. */
function seenOf(text: string, standing: Standing, lexicon: Lexicon): Seen {
  const normal = joinLetters(normalise(text, lexicon.confusables), lexicon);
  const { body: own, quoted } = unwrap(normal, lexicon.says);
  const { plain } = inWords(own, lexicon).body;
  return seenIn(plain, { ...standing, quoted: quoted !== null }, lexicon);
}

/** The numbers of the labels that an example may mean. */
function rightOf({ label, isIntentOnly }: Pick<Example, 'label' | 'isIntentOnly'>): number[] {
  if (!isIntentOnly) return [NUMBERS.get(label) ?? 0];
  return [...NUMBERS]
    .filter(([name]) => intentOf(name) === label || name === label)
    .map(([, number]) => number);
}

export function lessonsOf(
  examples: readonly Example[],
  noise: Noise,
  lexicon: Lexicon,
  seed: number,
  copies: number,
): Lesson[] {
  return examples.flatMap((example) => {
    const right = rightOf(example);
    const told = `${example.label} ${example.text}`;
    const lessons = [
      {
        ...featuresOf(seenOf(example.text, example, lexicon)),
        right,
        isOwn: true,
        key: keyOf(told, seed),
      },
    ];
    for (let copy = 0; copy < copies; copy++) {
      const key = keyOf(told, seed, copy + 1);
      const chance = seeded(key);
      const text = (copy === 0 ? wrapped : noisy)(example.text, noise, chance);
      lessons.push({
        ...featuresOf(seenOf(text, moved(example, chance), lexicon)),
        right,
        isOwn: false,
        key,
      });
    }
    return lessons;
  });
}

/** Now and then said elsewhere, where that changes nothing; of what was spoken of, also on a screen that shows a menu. */
function moved(example: Example, chance: () => number): Standing {
  const { text, state, subject, speaker } = example;
  if (state === null && subject !== null)
    return { state: chance() < MOVED ? 'menu' : null, subject, speaker };
  if (state !== null || text.length < LONG_ENOUGH) return { state, subject, speaker };
  return {
    state: chance() < MOVED ? (LISTS[Math.floor(chance() * LISTS.length)] ?? null) : null,
    subject: chance() < MOVED ? (SUBJECT_KINDS[Math.floor(chance() * SUBJECT_KINDS.length)] ?? null) : null,
    speaker,
  };
}
